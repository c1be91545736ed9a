import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { sqlState, type Tx, transaction, UNIQUE_VIOLATION } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { limits } from '@/lib/limits';
import { invalidFields } from '@/lib/problem';
import type { IdentityProvider } from '@/prisma/generated/client/enums';
import { createAccount } from './create-account';
import { linkIdentity } from './identities';
import { findLink, issueLink, linkDead, redeemLink, secretOf } from './one-time-links';
import type { FinishInput } from './schema';

/** What waits in the link between the provider and the account. */
const pending = z.object({
  provider: z.enum(['google', 'linkedin']),
  subject: z.string(),
  name: z.string(),
  /** Whether the link's address is proven: by the provider, or by the mail that brought the link. */
  proven: z.enum(['yes', 'no']),
  /** Hash of what the browser holds that asked for the mail; nobody else may finish with it. */
  browser: z.string().optional(),
  role: z.enum(['candidate', 'professional']).optional(),
  zone: z.string().optional(),
});

/** What the page that finishes an account begins with, or null for a link that is dead. */
export async function unfinished(secret: string) {
  const link = await findLink(secret, 'provider_sign_up');
  return link && { ...pending.parse(link.data), email: link.email };
}

export type Finished =
  | {
      readonly kind: 'opened';
      readonly role: 'candidate' | 'professional';
      readonly provider: IdentityProvider;
      readonly ticket: string;
    }
  | { readonly kind: 'mailed'; readonly browserKey: string };

/**
 * Finishes an account that began at a provider. Where the provider gave no address that it has verified, a link is
 * mailed to the one that was typed, and works only in the browser that asked: else whoever typed somebody's address
 * would have a way into the account that its owner opens.
 *
 * @param browserKey what the browser holds, if anything
 * @param address whence the call came, for the limit
 * @throws AppError `link_dead`, `email_taken`, `already_linked`, `too_many_requests`
 */
export async function finishSignUp(
  secret: string,
  input: FinishInput,
  browserKey: string | null,
  address: string,
): Promise<Finished> {
  const waiting = await unfinished(secret);
  if (!waiting) throw linkDead();
  const { role, zone, name } = input;
  if (waiting.proven === 'no') {
    if (!input.email) throw invalidFields([{ path: 'email', message: 'Write your e-mail address.' }]);
    return askByMail(secret, { ...waiting, role, zone, name }, input.email, address);
  }
  if (waiting.browser !== undefined && waiting.browser !== hashOf(browserKey ?? '')) {
    throw new AppError('link_dead', 'Please open the link in the browser in which you began.');
  }
  const { provider, subject } = waiting;
  const linkId = await transaction(async (tx) => {
    const { email } = await redeemLink(tx, secret, 'provider_sign_up');
    const id = await createAccount(tx, { role, zone, name, email, passwordHash: null });
    await linkIdentity(tx, { id, role }, { provider, subject, email });
    return issueLink(tx, { purpose: 'enter', userId: id, email, data: { provider }, mailed: false });
  }).catch(refuseTaken);
  return { kind: 'opened', role, provider, ticket: secretOf(linkId) };
}

async function askByMail(
  secret: string,
  waiting: Pick<z.infer<typeof pending>, 'provider' | 'subject'> & Omit<FinishInput, 'email'>,
  email: string,
  address: string,
): Promise<Finished> {
  await limits().spendMail(email, address);
  const browserKey = randomBytes(32).toString('base64url');
  const { provider, subject, name, role, zone } = waiting;
  const data = { provider, subject, name, role, zone, proven: 'yes', browser: hashOf(browserKey) };
  await transaction(async (tx: Tx) => {
    await redeemLink(tx, secret, 'provider_sign_up');
    const owner = await tx.user.findUnique({ where: { email }, select: { id: true } });
    const purpose = owner ? 'sign_up_known' : 'provider_sign_up';
    await issueLink(tx, { purpose, userId: owner?.id ?? null, email, data });
  });
  return { kind: 'mailed', browserKey };
}

function refuseTaken(error: unknown): never {
  if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
  throw new AppError('email_taken', 'There is an account already. Sign in instead.');
}

function hashOf(browserKey: string): string {
  return createHash('sha256').update(browserKey).digest('base64url');
}
