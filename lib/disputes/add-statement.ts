import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { actingAs } from '@/lib/bookings/act';
import { now, toDate } from '@/lib/clock';
import { transaction } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { lockOpenDispute } from './locked-dispute';

/** How much anybody may say, so that a dispute stays readable. */
const STATEMENTS_EACH = 10;

/**
 * Adds to an open dispute: what one side knows, or what an admin asks. Both sides and the admins read it; nothing said is
 * changed or taken back.
 * @throws AppError `not_found`, `wrong_state` when it is closed or enough was said
 */
export function addStatement(
  actor: Authorised<'dispute.state'>,
  disputeId: string,
  text: string,
): Promise<{ number: number }> {
  return transaction(async (tx) => {
    const { dispute } = await lockOpenDispute(tx, actor, 'dispute.state', disputeId);
    const [all, own] = [
      await tx.disputeStatement.count({ where: { disputeId } }),
      await tx.disputeStatement.count({ where: { disputeId, userId: actor.id } }),
    ];
    if (own >= STATEMENTS_EACH) {
      throw new AppError(
        'wrong_state',
        'You have said much about this already. We decide with what is there.',
      );
    }
    const number = all + 1;
    await tx.disputeStatement.create({
      data: { disputeId, number, by: actor.role, userId: actor.id, text, at: toDate(now()) },
    });
    await audit(tx, actingAs(actor), 'dispute.stated', `booking/${dispute.bookingId}`, { disputeId, number });
    return { number };
  });
}
