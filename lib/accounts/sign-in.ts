import { audit, SYSTEM } from '@/lib/audit';
import { addressPrefix } from '@/lib/client-address';
import { db, transaction } from '@/lib/db';
import type { User } from '@/prisma/generated/client/client';
import { guess } from './guess';
import { hashPassword, isWeaker, verifyPassword } from './password';

/**
 * Checks an e-mail and password. Only failures count towards the limit on guessing; the answer is the same whether the
 * account exists or not, and so is the work. Who comes in is written by `openSession`.
 * @returns whose they are, or null
 * @throws AppError `too_many_requests`
 */
export async function checkCredentials(
  email: string,
  password: string,
  address: string,
): Promise<string | null> {
  const normalised = email.trim().toLowerCase();
  const user = await db().user.findUnique({ where: { email: normalised } });
  let matches = false;
  return guess({
    of: `account:${normalised}`,
    from: address,
    check: async () => {
      matches = await verifyPassword(password, user?.passwordHash ?? null);
      if (!user || !matches || user.suspendedAt) return null;
      await renewHash(user, password);
      return user.id;
    },
    wrong: (blocks) => recordFailure(user, matches, blocks, address),
  });
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
