import type { Authorised } from '@/lib/access';
import { type ActingAs, audit, SYSTEM } from '@/lib/audit';
import { addressPrefix } from '@/lib/client-address';
import { db, type Tx, transaction } from '@/lib/db';
import { limits } from '@/lib/limits';
import { requireProof } from '@/lib/proof';
import { requireGoodPassword } from './good-password';
import { findLink, issueLink, linkDead, redeemLink, retireLinks } from './one-time-links';
import { hashPassword } from './password';
import { enqueueNotice } from './send-notice';
import { closeSessions, sessionKey } from './sessions';

/**
 * Sets another password, or the first one of an account that began at a provider. Every other session ends.
 * @throws AppError `proof_needed`; `invalid_fields` for a password that others would guess
 */
export async function changePassword(actor: Authorised<'account.secure'>, password: string): Promise<void> {
  requireProof(actor);
  requireGoodPassword(password, actor);
  const passwordHash = await hashPassword(password);
  const by = { kind: actor.role, id: actor.id } as const;
  const { id: userId, sessionId: except } = actor;
  const from = { way: 'session', session: sessionKey(except) };
  await transaction((tx) => setPassword(tx, { userId, passwordHash, by, from }, except));
}

/**
 * Mails a link for choosing another password, where there is such an account. The caller learns nothing of that,
 * neither by the answer nor by its time: the same work is done.
 * @param address whence the call came, for the limit
 * @throws AppError `too_many_requests`
 */
export async function requestReset(email: string, address: string): Promise<void> {
  await limits().spendMail(email, address);
  await transaction(async (tx) => {
    const owner = await tx.user.findUnique({ where: { email }, select: { id: true, suspendedAt: true } });
    const userId = owner && !owner.suspendedAt ? owner.id : null;
    await issueLink(tx, { purpose: 'reset_password', userId, email });
    await audit(tx, SYSTEM, 'account.reset_requested', `user/${owner?.id ?? 'unknown'}`, {
      address: addressPrefix(address),
    });
  });
}

/**
 * Sets the password that somebody chose by a mailed link. Every session of the account ends.
 * @param address whence the call came, for the log
 * @throws AppError `link_dead`; `invalid_fields` for a password that others would guess, which does not use the link up
 */
export async function resetPassword(secret: string, password: string, address: string): Promise<void> {
  const link = await findLink(secret, 'reset_password');
  const owner = link && (await ownerOfLink(link));
  if (!owner) throw linkDead();
  requireGoodPassword(password, owner);
  const passwordHash = await hashPassword(password);
  await transaction(async (tx) => {
    const { userId } = await redeemLink(tx, secret, 'reset_password');
    const { id, role } = await tx.user.findUniqueOrThrow({ where: { id: userId ?? '' } });
    const from = { way: 'link', address: addressPrefix(address) };
    await setPassword(tx, { userId: id, passwordHash, by: { kind: role, id }, from });
  });
}

/** Whose account a link is for, so that a password is not made of their own name; null for a link that is dead. */
export async function ownerOfLink(link: {
  userId: string | null;
}): Promise<{ name: string; email: string } | null> {
  if (link.userId === null) return null;
  return db().user.findUnique({ where: { id: link.userId }, select: { name: true, email: true } });
}

async function setPassword(
  tx: Tx,
  change: { userId: string; passwordHash: string; by: ActingAs; from: Record<string, string> },
  exceptSession?: string,
): Promise<void> {
  const { userId, passwordHash, by, from } = change;
  const before = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
  await tx.user.update({ where: { id: userId }, data: { passwordHash } });
  await retireLinks(tx, 'reset_password', userId);
  await closeSessions(tx, userId, exceptSession);
  await audit(tx, by, 'account.password_changed', `user/${userId}`, from);
  await enqueueNotice(tx, userId, before.passwordHash === null ? 'password_added' : 'password_changed');
}
