import { audit, SYSTEM } from '@/lib/audit';
import { addressPrefix } from '@/lib/client-address';
import { db, transaction } from '@/lib/db';
import { limits } from '@/lib/limits';
import type { User } from '@/prisma/generated/client/client';
import { hashPassword, isWeaker, verifyPassword } from './password';

export type SignInResult =
  | { readonly ok: true; readonly userId: string }
  | { readonly ok: false; readonly code: 'wrong_credentials' }
  | { readonly ok: false; readonly code: 'too_many_attempts'; readonly retryAfterSeconds: number };

/**
 * Checks an e-mail and password. Only failures count towards the limit on guessing, by account and by client
 * address; the answer is the same whether the account exists or not, and so is the work. Who comes in is written by
 * `openSession`.
 */
export async function checkCredentials(
  email: string,
  password: string,
  address: string,
): Promise<SignInResult> {
  const normalised = email.trim().toLowerCase();
  const keys = [`account:${normalised}`, `address:${address}`];
  const blockedFor = await limits().guess.blockedSeconds(keys);
  if (blockedFor > 0) return { ok: false, code: 'too_many_attempts', retryAfterSeconds: blockedFor };

  const user = await db().user.findUnique({ where: { email: normalised } });
  const matches = await verifyPassword(password, user?.passwordHash ?? null);
  if (!user || !matches || user.suspendedAt) {
    const blocks = await limits().guess.recordFailure(keys);
    await recordFailure(user, matches, blocks, address);
    return { ok: false, code: 'wrong_credentials' };
  }
  await renewHash(user, password);
  return { ok: true, userId: user.id };
}

/**
 * Where nobody has the address, the row has no subject and keeps nothing of what was typed. Tries during the pause
 * after too many are not written one by one, or anybody could fill the log: the row that begins it says so.
 */
function recordFailure(user: User | null, matches: boolean, blocks: boolean, address: string): Promise<void> {
  const reason = !user ? 'no_account' : matches ? 'suspended' : 'wrong_password';
  return transaction((tx) =>
    audit(tx, SYSTEM, 'account.sign_in_failed', `user/${user?.id ?? 'unknown'}`, {
      reason,
      blocks,
      address: addressPrefix(address),
    }),
  );
}

/** Whoever signs in is the one moment at which their password is known: an older hash is made anew. */
async function renewHash({ id, passwordHash }: User, password: string): Promise<void> {
  if (passwordHash === null || !isWeaker(passwordHash)) return;
  const renewed = await hashPassword(password);
  // Not over one that was changed meanwhile.
  await db().user.updateMany({ where: { id, passwordHash }, data: { passwordHash: renewed } });
}
