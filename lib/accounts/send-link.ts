import { createHash } from 'node:crypto';
import {
  accountIsThere,
  confirmNewAddress,
  confirmProviderSignUp,
  confirmSignUp,
  confirmWorkAddress,
  resetPassword,
} from '@/emails/account-letters';
import type { Letter } from '@/emails/letter';
import { now, toDate } from '@/lib/clock';
import { db } from '@/lib/db';
import { invariant } from '@/lib/domain/invariant';
import type { LinkPurpose, OneTimeLink } from '@/prisma/generated/client/client';
import { mailLetter } from './account-mail';
import { linkPath, type OpenedPurpose } from './link-pages';
import { LINK_MINUTES, secretOf } from './one-time-links';

const LETTERS: { readonly [Purpose in OpenedPurpose]: (path: string, minutes: number) => Letter } = {
  sign_up: confirmSignUp,
  provider_sign_up: confirmProviderSignUp,
  reset_password: resetPassword,
  change_email: confirmNewAddress,
  work_email: confirmWorkAddress,
};

/** Only somebody with an account can be helped with these; for others the link was made so that it takes as long. */
const NEEDS_ACCOUNT: readonly LinkPurpose[] = ['reset_password', 'sign_up_known'];

/**
 * Mails a one-time link. Safe to repeat: the words and the Message-ID are the same.
 * @throws AppError `provider_unavailable` when the mail server fails; the queue tries again
 */
export async function sendLink(linkId: string): Promise<'sent' | 'sent_before' | 'too_late' | 'nobody'> {
  const link = await db().oneTimeLink.findUnique({ where: { id: linkId } });
  if (!link || (link.userId === null && NEEDS_ACCOUNT.includes(link.purpose))) return 'nobody';
  if (link.mailedAt) return 'sent_before';
  if (link.usedAt || link.expiresAt <= toDate(now())) return 'too_late';
  await mailLetter(link.email, letterFor(link), messageIdOf(linkId));
  await db().oneTimeLink.update({ where: { id: linkId }, data: { mailedAt: toDate(now()) } });
  return 'sent';
}

function letterFor({ id, purpose }: OneTimeLink): Letter {
  if (purpose === 'sign_up_known') return accountIsThere();
  invariant(purpose !== 'enter', 'a way in for one browser is never mailed');
  return LETTERS[purpose](linkPath(purpose, secretOf(id)), LINK_MINUTES);
}

/** A mail is passed on with its headers: the link's id stays inside. */
function messageIdOf(linkId: string): string {
  return createHash('sha256').update(`mail ${linkId}`).digest('hex').slice(0, 32);
}
