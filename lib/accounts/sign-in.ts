import { db } from '@/lib/db';
import { limits } from '@/lib/limits';
import { verifyPassword } from './password';

export type SignInResult =
  | { readonly ok: true; readonly userId: string }
  | { readonly ok: false; readonly code: 'wrong_credentials' }
  | { readonly ok: false; readonly code: 'too_many_attempts'; readonly retryAfterSeconds: number };

/**
 * Checks an e-mail and password. Only failures count towards the limit on guessing, by account and by client
 * address; the answer is the same whether the account exists or not.
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
    await limits().guess.recordFailure(keys);
    return { ok: false, code: 'wrong_credentials' };
  }
  return { ok: true, userId: user.id };
}
