import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { sqlState, transaction, UNIQUE_VIOLATION } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { limits } from '@/lib/limits';
import { requireProof } from '@/lib/proof';
import { issueLink, linkDead, redeemLink, retireLinks } from './one-time-links';
import { enqueueNotice } from './send-notice';
import { closeSessions } from './sessions';

type Owner = Authorised<'account.secure'>;

/**
 * Mails a link to the address that is to become the account's. Where another account has it, its owner is told
 * instead, and the caller learns nothing of that.
 * @param email in small letters
 * @param address whence the call came, for the limit
 * @throws AppError `proof_needed`, `too_many_requests`
 */
export async function requestNewEmail(actor: Owner, email: string, address: string): Promise<void> {
  requireProof(actor);
  await limits().spendMail(email, address);
  await transaction(async (tx) => {
    await retireLinks(tx, 'change_email', actor.id);
    const owner = await tx.user.findUnique({ where: { email }, select: { id: true } });
    await issueLink(
      tx,
      owner
        ? { purpose: 'sign_up_known', userId: owner.id, email }
        : { purpose: 'change_email', userId: actor.id, email, data: { before: actor.email } },
    );
    await audit(tx, by(actor), 'account.email_change_asked', `user/${actor.id}`);
  });
}

/**
 * Makes the address that a link was mailed to the account's. Only its owner, signed in, can do it: an address with a
 * slip in it belongs to somebody else. Every other session ends, and the old address is told.
 * @throws AppError `link_dead`, `email_taken`
 */
export async function confirmNewEmail(actor: Owner, secret: string): Promise<void> {
  try {
    await transaction(async (tx) => {
      const link = await redeemLink(tx, secret, 'change_email');
      if (link.userId !== actor.id) throw linkDead();
      await tx.user.update({
        where: { id: actor.id },
        data: { email: link.email, emailVerifiedAt: toDate(now()) },
      });
      await retireLinks(tx, 'reset_password', actor.id); // these went to the old address
      await closeSessions(tx, actor.id, actor.sessionId);
      await audit(tx, by(actor), 'account.email_changed', `user/${actor.id}`);
      await enqueueNotice(tx, actor.id, 'email_changed', link.id);
    });
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw new AppError('email_taken', 'There is another account with this address by now.');
  }
}

function by({ role, id }: Owner) {
  return { kind: role, id } as const;
}
