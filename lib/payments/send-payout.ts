import { Temporal } from 'temporal-polyfill';
import { audit, SYSTEM } from '@/lib/audit';
import { now, toDate, toInstantOrNull } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { enqueue } from '@/lib/outbox';
import { createPayout, type PayoutState } from '@/lib/providers/stripe/payouts';
import type { Payout } from '@/prisma/generated/client/client';

const RETRY_MINUTES = 60;
const ACCOUNT_RETRY_MINUTES = 24 * 60;

/**
 * Pays a professional what a booking has earned, on their connected account, once.
 *
 * Waits, by a later job, while a refund of the same booking is open (its reversal takes from the same balance),
 * while the account cannot be paid, and while Stripe has not made the money available yet. Safe to repeat: the
 * key comes from booking and attempt, and a new attempt begins only when Stripe has refused the one before. So
 * nothing is asked of the balance first: after a crash behind Stripe's yes it would be too low for what is
 * already on its way.
 */
export async function sendPayout(bookingId: string): Promise<void> {
  const payout = await db().payout.findUnique({
    where: { bookingId },
    include: { payment: { include: { refund: true } } },
  });
  if (payout?.status !== 'pending' || payout.payoutId) return;
  const { destination, refund, fundsAvailableAt } = payout.payment;
  if (refund?.status === 'pending') return waitFor(payout, 'refund', inMinutes(RETRY_MINUTES));
  const account = await db().stripeAccount.findUnique({ where: { accountId: destination } });
  if (!account?.payoutsEnabled) return waitFor(payout, 'account', inMinutes(ACCOUNT_RETRY_MINUTES));
  const fundsAt = toInstantOrNull(fundsAvailableAt);
  if (fundsAt && Temporal.Instant.compare(fundsAt, now()) > 0) return waitFor(payout, 'balance', fundsAt);

  const attempt = payout.attempt + 1;
  const { amountCents, currency } = payout;
  const result = await createPayout(
    { account: destination, amountCents, currency, bookingId },
    `booking/${bookingId}/payout/${attempt}`,
  );
  if (result.ok) return recordSent(bookingId, attempt, result.payout);
  await db().payout.updateMany({ where: { bookingId, status: 'pending' }, data: { attempt } });
  const reason = result.code === 'insufficient' ? 'balance' : 'stripe';
  await waitFor(payout, reason, inMinutes(RETRY_MINUTES));
}

async function recordSent(bookingId: string, attempt: number, sent: PayoutState): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.payout.updateMany({
      where: { bookingId, status: 'pending', payoutId: null },
      data: {
        status: 'sent',
        attempt,
        payoutId: sent.id,
        waitingFor: null,
        arrivesAt: new Date(sent.arrivesAt * 1000),
        updatedAt: toDate(now()),
      },
    });
    if (count === 0) return; // recorded before
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
