import type { SignedIn } from '@/lib/access';
import { machineNow, now, toDate } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { isProven } from '@/lib/proof';
import type { Identity, User } from '@/prisma/generated/client/client';
import { linkIdentity, type ProviderAccount } from './identities';
import { linkPath } from './link-pages';
import { issueLink, secretOf } from './one-time-links';
import { enqueueNotice } from './send-notice';
import { type Entrance, openSession } from './sessions';

/** Where somebody comes out who comes back from a provider: signed in with a new session, or on one of our pages. */
export type Arrival =
  | { readonly kind: 'in'; readonly userId: string; readonly sessionId: string }
  | { readonly kind: 'page'; readonly path: `/${string}` };

/**
 * Judges what a provider says of somebody.
 *
 * Signed in, they prove who they are again, or link the account to theirs. Signed out, they come in by a linked
 * account; by an address that both sides have verified, which links the account; or they finish opening an account.
 * An address that the provider has not verified never links and never opens: it is anybody's to claim.
 */
export async function arriveByProvider(
  account: ProviderAccount,
  visitor: SignedIn | null,
  entrance: Entrance,
): Promise<Arrival> {
  const { provider, subject, email } = account;
  const known = await db().identity.findUnique({
    where: { provider_subject: { provider, subject } },
    include: { user: true },
  });
  if (visitor) return returnSignedIn(visitor, account, known);
  if (known) return comeIn(known.user, account, entrance);
  const owner = email === null ? null : await db().user.findUnique({ where: { email } });
  if (!owner) return beginAccount(account);
  // The admin's way in is not given by an address alone.
  if (owner.role === 'admin') return page('/sign-in?error=link_first');
  if (await hasIdentity(owner.id, account)) return page('/sign-in?error=link_first');
  if (!owner.suspendedAt) await addIdentity(owner, { ...account, email: owner.email });
  return comeIn(owner, account, entrance);
}

async function comeIn(
  user: User,
  { provider, subject }: ProviderAccount,
  entrance: Entrance,
): Promise<Arrival> {
  if (user.suspendedAt || user.deletedAt) return page('/sign-in?error=closed');
  await db().identity.update({
    where: { provider_subject: { provider, subject } },
    data: { lastUsedAt: toDate(now()) },
  });
  return { kind: 'in', userId: user.id, sessionId: await openSession(user.id, entrance) };
}

async function returnSignedIn(
  visitor: SignedIn,
  account: ProviderAccount,
  known: Identity | null,
): Promise<Arrival> {
  const { provider, email } = account;
  if (known?.userId === visitor.id) {
    await db().session.update({
      where: { id: visitor.sessionId },
      data: { provenAt: new Date(machineNow()) },
    });
    return page('/account?done=proven');
  }
  if (known) return page(`/account?problem=others&provider=${provider}`);
  if (!isProven(visitor)) return page('/account?problem=proof');
  if (email === null) return page(`/account?problem=unverified&provider=${provider}`);
  if (await hasIdentity(visitor.id, account)) return page(`/account?problem=another&provider=${provider}`);
  await addIdentity(visitor, { ...account, email });
  return page(`/account?done=linked&provider=${provider}`);
}

function hasIdentity(userId: string, { provider }: ProviderAccount): Promise<boolean> {
  return db()
    .identity.count({ where: { userId, provider } })
    .then((count) => count > 0);
}

async function addIdentity(
  user: Pick<User, 'id' | 'role'>,
  account: ProviderAccount & { readonly email: string },
): Promise<void> {
  await transaction(async (tx) => {
    await linkIdentity(tx, user, account);
    await enqueueNotice(tx, user.id, `${account.provider}_linked`);
  });
}

/** Nobody here yet: they choose a role, and an address where the provider gave none that counts. */
async function beginAccount({ provider, subject, name, email }: ProviderAccount): Promise<Arrival> {
  const linkId = await transaction((tx) =>
    issueLink(tx, {
      purpose: 'provider_sign_up',
      userId: null,
      email: email ?? '',
      data: { provider, subject, name, proven: email === null ? 'no' : 'yes' },
      mailed: false,
    }),
  );
  return page(linkPath('provider_sign_up', secretOf(linkId)));
}

function page(path: `/${string}`): Arrival {
  return { kind: 'page', path };
}
