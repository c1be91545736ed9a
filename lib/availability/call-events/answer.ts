import type { Authorised } from '@/lib/access';
import { now, toDate } from '@/lib/clock';
import { transaction } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { enqueue } from '@/lib/outbox';

/**
 * What is to become of an event that its owner has moved or deleted in Google: `put_back` has it written again, `leave`
 * keeps it as it is, and nothing is asked about this change any more. The call itself stays as it is in either case.
 * @throws AppError `wrong_state` when there is nothing to answer (any more)
 */
export async function answerCallEvent(
  actor: Authorised<'calendar.connect'>,
  bookingId: string,
  answer: 'put_back' | 'leave',
): Promise<void> {
  await transaction(async (tx) => {
    const own = { bookingId, userId: actor.id, provider: 'google', changed: { not: null } } as const;
    const { count } = await tx.callEvent.updateMany({
      where: { ...own, booking: { status: 'confirmed', startAt: { gt: toDate(now()) } } },
      data: { answer },
    });
    if (count === 0)
      throw new AppError('wrong_state', 'There is nothing to answer about this event any more.');
    if (answer === 'leave') return;
    const { changes } = await tx.callEvent.findFirstOrThrow({ where: own });
    await enqueue(tx, 'sync-call-events', `${bookingId}/put-back/${actor.id}/${changes}`, { bookingId });
  });
}
