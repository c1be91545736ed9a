import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { transaction } from '@/lib/db';
import { notFound } from '@/lib/errors';

/**
 * Forgets a calendar and its address. Works whatever state its server is in.
 * @throws AppError `not_found`
 */
export async function removeAddress(actor: Authorised<'calendar.connect'>, id: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.calendarAddress.deleteMany({ where: { id, userId: actor.id } });
    if (count === 0) throw notFound('calendar');
    await audit(tx, { kind: actor.role, id: actor.id }, 'calendar.address_removed', `user/${actor.id}`);
  });
}
