import { Temporal } from 'temporal-polyfill';
import { audit, SYSTEM } from '@/lib/audit';
import { now, toDate, toInstant, toInstantOrNull } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import { disputableUntil } from '@/lib/domain/dispute';
import { payoutSent } from '@/lib/domain/ledger';
import { env } from '@/lib/env';
import { enqueue } from '@/lib/outbox';
import { createPayout, type PayoutState } from '@/lib/providers/stripe/payouts';
import type { Payout } from '@/prisma/generated/client/client';
import { judgePayout, lockPayout } from '../payout-state';
import { postLedger } from '../post-ledger';
import { claimDebt, settleClaims } from './debt';
import { nextTry } from './next-try';
import { sendCompensation } from './send-compensation';

const RETRY_MINUTES = 60;
const ACCOUNT_RETRY_MINUTES = 24 * 60;
/** What a payout that Stripe refuses waits for. */
const REFUSED_FOR = { insufficient: 'balance', account: 'account', refused: 'stripe' } as const;

/**
 * Pays a professional what a booking has earned, on their connected account, once, less what they owe.
 *
 * Waits, by a later job, while a refund of the same booking is open (its reversal takes from the same balance), while a
 * candidate who was judged absent can object, while the account cannot be paid, and while Stripe has not made the money
 * available yet. What the platform pays for a refunded call is brought to the account first. Safe to repeat: the
 * key comes from booking and attempt, and a new attempt begins only when Stripe has refused the one before. So
 * nothing is asked of the balance first: after a crash behind Stripe's yes it would be too low for what is
 * already on its way.
 */
export async function sendPayout(bookingId: string): Promise<void> {
  const payout = await findPending(bookingId);
  if (!payout) return;
  const { destination } = payout.payment;
  if (!payout.askedAt) {
    const wait = await whyNotYet(payout);
    if (wait) return waitFor(payout, wait.reason, wait.until);
    const given = await sendCompensation(bookingId, destination);
    if (given.state === 'gone') return;
    if (given.state === 'refused') return waitFor(payout, given.reason, given.until);
    await transaction((tx) => claimDebt(tx, bookingId, payout.professionalId));
    if (!(await settleClaims(bookingId))) return waitFor(payout, 'balance', inMinutes(RETRY_MINUTES));
  }
  const asking = await transaction((tx) => markAsked(tx, bookingId));
  if (!asking) return; // blocked meanwhile, or all of it went to a debt

  const { attempt, amountCents } = asking;
  const result = await createPayout(
    { account: destination, amountCents, currency: payout.currency, bookingId },
    `booking/${bookingId}/payout/${attempt}`,
  );
  if (result.ok) return recordSent(payout, attempt, result.payout);
  if (result.code === 'account')
    await transaction((tx) =>
      enqueue(tx, 'sync-account', `account/${destination}/payout/${bookingId}/${attempt}`, {
        accountId: destination,
      }),
    );
  const reason = REFUSED_FOR[result.code];
  await recordRefused(payout, attempt, reason);
}

async function whyNotYet({ payment, compensation }: PendingPayout): Promise<{
  reason: 'refund' | 'objection' | 'account' | 'balance';
  until: Temporal.Instant;
} | null> {
  const { destination, refunds, fundsAvailableAt, booking } = payment;
  if (refunds.some((each) => each.status === 'pending')) {
    return { reason: 'refund', until: inMinutes(RETRY_MINUTES) };
  }
  // A candidate who was judged absent can object that long; what has been paid out would have to be got back.
  if (booking.endReason === 'candidate_absent' && booking.endAt) {
    const until = disputableUntil(toInstant(booking.endAt), env().policy).add({ seconds: 1 });
    if (Temporal.Instant.compare(now(), until) < 0) return { reason: 'objection', until };
  }
  const account = await db().stripeAccount.findUnique({ where: { accountId: destination } });
  if (!account?.payoutsEnabled) return { reason: 'account', until: inMinutes(ACCOUNT_RETRY_MINUTES) };
  if (compensation) return null; // none of the card payment's money is in it
  const fundsAt = toInstantOrNull(fundsAvailableAt);
  const isThere = !fundsAt || Temporal.Instant.compare(fundsAt, now()) <= 0;
  return isThere ? null : { reason: 'balance', until: fundsAt };
}

function findPending(bookingId: string) {
  return db().payout.findFirst({
    where: { bookingId, status: 'pending', payoutId: null },
    include: { compensation: true, payment: { include: { refunds: true, booking: true } } },
  });
}

/**
 * The last moment at which a payout can be kept back: from here on it counts as gone.
 * @returns null when it was blocked meanwhile, or when a debt has left nothing of it
 */
async function markAsked(
  tx: Tx,
  bookingId: string,
): Promise<{ attempt: number; amountCents: number } | null> {
  const payout = await lockPayout(tx, bookingId);
  if (payout?.status !== 'pending' || payout.payoutId) return null;
  const amountCents = payout.amountCents - payout.withheldCents;
  const at = toDate(now());
  if (amountCents > 0) {
    if (!payout.askedAt)
      await tx.payout.update({ where: { bookingId }, data: { askedAt: at, updatedAt: at } });
    return { attempt: payout.attempt + 1, amountCents };
  }
  await tx.payout.update({
    where: { bookingId },
    data: { status: 'settled', waitingFor: null, updatedAt: at },
  });
  await audit(tx, SYSTEM, 'payout.settled', `payout/${bookingId}`, { withheldCents: payout.withheldCents });
  return null;
}

/** Stripe said no, so the money is still there: whatever came up meanwhile counts again. */
async function recordRefused(payout: PendingPayout, attempt: number, reason: string): Promise<void> {
  const { bookingId } = payout;
  await transaction(async (tx) => {
    await tx.payout.updateMany({ where: { bookingId, status: 'pending' }, data: { attempt, askedAt: null } });
    await judgePayout(tx, bookingId);
  });
  await waitFor(payout, reason, nextTry(attempt));
}

type PendingPayout = NonNullable<Awaited<ReturnType<typeof findPending>>>;

async function recordSent(payout: PendingPayout, attempt: number, sent: PayoutState): Promise<void> {
  const { bookingId } = payout;
  await transaction(async (tx) => {
    const { count } = await tx.payout.updateMany({
      where: { bookingId, status: 'pending', payoutId: null },
      data: {
        status: 'sent',
        attempt,
        payoutId: sent.id,
        askedAt: null,
        waitingFor: null,
        arrivesAt: new Date(sent.arrivesAt * 1000),
        updatedAt: toDate(now()),
      },
    });
    if (count === 0) return; // recorded before
    await postLedger(tx, bookingId, payoutSent(sent.amountCents, payout.payment.booking), attempt);
    await audit(tx, SYSTEM, 'payout.sent', `payout/${bookingId}`, {
      payoutId: sent.id,
      amountCents: sent.amountCents,
      attempt,
    });
    // Stripe may have called it paid before this row existed: look once more.
    await enqueue(tx, 'sync-payout', `${bookingId}/payout/${attempt}/sync`, { bookingId });
  });
}

async function waitFor({ bookingId }: Payout, reason: string, at: Temporal.Instant): Promise<void> {
  await transaction(async (tx) => {
    await tx.payout.updateMany({
      where: { bookingId, status: 'pending' },
      data: { waitingFor: reason, updatedAt: toDate(now()) },
    });
    await enqueue(tx, 'send-payout', `${bookingId}/payout/at/${at.epochMilliseconds}`, { bookingId }, at);
  });
}

function inMinutes(minutes: number): Temporal.Instant {
  return now().add({ minutes });
}
