import { db } from '@/lib/db';
import { env } from '@/lib/env';
import type { Role } from '@/prisma/generated/client/enums';
import type { SignInMethod } from '../sessions';

/**
 * The one rule of who owes a second step. A passkey is both steps in one: something one has, opened by a finger, a face
 * or a PIN. Everything else owes a code from whoever has set codes up.
 *
 * The admin of the real product has to have codes or a passkey, and a password alone is never enough: with a passkey and
 * without codes, only the passkey opens the rest.
 */
export async function owesSecondStep(userId: string, method: SignInMethod): Promise<boolean> {
  if (method === 'passkey') return false;
  const { role, codes, passkeys } = await meansOf(userId);
  return codes || (isRequired(role) && passkeys > 0);
}

/** Whether somebody has to set up a second step before anything else is open to them. */
export async function lacksSecondStep(user: { id: string; role: Role }): Promise<boolean> {
  if (!isRequired(user.role)) return false;
  const { codes, passkeys } = await meansOf(user.id);
  return !codes && passkeys === 0;
}

/** Whether an account must keep one: the admin's, in the real product. */
export function isRequired(role: Role): boolean {
  return role === 'admin' && env().MONET_ENV === 'production';
}

async function meansOf(userId: string) {
  const { role, totpSecret, _count } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      role: true,
      totpSecret: { select: { confirmedAt: true } },
      _count: { select: { passkeys: true } },
    },
  });
  return { role, codes: Boolean(totpSecret?.confirmedAt), passkeys: _count.passkeys };
}
