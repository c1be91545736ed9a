import { z } from 'zod';
import { sqlState, transaction, UNIQUE_VIOLATION } from '@/lib/db';
import { AppError } from '@/lib/errors';
import type { UserId } from '@/lib/ids';
import { limits } from '@/lib/limits';
import { createAccount } from './create-account';
import { requireGoodPassword } from './good-password';
import { guess } from './guess';
import { findLink, issueLink, linkDead, redeemLink } from './one-time-links';
import { hashPassword, verifyPassword } from './password';
import type { SignUpInput } from './schema';

/** What waits in the link until its address is proven. */
const pending = z.object({
  role: z.enum(['candidate', 'professional']),
  name: z.string(),
  zone: z.string(),
  passwordHash: z.string(),
  /** Where they wanted to go. */
  next: z.string().nullable(),
});

/**
 * Begins an account: mails a link that opens it. Where there is an account with this address, its owner is told by mail
 * instead. The caller learns nothing of that, neither by the answer nor by its time: the same work is done.
 * @param address whence the call came, for the limit
 * @throws AppError `invalid_fields` for a password that others would guess; `too_many_requests` when too many mails went
 *   to this address or were asked for from there
 */
export async function beginSignUp(
  input: SignUpInput & { readonly next: string | null },
  address: string,
): Promise<void> {
  const { email, password, ...rest } = input;
  requireGoodPassword(password, input);
  await limits().spendMail(email, address);
  const data = { ...rest, passwordHash: await hashPassword(password) };
  await transaction(async (tx) => {
    const owner = await tx.user.findUnique({ where: { email }, select: { id: true } });
    const purpose = owner ? 'sign_up_known' : 'sign_up';
    await issueLink(tx, { purpose, userId: owner?.id ?? null, email, data });
  });
}

/**
 * Opens the account that a link was mailed for. Asks for the password that was chosen, so that whoever opens a link
 * that somebody else asked for does not end up in their account.
 * @param address whence the call came, for the limit on guessing
 * @throws AppError `link_dead`, `wrong_credentials`, `too_many_requests`, `email_taken`
 */
export async function confirmSignUp(
  secret: string,
  password: string,
  address: string,
): Promise<{ id: UserId; email: string; role: 'candidate' | 'professional'; next: string | null }> {
  const link = await findLink(secret, 'sign_up');
  if (!link) throw linkDead();
  const { passwordHash, next, ...rest } = pending.parse(link.data);
  const isRight = await guess({
    of: `link:${link.id}`,
    from: address,
    check: async () => (await verifyPassword(password, passwordHash)) || null,
  });
  if (!isRight) {
    throw new AppError(
      'wrong_credentials',
      'This is not the password you chose when you opened the account.',
    );
  }
  try {
    return await transaction(async (tx) => {
      const { email } = await redeemLink(tx, secret, 'sign_up');
      return { id: await createAccount(tx, { ...rest, email, passwordHash }), email, role: rest.role, next };
    });
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw new AppError('email_taken', 'There is an account with this e-mail address. Sign in instead.');
  }
}
