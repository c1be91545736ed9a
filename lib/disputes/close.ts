import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { actingAs } from '@/lib/bookings/act';
import type { LockedBooking } from '@/lib/bookings/locked-booking';
import { now, toDate } from '@/lib/clock';
import { type Tx, transaction } from '@/lib/db';
import { possibleOutcomes } from '@/lib/domain/dispute';
import { AppError } from '@/lib/errors';
import { notify } from '@/lib/notifications/notify';
import { compensate } from '@/lib/payments/compensate';
import { keptOf } from '@/lib/payments/kept';
import { judgePayout } from '@/lib/payments/payout-state';
import { refundByAdmin } from '@/lib/payments/refund-by-admin';
import { invalidFields } from '@/lib/problem';
import { lockOpenDispute } from './locked-dispute';

/**
 * `full`: everything that is left goes back. `part`: `refundCents` of it. `none`: it stays as it is. `pay`: the candidate
 * has everything back and keeps it, and the platform pays the professional.
 */
export type Decision =
  | { readonly outcome: 'full' | 'none' | 'pay'; readonly decision: string }
  | { readonly outcome: 'part'; readonly refundCents: number; readonly decision: string };

const NOT_POSSIBLE = {
  pay: 'The platform pays only for a call that was refunded because the professional was not seen.',
  refund: 'All of the price is back with the candidate. Decide whether the professional is paid.',
} as const;

/**
 * An admin decides a dispute. What goes back is refunded, and the payout goes on with what stays, or with what the
 * platform pays.
 * @param decision.decision the admin's words to both sides
 * @throws AppError `not_found`, `wrong_state`, `invalid_fields` naming `outcome` or `refundCents`
 */
export function decideDispute(
  actor: Authorised<'dispute.decide'>,
  disputeId: string,
  decision: Decision,
): Promise<void> {
  return transaction(async (tx) => {
    const { dispute, booking } = await lockOpenDispute(tx, actor, 'dispute.decide', disputeId);
    const { bookingId } = dispute;
    if (booking.status === 'confirmed') {
      throw new AppError('wrong_state', 'The call is not over yet. Decide when it is.');
    }
    const { outcome } = decision;
    if (!possibleOutcomes(booking).includes(outcome)) {
      throw invalidFields([{ path: 'outcome', message: NOT_POSSIBLE[outcome === 'pay' ? 'pay' : 'refund'] }]);
    }
    const refundCents = await refundOf(tx, booking, decision);
    const closedAt = toDate(now());
    await tx.dispute.update({
      where: { id: disputeId },
      data: {
        ...{ status: 'decided', outcome, refundCents, decidedBy: actor.id },
        ...{ decision: decision.decision, closedAt },
      },
    });
    await audit(tx, actingAs(actor), 'dispute.decided', `booking/${bookingId}`, {
      ...{ disputeId, outcome, refundCents, reason: decision.decision },
    });
    if (refundCents > 0)
      await refundByAdmin(tx, booking, refundCents, actingAs(actor), `dispute ${disputeId}`);
    if (outcome === 'pay') await compensate(tx, booking, disputeId);
    await judgePayout(tx, bookingId);
    await tellBoth(tx, booking, 'dispute_decided');
  });
}

/**
 * Whoever disputed a call takes that back: everything goes on as before.
 * @throws AppError `not_found`, `wrong_state` for the other side or when it is closed
 */
export function withdrawDispute(actor: Authorised<'dispute.open'>, disputeId: string): Promise<void> {
  return transaction(async (tx) => {
    const { dispute, booking } = await lockOpenDispute(tx, actor, 'dispute.open', disputeId);
    if (dispute.openedBy !== actor.role) {
      throw new AppError('wrong_state', 'Only the side that disputed the call can take that back.');
    }
    await tx.dispute.update({
      where: { id: disputeId },
      data: { status: 'withdrawn', closedAt: toDate(now()) },
    });
    await audit(tx, actingAs(actor), 'dispute.withdrawn', `booking/${dispute.bookingId}`, { disputeId });
    await judgePayout(tx, dispute.bookingId);
    await tellBoth(tx, booking, 'dispute_withdrawn', actor.id);
  });
}

async function refundOf(tx: Tx, booking: LockedBooking, decision: Decision): Promise<number> {
  if (decision.outcome === 'none' || decision.outcome === 'pay') return 0;
  if (decision.outcome === 'part') return decision.refundCents;
  if (booking.payment?.status === 'held') return booking.priceCents;
  const kept = await keptOf(tx, booking.id);
  return kept ? kept.feeCents + kept.netCents : 0;
}

async function tellBoth(
  tx: Tx,
  { id: bookingId, candidateId, professionalId, version }: LockedBooking,
  kind: 'dispute_decided' | 'dispute_withdrawn',
  except?: string,
): Promise<void> {
  for (const userId of [candidateId, professionalId]) {
    if (userId !== except) await notify(tx, { userId, kind, bookingId, occasion: version });
  }
}
