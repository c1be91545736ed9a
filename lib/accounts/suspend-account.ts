import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { type Tx, transaction } from '@/lib/db';
import { AppError, notFound } from '@/lib/errors';
import { refreshCards } from '@/lib/listings/refresh-cards';
import type { User } from '@/prisma/generated/client/client';
import { lockAccountAndListing } from './lock-account';
import { enqueueNotice } from './send-notice';
import { closeSessions } from './sessions';

type Admin = Authorised<'account.suspend'>;

/**
 * Closes an account: everybody is signed out of it, its card goes, and nobody comes in. Bookings go on as they are.
 * @param reason for the audit log; the owner is told that it is closed, and not why
 * @throws AppError `not_found`, `wrong_state` for the admin's own and for one that is closed already
 */
export function suspendAccount(actor: Admin, userId: string, reason: string): Promise<void> {
  return transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (user.role === 'admin') throw new AppError('wrong_state', 'The admin’s account cannot be suspended.');
    if (user.suspendedAt) throw new AppError('wrong_state', 'The account is suspended already.');
    await tx.user.update({ where: { id: userId }, data: { suspendedAt: toDate(now()) } });
    await closeSessions(tx, userId);
    await finish(tx, actor, user, 'suspended', reason);
  });
}

/**
 * Opens a suspended account again.
 * @param reason for the audit log
 * @throws AppError `not_found`, `wrong_state` for one that is not suspended
 */
export function reinstateAccount(actor: Admin, userId: string, reason: string): Promise<void> {
  return transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (!user.suspendedAt) throw new AppError('wrong_state', 'The account is not suspended.');
    await tx.user.update({ where: { id: userId }, data: { suspendedAt: null } });
    await finish(tx, actor, user, 'reinstated', reason);
  });
}

async function lockUser(tx: Tx, userId: string): Promise<User> {
  await lockAccountAndListing(tx, userId);
  const user = await tx.user.findUnique({ where: { id: userId } });
  if (!user || user.deletedAt) throw notFound('user');
  return user;
}

async function finish(
  tx: Tx,
  actor: Admin,
  { id, role }: User,
  what: 'suspended' | 'reinstated',
  reason: string,
): Promise<void> {
  if (role === 'professional') await refreshCards(tx);
  await audit(tx, { kind: 'admin', id: actor.id }, `account.${what}`, `user/${id}`, { reason });
  await enqueueNotice(tx, id, `account_${what}`);
}
