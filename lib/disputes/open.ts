import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { actingAs, lockOwn } from '@/lib/bookings/act';
import { now, toDate, toInstantOrNull } from '@/lib/clock';
import { transaction } from '@/lib/db';
import type { Party } from '@/lib/domain/booking';
import { answerBy, type DisputeMatter, type DisputeRefusal, disputeRefusal } from '@/lib/domain/dispute';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { notify } from '@/lib/notifications/notify';
import { judgePayout } from '@/lib/payments/payout-state';

export type NewDispute = {
  readonly bookingId: string;
  readonly matter: DisputeMatter;
  readonly text: string;
};

/**
 * Either side says that something about a call was not as agreed. The payout waits until an admin has decided; the other
 * side is asked for theirs.
 * @throws AppError `not_found`, `wrong_state` also when the call is disputed already, `too_late`
 */
export function openDispute(actor: Authorised<'dispute.open'>, dispute: NewDispute): Promise<{ id: string }> {
  const { bookingId, matter, text } = dispute;
  return transaction(async (tx) => {
    const booking = await lockOwn(tx, actor, 'dispute.open', bookingId);
    const { status } = booking;
    const [startAt, endAt] = [toInstantOrNull(booking.startAt), toInstantOrNull(booking.endAt)];
    const at = now();
    const refusal = disputeRefusal({ status, startAt, endAt }, at, env().policy);
    if (refusal) throw refuse(refusal);
    if (await tx.dispute.findUnique({ where: { bookingId } })) {
      throw new AppError('wrong_state', 'This call has been disputed already. You can add to that.');
    }
    const openedBy: Party = booking.candidateId === actor.id ? 'candidate' : 'professional';
    const id = newId('ds');
    await tx.dispute.create({
      data: {
        ...{ id, bookingId, openedBy, matter, status: 'open', openedAt: toDate(at) },
        answerBy: toDate(answerBy(at, env().policy)),
        statements: { create: { number: 1, by: openedBy, userId: actor.id, text, at: toDate(at) } },
      },
    });
    await audit(tx, actingAs(actor), 'dispute.opened', `booking/${bookingId}`, { disputeId: id, matter });
    await judgePayout(tx, bookingId);
    const userId = openedBy === 'candidate' ? booking.professionalId : booking.candidateId;
    await notify(tx, { userId, kind: 'dispute_opened', bookingId, occasion: booking.version });
    return { id };
  });
}

function refuse(refusal: DisputeRefusal): AppError {
  switch (refusal) {
    case 'too_early':
      return new AppError('wrong_state', 'The call has not begun. Until then it can be cancelled.');
    case 'too_late':
      return new AppError('too_late', 'A call can be disputed until 48 hours after its end.');
    case 'wrong_state':
      return new AppError('wrong_state', 'There is no money of this booking to decide about.');
  }
}
