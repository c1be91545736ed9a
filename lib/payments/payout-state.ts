import { audit, SYSTEM } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { enqueue } from '@/lib/outbox';
import type { Payout, Prisma } from '@/prisma/generated/client/client';

/**
 * The money has left the professional's balance with Stripe, so nothing can be taken back from there. It counts as gone
 * from the moment at which Stripe is asked: until the answer nobody knows.
 */
export function isGone({ status, askedAt }: Pick<Payout, 'status' | 'askedAt'>): boolean {
  return askedAt !== null || status === 'sent' || status === 'paid' || status === 'settled';
}

/**
 * Reads a payout that nobody else changes until the transaction ends.
 * @returns null when nothing has been paid for the booking
 */
export async function lockPayout(tx: Tx, bookingId: string): Promise<Payout | null> {
  await tx.$queryRaw`SELECT 1 FROM payouts WHERE booking_id = ${bookingId} FOR UPDATE`;
  return tx.payout.findUnique({ where: { bookingId } });
}

/** Open, or over while the professional's share still waits with us; one that undid the payment keeps it for good. */
const UNSETTLED = {
  OR: [
    { closedAt: null },
    { reversalId: { not: null }, restoredId: null, payment: { status: { not: 'charged_back' } } },
  ],
} satisfies Prisma.CardDisputeWhereInput;

/** Why a payout is kept back, in a word of ours; more than one may hold, the first is shown. */
export type BlockReason = 'disputed' | 'card_dispute' | 'held_by_admin';

/**
 * Works out anew whether a payout may go: it is blocked while anything is open about its call, waits while the outcome
 * is, and is sent once it is earned. Everything that opens or closes a block calls this, in its transaction, so that
 * one block that ends never releases what another still holds.
 */
export async function judgePayout(tx: Tx, bookingId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM payouts WHERE booking_id = ${bookingId} FOR UPDATE`;
  const payout = await tx.payout.findUnique({
    where: { bookingId },
    include: {
      compensation: true,
      payment: {
        include: { booking: { include: { dispute: true } }, cardDisputes: { where: UNSETTLED } },
      },
    },
  });
  if (!payout || isGone(payout) || payout.amountCents === 0) return;
  const { payment, holdReason, status } = payout;
  const reasons: readonly (BlockReason | false)[] = [
    payment.booking.dispute?.status === 'open' && 'disputed',
    payment.cardDisputes.length > 0 && 'card_dispute',
    holdReason !== null && 'held_by_admin',
  ];
  const reason = reasons.find((each) => each !== false) || null;
  // Of a refunded call only what the platform gives for it.
  const isEarned =
    ['completed', 'cancelled'].includes(payment.booking.status) || payout.compensation !== null;
  // One that came back keeps its id until it is sent again, also when it was blocked in between.
  const cameBack = payout.payoutId !== null;
  const next = reason ? 'blocked' : !isEarned ? 'held' : cameBack ? 'failed' : 'pending';
  if (next === status && reason === payout.blockedReason) return;
  const release = payout.release + (next === 'pending' && status !== 'pending' ? 1 : 0);
  await tx.payout.update({
    where: { bookingId },
    data: { status: next, blockedReason: reason, release, updatedAt: toDate(now()) },
  });
  const { amountCents } = payout;
  await audit(tx, SYSTEM, `payout.${next}`, `payout/${bookingId}`, reason ? { reason } : { amountCents });
  if (release === payout.release) return;
  await enqueue(tx, 'send-payout', `${bookingId}/payout/release/${release}`, { bookingId });
}

/** What a payout comes to has changed; nothing of it left means that there is none. */
export async function setPayout(tx: Tx, bookingId: string, cents: number, reason: string): Promise<void> {
  if (cents > 0) {
    await tx.payout.update({ where: { bookingId }, data: { amountCents: cents, updatedAt: toDate(now()) } });
    return judgePayout(tx, bookingId);
  }
  await tx.payout.update({
    where: { bookingId },
    data: { status: 'blocked', blockedReason: reason, amountCents: 0, updatedAt: toDate(now()) },
  });
  await audit(tx, SYSTEM, 'payout.blocked', `payout/${bookingId}`, { reason });
}
