import type { Temporal } from 'temporal-polyfill';
import { audit, SYSTEM } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import { invariant } from '@/lib/domain/invariant';
import {
  type RefundFunding,
  refundBounced,
  refundReturned,
  refundSent,
  shareMissing,
  shareTaken,
} from '@/lib/domain/ledger';
import { notify } from '@/lib/notifications/notify';
import { enqueue } from '@/lib/outbox';
import { balanceOf } from '@/lib/providers/stripe/balances';
import { createRefund, type RefundState, retrieveRefund } from '@/lib/providers/stripe/refunds';
import type { Prisma, Refund } from '@/prisma/generated/client/client';
import { nextTry } from '../payouts/next-try';
import { dropPending, postLedger, postPending } from '../post-ledger';
import { restoredTransfer, takeShare } from '../share';
import { failAfterLoss, isWithTheBank, LOOK_AGAIN_HOURS, waitForBank } from './refund-and-dispute';

type Place = { readonly bookingId: string; readonly number: number };
/** What is read with a refund. */
export const WITH_BOOKING = { payment: { include: { booking: true } } } as const;
type WithBooking = Prisma.RefundGetPayload<{ include: typeof WITH_BOOKING }>;

/**
 * Sends a booked refund to Stripe and records what Stripe says. Safe to repeat: the key comes from booking, number and
 * attempt, and whose balance pays is settled before Stripe is asked the first time. After that nothing is asked of the
 * balance any more, since it may be low because of this very refund.
 */
export async function sendRefund(bookingId: string, number: number): Promise<void> {
  const found = await findRefund({ bookingId, number });
  if (found?.status !== 'pending') return;
  if (found.refundId) return syncRefund(found.refundId);
  if (await isWithTheBank(db(), bookingId)) return transaction((tx) => waitForBank(tx, found));
  const refund = await takeShareFirst(await settleFunding(found));
  if (refund.status !== 'pending') return; // a card network has paid in its place meanwhile
  const { paymentIntentId } = refund.payment;
  invariant(paymentIntentId, 'a refund is of a charged payment');
  const answer = await createRefund(
    { paymentIntentId, amountCents: refund.amountCents, bookingId, funding: refund.funding },
    `booking/${bookingId}/refund/${number}/${refund.attempt}`,
  );
  if (answer.ok) return record(refund, answer.refund);
  if (answer.code === 'refused') throw answer.error; // tried again, then shown to the admin
  await transaction((tx) => (answer.code === 'short' ? afterShort(tx, refund) : afterDisputed(tx, refund)));
}

/**
 * Stripe does not go below zero with the professional's account: the platform pays, and the professional owes it. When it
 * is the platform's own balance, Stripe is asked again in growing pauses, as another question: it would repeat its no.
 */
async function afterShort(tx: Tx, refund: WithBooking): Promise<void> {
  const isOurs = refund.funding === 'platform';
  await askAgain(tx, refund, 'platform', isOurs ? nextTry(refund.attempt) : now());
  if (!isOurs) await owe(tx, refund, refund.amountCents - refund.feeRefundCents);
}

/** A card network decides, of which we have not heard yet, or has decided against the payment. */
async function afterDisputed(tx: Tx, refund: WithBooking): Promise<void> {
  if (await failAfterLoss(tx, refund)) return;
  await askAgain(tx, refund, refund.funding, now().add({ hours: LOOK_AGAIN_HOURS }));
}

/** Reads a refund from Stripe again and records what it has become. */
export async function syncRefund(refundId: string): Promise<void> {
  const refund = await db().refund.findUnique({ where: { refundId }, include: WITH_BOOKING });
  if (!refund) return;
  const state = await retrieveRefund(refundId);
  if (state) await record(refund, state);
}

/**
 * Decides once whose balance pays. The professional's, unless their share is not there, or came back after a card dispute:
 * Stripe reverses the charge's transfer with a refund, and no other.
 * @returns the refund with what was decided, here or by a worker that was faster
 */
async function settleFunding(refund: WithBooking): Promise<WithBooking> {
  const { bookingId, attempt, funding, askedAt } = refund;
  const netCents = refund.amountCents - refund.feeRefundCents;
  const isRestored = funding === 'connected' && (await restoredTransfer(bookingId)) !== null;
  if (askedAt && !isRestored) return refund;
  const isShort =
    funding === 'connected' &&
    !isRestored &&
    (await balanceOf(refund.payment.destination)).totalCents < netCents;
  return transaction(async (tx) => {
    const { count } = await tx.refund.updateMany({
      where: { ...place(refund), attempt, status: 'pending', ...(isRestored ? {} : { askedAt: null }) },
      data: { askedAt: toDate(now()), ...(isRestored ? { shareCents: netCents } : {}) },
    });
    if (count === 1 && (isShort || isRestored)) await askAgain(tx, refund, 'platform');
    if (count === 1 && isShort) await owe(tx, refund, netCents);
    return reread(tx, refund);
  });
}

/**
 * What is left of the professional's share comes to the platform, which pays the refund with it. What does not reach is
 * owed. Safe to repeat.
 */
async function takeShareFirst(refund: WithBooking): Promise<WithBooking> {
  const { bookingId, number, shareCents, payment } = refund;
  if (shareCents === 0 || refund.shareReversalId) return refund;
  const answer = await takeShare(bookingId, shareCents, `booking/${bookingId}/refund/${number}/share`);
  return transaction(async (tx) => {
    const { count } = await tx.refund.updateMany({
      where: { ...place(refund), shareCents, shareReversalId: null },
      data: answer.ok ? { shareReversalId: answer.id } : { shareCents: 0 },
    });
    if (count === 1 && answer.ok)
      await postLedger(tx, bookingId, shareTaken(shareCents, payment.booking), number);
    if (count === 1 && !answer.ok) await owe(tx, refund, shareCents);
    return reread(tx, refund);
  });
}

/** The professional has taken their share of a refund from their balance another way. */
function owe(tx: Tx, { bookingId, number, payment }: WithBooking, cents: number): Promise<void> {
  return postLedger(tx, bookingId, shareMissing(cents, payment.booking), number);
}

/** Begins another attempt, which Stripe sees as another question; it is sent at `at`. */
export async function askAgain(
  tx: Tx,
  refund: WithBooking,
  funding: RefundFunding,
  at: Temporal.Instant = now(),
): Promise<void> {
  const { bookingId, number, amountCents: refundCents, feeRefundCents } = refund;
  const { booking } = refund.payment;
  const attempt = refund.attempt + 1;
  if (refund.status === 'pending')
    await dropPending(tx, bookingId, 'refunded', `${number}.${refund.attempt}`);
  await tx.refund.update({
    where: { bookingId_number: place(refund) },
    data: {
      ...{ status: 'pending', funding, attempt, refundId: null, failure: null, settledAt: null },
      askedAt: toDate(now()),
    },
  });
  await postLedger(
    tx,
    bookingId,
    refundSent({ refundCents, feeRefundCents, funding }, booking),
    `${number}.${attempt}`,
  );
  await audit(tx, SYSTEM, 'refund.asked_again', `refund/${bookingId}`, { number, attempt, funding });
  await enqueue(tx, 'refund-payment', `${bookingId}/refund/${number}/${attempt}`, { bookingId, number }, at);
}

async function record(refund: WithBooking, state: RefundState): Promise<void> {
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM payments WHERE booking_id = ${refund.bookingId} FOR UPDATE`;
    const before = await findRefund(place(refund), tx);
    // Another attempt has begun, or this was recorded before.
    if (!before || before.attempt !== refund.attempt || before.status === 'failed') return;
    if (before.status === state.status && before.refundId === state.id) return;
    if (before.status === 'succeeded' && state.status === 'pending') return;
    const settledAt = state.status === 'pending' ? null : toDate(now());
    await tx.refund.update({
      where: { bookingId_number: place(refund) },
      data: { status: state.status, refundId: state.id, failure: state.failure, settledAt },
    });
    if (state.status === 'succeeded') await recordSucceeded(tx, before);
    if (state.status === 'failed') await recordFailed(tx, before);
    if (state.status === 'pending') return;
    const { amountCents } = refund;
    const detail = {
      refundId: state.id,
      chargeId: refund.payment.chargeId,
      amountCents,
      failure: state.failure,
    };
    await audit(tx, SYSTEM, `refund.${state.status}`, `refund/${refund.bookingId}`, detail);
  });
}

async function recordSucceeded(tx: Tx, refund: WithBooking): Promise<void> {
  const { bookingId, number, attempt, payment } = refund;
  await postPending(tx, bookingId, 'refunded', `${number}.${attempt}`);
  await judgePayment(tx, bookingId, payment.amountCents);
  const { candidateId: userId } = payment.booking;
  await notify(tx, { userId, kind: 'refund_receipt', bookingId, occasion: number });
}

/** The candidate is owed the sum still; an admin asks again, from the platform's balance, where the money is now. */
async function recordFailed(tx: Tx, refund: WithBooking): Promise<void> {
  const { bookingId, number, attempt, payment, amountCents, feeRefundCents } = refund;
  const occasion = `${number}.${attempt}`;
  if (refund.status === 'succeeded') {
    await postLedger(tx, bookingId, refundReturned(amountCents, payment.booking), occasion);
    await judgePayment(tx, bookingId, payment.amountCents);
  } else {
    await dropPending(tx, bookingId, 'refunded', occasion);
    const netCents = amountCents - feeRefundCents;
    if (refund.funding === 'connected' && netCents > 0) {
      await postLedger(tx, bookingId, refundBounced(netCents, payment.booking), occasion);
    }
  }
  const { candidateId } = payment.booking;
  await notify(tx, {
    userId: candidateId,
    kind: 'refund_failed',
    bookingId,
    occasion: number * 100 + attempt,
  });
}

/** A payment is called refunded when Stripe says so of everything that was decided. */
export async function judgePayment(tx: Tx, bookingId: string, paidCents: number): Promise<void> {
  const refunds = await tx.refund.findMany({ where: { bookingId } });
  const isDone = refunds.every((each) => each.status === 'succeeded');
  const returned = refunds.reduce((sum, each) => sum + each.amountCents, 0);
  const status = !isDone ? 'refunding' : returned === paidCents ? 'refunded' : 'partially_refunded';
  await tx.payment.update({ where: { bookingId }, data: { status } });
}

function findRefund(at: Place, tx: Tx = db()): Promise<WithBooking | null> {
  return tx.refund.findUnique({ where: { bookingId_number: at }, include: WITH_BOOKING });
}

function reread(tx: Tx, refund: Place): Promise<WithBooking> {
  return tx.refund.findUniqueOrThrow({ where: { bookingId_number: place(refund) }, include: WITH_BOOKING });
}

function place({ bookingId, number }: Pick<Refund, 'bookingId' | 'number'>): Place {
  return { bookingId, number };
}
