import { audit, SYSTEM } from '@/lib/audit';
import { db, transaction } from '@/lib/db';
import { invariant } from '@/lib/domain/invariant';
import { disputeTransferRestored, disputeTransferReversed } from '@/lib/domain/ledger';
import { enqueue } from '@/lib/outbox';
import { transferBack } from '@/lib/providers/stripe/transfers';
import { judgePayout } from '../payout-state';
import { settleClaims } from '../payouts/debt';
import { nextTry } from '../payouts/next-try';
import { postLedger } from '../post-ledger';
import { resumeRefunds } from '../refunds/refund-and-dispute';
import { takeShare } from '../share';

const WITH_MONEY = { payment: { include: { booking: true, payout: true } } } as const;

/**
 * While a network has the money, the professional's share of it waits with the platform: it is taken back from the
 * transfer, once. Not when it has been paid out already, and not for an inquiry, which moves nothing. While their balance
 * does not reach, it is tried again in growing pauses. Safe to repeat.
 * @throws AppError `provider_unavailable`
 */
export async function keepShareWithUs(disputeId: string): Promise<void> {
  const dispute = await db().cardDispute.findUnique({ where: { id: disputeId }, include: WITH_MONEY });
  if (!dispute?.withdrawnAt || dispute.reversalId) return;
  if (dispute.closedAt && dispute.reinstatedAt) return; // over before we came to it
  const { bookingId, payment } = dispute;
  const { payout, booking } = payment;
  if (!payout || payout.askedAt) return; // it may be on its way
  // What a debt has claimed of it is no longer theirs.
  if (!(await settleClaims(bookingId))) return tryLater(disputeId);
  const shareCents = await connectedOf(bookingId);
  if (shareCents <= 0) return;
  const answer = await takeShare(bookingId, shareCents, `dispute/${disputeId}/reverse/${dispute.refusals}`);
  if (!answer.ok) return tryLater(disputeId);
  await transaction(async (tx) => {
    const { count } = await tx.cardDispute.updateMany({
      where: { id: disputeId, reversalId: null },
      data: { reversalId: answer.id, reversedCents: shareCents },
    });
    if (count === 0) return; // recorded before
    await postLedger(tx, bookingId, disputeTransferReversed(shareCents, booking), disputeId);
    await audit(tx, SYSTEM, 'card_dispute.share_kept', `payment/${bookingId}`, {
      disputeId,
      amountCents: shareCents,
    });
  });
}

/**
 * The dispute is over and has not undone the payment: the professional's share goes back to their balance, and the payout
 * may go. While the platform's own balance does not reach, it is tried again in growing pauses. Safe to repeat.
 * @throws AppError `provider_unavailable`
 */
export async function restoreShare(disputeId: string): Promise<void> {
  const dispute = await db().cardDispute.findUnique({ where: { id: disputeId }, include: WITH_MONEY });
  if (!dispute?.reversalId || dispute.restoredId || dispute.payment.status === 'charged_back') return;
  const { bookingId, payment, reversedCents: amountCents, currency } = dispute;
  invariant(amountCents, 'a reversed share has its sum');
  const transfer = { account: payment.destination, amountCents, currency, bookingId };
  const answer = await transferBack(transfer, `dispute/${disputeId}/restore/${dispute.refusals}`);
  if (!answer.ok) return tryLater(disputeId);
  await transaction(async (tx) => {
    const { count } = await tx.cardDispute.updateMany({
      where: { id: disputeId, restoredId: null },
      data: { restoredId: answer.id },
    });
    if (count === 0) return; // recorded before
    await postLedger(tx, bookingId, disputeTransferRestored(amountCents, payment.booking), disputeId);
    await audit(tx, SYSTEM, 'card_dispute.share_restored', `payment/${bookingId}`, {
      disputeId,
      amountCents,
    });
    await judgePayout(tx, bookingId);
    await resumeRefunds(tx, bookingId, `${disputeId}/restored`);
  });
}

/** A balance with Stripe does not reach. The next question is another one: to the same Stripe would repeat its no. */
function tryLater(disputeId: string): Promise<void> {
  return transaction(async (tx) => {
    const { refusals } = await tx.cardDispute.update({
      where: { id: disputeId },
      data: { refusals: { increment: 1 } },
    });
    const id = `card-dispute/${disputeId}/refused/${refusals}`;
    await enqueue(tx, 'sync-card-dispute', id, { disputeId }, nextTry(refusals));
  });
}

/**
 * What of a payment is on its professional's balance with Stripe, in cents, from the ledger. What the platform gave for
 * the call is no part of it: no network takes that.
 */
async function connectedOf(bookingId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ cents: number }[]>`
    SELECT coalesce(sum(amount_cents), 0)::int AS cents FROM ledger_open_lines
    WHERE booking_id = ${bookingId} AND account = 'stripe_connected'
      AND NOT EXISTS (SELECT FROM compensations c WHERE c.booking_id = ${bookingId})`;
  return row?.cents ?? 0;
}
