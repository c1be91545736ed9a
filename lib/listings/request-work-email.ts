import type { Temporal } from 'temporal-polyfill';
import type { Authorised } from '@/lib/access';
import { issueLink, LINK_MINUTES } from '@/lib/accounts/one-time-links';
import { audit } from '@/lib/audit';
import { now } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { limits } from '@/lib/limits';
import { checkWorkEmail, refusedField } from './work-email';

/**
 * Mails a link to a work address. Whether another account has verified it is not looked at here, so that nobody learns
 * who of an employer is on Monet by asking for their address: only who reads the mailbox is told, when they confirm.
 * @param email in small letters
 * @param address whence the call came, for the limit
 * @throws AppError `invalid_fields` naming `email`, `too_many_requests`, `not_found` without a listing
 */
export async function requestWorkEmail(
  actor: Authorised<'listing.verify'>,
  email: string,
  address: string,
): Promise<{ sentTo: string; expiresAt: Temporal.Instant }> {
  const listing = await db().listing.findUnique({
    where: { userId: actor.id },
    include: { employer: { select: { name: true } } },
  });
  if (!listing) throw notFound('listing');
  const { id, employer, corporateEmail, corporateEmailVerifiedAt } = listing;
  if (!employer) {
    throw refusedField('Save where you work first: the address has to be one of your employer’s.');
  }
  const verdict = await checkWorkEmail(db(), email, employer.name);
  if (corporateEmailVerifiedAt && corporateEmail === email) throw refusedField('It is verified already.');
  if (corporateEmailVerifiedAt && verdict === 'unknown') {
    // Until somebody had looked, the card would be down.
    throw refusedField(
      `We do not know this domain as ${employer.name}’s. Your present address stays verified.`,
    );
  }
  await limits().spendMail(email, address, actor.id);
  const expiresAt = now().add({ minutes: LINK_MINUTES });
  await transaction(async (tx) => {
    await issueLink(tx, { purpose: 'work_email', userId: actor.id, email });
    await audit(tx, { kind: actor.role, id: actor.id }, 'listing.work_email_requested', `listing/${id}`);
  });
  return { sentTo: email, expiresAt };
}
