import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { type Tx, transaction } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError, notFound } from '@/lib/errors';
import { requireProof } from '@/lib/proof';
import type { IdentityProvider, Role } from '@/prisma/generated/client/enums';
import { lockAccount } from './lock-account';
import { enqueueNotice } from './send-notice';

export const PROVIDER_NAMES = { google: 'Google', linkedin: 'LinkedIn' } as const;

/** An account elsewhere, as its provider has just told of it. */
export type ProviderAccount = {
  readonly provider: IdentityProvider;
  /** The provider's own id of the account. Addresses change, this never does. */
  readonly subject: string;
  readonly name: string;
  /** In small letters; null where the provider gave none, or one that it has not verified itself. */
  readonly email: string | null;
};

/** The providers that this installation has keys for. */
export function signInProviders(): IdentityProvider[] {
  const { GOOGLE_CLIENT_ID, LINKEDIN_CLIENT_ID } = env();
  return [
    ...(LINKEDIN_CLIENT_ID ? (['linkedin'] as const) : []),
    ...(GOOGLE_CLIENT_ID ? (['google'] as const) : []),
  ];
}

/** Lets an account elsewhere sign in to an account of ours from now on; its owner is told by mail. */
export async function linkIdentity(
  tx: Tx,
  user: { readonly id: string; readonly role: Role },
  account: Omit<ProviderAccount, 'name' | 'email'> & { readonly email: string },
): Promise<void> {
  const { provider, subject, email } = account;
  const at = toDate(now());
  await tx.identity.create({
    data: { provider, subject, email, userId: user.id, linkedAt: at, lastUsedAt: at },
  });
  await audit(tx, { kind: user.role, id: user.id }, 'account.linked', `user/${user.id}`, { provider });
}

/**
 * Ends a provider's way into one's account.
 * @throws AppError `proof_needed`, `not_found`, `last_way_in`
 */
export async function unlinkIdentity(
  actor: Authorised<'account.secure'>,
  provider: IdentityProvider,
): Promise<void> {
  requireProof(actor);
  await transaction(async (tx) => {
    await lockAccount(tx, actor.id);
    const { count } = await tx.identity.deleteMany({ where: { userId: actor.id, provider } });
    if (count === 0) throw notFound('linked account');
    await requireWayIn(tx, actor.id);
    await audit(tx, { kind: actor.role, id: actor.id }, 'account.unlinked', `user/${actor.id}`, { provider });
    await enqueueNotice(tx, actor.id, `${provider}_unlinked`);
  });
}

/**
 * After a way in was taken away: that another is left.
 * @throws AppError `last_way_in`, which undoes the transaction
 */
export async function requireWayIn(tx: Tx, userId: string): Promise<void> {
  const { passwordHash, _count } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true, _count: { select: { identities: true } } },
  });
  if (passwordHash !== null || _count.identities > 0) return;
  throw new AppError('last_way_in', 'This is your only way to sign in. Set a password first.');
}
