import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { transaction } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { requireProof } from '@/lib/proof';
import { obstaclesOf } from './deletion-obstacles';
import { deletedAddress, eraseAccount } from './erase';
import { lockAccountAndListing } from './lock-account';
import { rememberAddress } from './one-time-links';
import { enqueueNotice } from './send-notice';

/**
 * Deletes the caller's account: who they are is erased at once, what hangs on money stays without it. Everybody is
 * signed out, and the address is told by mail.
 * @throws AppError `proof_needed`, `account_in_use` while a booking, dispute, payout or refund is open
 */
export async function deleteAccount(actor: Authorised<'account.delete'>): Promise<void> {
  requireProof(actor);
  const userId = actor.id;
  await transaction(async (tx) => {
    await lockAccountAndListing(tx, userId); // keeps new bookings waiting; see the migration
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    if (user.deletedAt) return; // sent twice
    const open = await obstaclesOf(tx, userId);
    if (open.length > 0) throw inUse();
    await eraseAccount(tx, user);
    await audit(tx, { kind: actor.role, id: userId }, 'account.deleted', `user/${userId}`);
    const linkId = await rememberAddress(tx, user.email, deletedAddress(userId));
    await enqueueNotice(tx, userId, 'account_deleted', linkId);
  });
}

function inUse(): AppError {
  return new AppError(
    'account_in_use',
    'Something of yours is still open. Nothing was deleted; the page says what stands in the way.',
  );
}
