import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { actingAs, lockOwn } from '@/lib/bookings/act';
import { now, toDate, toInstant, toInstantOrNull } from '@/lib/clock';
import { type Tx, transaction } from '@/lib/db';
import type { Party } from '@/lib/domain/booking';
import {
  answerBy,
  type DisputeMatter,
  type DisputeRefusal,
  disputeRefusal,
  isObjectionable,
  isOutOfTheWay,
} from '@/lib/domain/dispute';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { notify } from '@/lib/notifications/notify';
import { judgePayout } from '@/lib/payments/payout-state';
import { invalidFields } from '@/lib/problem';
import type { Dispute } from '@/prisma/generated/client/client';

export type NewDispute = {
  readonly bookingId: string;
  readonly matter: DisputeMatter;
  readonly text: string;
};

/**
 * Either side says that something about a call was not as agreed. The payout waits until an admin has decided; the other
 * side is asked for theirs. A professional whose call was refunded because Zoom did not see them objects to that: the
 * refund stays, and an admin decides whether the platform pays them.
 * @throws AppError `not_found`, `wrong_state` also when the call is disputed already, `too_late`, `invalid_fields` naming
 *   `matter` for an objection to anything but the absence
 */
export function openDispute(actor: Authorised<'dispute.open'>, dispute: NewDispute): Promise<{ id: string }> {
  const { bookingId, matter, text } = dispute;
  return transaction(async (tx) => {
    const booking = await lockOwn(tx, actor, 'dispute.open', bookingId);
    const { status, endReason } = booking;
    const [startAt, endAt] = [toInstantOrNull(booking.startAt), toInstantOrNull(booking.endAt)];
    const ended = { status, endReason, endedAt: toInstantOrNull(booking.endedAt) };
    const openedBy: Party = booking.candidateId === actor.id ? 'candidate' : 'professional';
    const at = now();
    const refusal = disputeRefusal({ status, endReason, startAt, endAt }, openedBy, at, env().policy);
    if (refusal) throw refuse(refusal);
    if (isObjectionable(booking) && matter !== 'absence') {
      const message = 'All of the price went back because of an absence: only that can be objected to.';
      throw invalidFields([{ path: 'matter', message }]);
    }
    const earlier = await tx.dispute.findUnique({ where: { bookingId } });
    if (earlier && !isOutOfTheWay({ ...earlier, openedAt: toInstant(earlier.openedAt) }, ended, openedBy)) {
      throw new AppError('wrong_state', 'This call has been disputed already. You can add to that.');
    }
    const id = await write(tx, earlier, {
      ...{ bookingId, openedBy, matter, openedAt: toDate(at) },
      answerBy: toDate(answerBy(at, env().policy)),
    });
    const number = 1 + (await tx.disputeStatement.count({ where: { disputeId: id } }));
    await tx.disputeStatement.create({
      data: { disputeId: id, number, by: openedBy, userId: actor.id, text, at: toDate(at) },
    });
    await audit(tx, actingAs(actor), 'dispute.opened', `booking/${bookingId}`, { disputeId: id, matter });
    await judgePayout(tx, bookingId);
    const userId = openedBy === 'candidate' ? booking.professionalId : booking.candidateId;
    await notify(tx, { userId, kind: 'dispute_opened', bookingId, occasion: booking.version });
    return { id };
  });
}

type Opened = Pick<Dispute, 'bookingId' | 'openedBy' | 'matter' | 'openedAt' | 'answerBy'>;

/** What was disputed before the call was judged, and never decided, is opened anew: a call has one dispute. */
async function write(tx: Tx, earlier: Dispute | null, opened: Opened): Promise<string> {
  const id = earlier?.id ?? newId('ds');
  const data = { ...opened, status: 'open', closedAt: null } as const;
  if (earlier) await tx.dispute.update({ where: { id }, data });
  else await tx.dispute.create({ data: { id, ...data } });
  return id;
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
