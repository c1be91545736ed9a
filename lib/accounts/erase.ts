import { machineNow, now, toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { refreshCards } from '@/lib/listings/refresh-cards';
import { enqueue } from '@/lib/outbox';
import type { User } from '@/prisma/generated/client/client';
import { closeSessions } from './sessions';

/** The name that the other side of past bookings, the books and the admin see from then on. */
export const DELETED_NAME = 'Deleted account';

/** An address that can be nobody's (RFC 2606), one for each account. */
export function deletedAddress(userId: string): string {
  return `deleted-${userId.toLowerCase()}@deleted.invalid`;
}

/**
 * Erases who somebody is. What is kept, and why: docs/decisions/0046-what-stays-of-a-deleted-account.md. A table that
 * begins to hold something of people needs its line here; a test looks through all of them.
 * @param user whose row, and listing before it, this transaction has locked
 */
export async function eraseAccount(tx: Tx, user: User): Promise<void> {
  const { id: userId, role } = user;
  await eraseTraces(tx, user);
  await eraseCalendar(tx, userId);
  await eraseCustomer(tx, userId);
  await eraseWays(tx, userId);
  await tx.file.deleteMany({ where: { userId } });
  await tx.candidateProfile.deleteMany({ where: { userId } });
  await tx.availabilityWindow.deleteMany({ where: { userId } });
  await tx.availabilityException.deleteMany({ where: { userId } });
  await tx.availabilityRules.deleteMany({ where: { userId } });
  await tx.availabilityTrip.deleteMany({ where: { userId } });
  await tx.calendarAddress.deleteMany({ where: { userId } });
  await tx.calendarFeed.deleteMany({ where: { userId } });
  await tx.notification.deleteMany({ where: { userId } });
  await tx.feedbackDraft.deleteMany({
    where: { booking: { OR: [{ candidateId: userId }, { professionalId: userId }] } },
  });
  if (role === 'professional') await eraseListing(tx, userId);
  // Last: from here on the database takes nothing more of this account.
  await tx.user.update({
    where: { id: userId },
    data: {
      email: deletedAddress(userId),
      name: DELETED_NAME,
      passwordHash: null,
      zone: 'UTC',
      deletedAt: toDate(now()),
    },
  });
}

/** Signing in: sessions, with what is known of the devices, links, accounts elsewhere. */
async function eraseWays(tx: Tx, userId: string): Promise<void> {
  await closeSessions(tx, userId);
  const revokedAt = new Date(machineNow());
  await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt } });
  await tx.session.updateMany({ where: { userId }, data: { userAgent: '', addressPrefix: 'unknown' } });
  await tx.oneTimeLink.deleteMany({ where: { userId } });
  await tx.identity.deleteMany({ where: { userId } });
}

/** The encrypted token stays until the job has ended the grant at Google with it. */
async function eraseCalendar(tx: Tx, userId: string): Promise<void> {
  const { count } = await tx.calendarConnection.updateMany({
    where: { userId },
    data: { accountEmail: 'deleted', state: 'revoked', scopes: [] },
  });
  await tx.chosenCalendar.deleteMany({ where: { userId } });
  if (count > 0) await enqueue(tx, 'end-calendar-grant', `account/${userId}/end-calendar-grant`, { userId });
}

/** With the customer at Stripe go their saved cards; the row tells the job which it was. */
async function eraseCustomer(tx: Tx, userId: string): Promise<void> {
  const known = await tx.stripeCustomer.count({ where: { userId } });
  if (known > 0) await enqueue(tx, 'forget-customer', `account/${userId}/forget-customer`, { userId });
}

/** The row stays, since bookings hang on it; the card goes, and everybody else's fits the smaller crowd at once. */
async function eraseListing(tx: Tx, userId: string): Promise<void> {
  const at = toDate(now());
  await tx.listing.updateMany({
    where: { userId },
    data: {
      employerId: null,
      title: null,
      seniority: null,
      industry: null,
      yearsExperience: null,
      topics: [],
      languages: [],
      bio: null,
      priceCents: null,
      corporateEmail: null,
      corporateEmailVerifiedAt: null,
      hiddenAt: at,
      updatedAt: at,
    },
  });
  await refreshCards(tx);
}

/**
 * Where they may have been written down beside their place: in answers kept for repeated calls, in what a mail server
 * said, in what providers sent. These have been acted on and nobody needs them, so that one too many is no loss.
 */
async function eraseTraces(tx: Tx, { id, email, name }: User): Promise<void> {
  await tx.idempotencyKey.deleteMany({ where: { scope: id } });
  // Links to the same address that belong to no account: an earlier sign-up.
  await tx.oneTimeLink.deleteMany({ where: { email } });
  const needles = [email, name, ...(await writtenElsewhere(tx, id))].map((each) => each.toLowerCase());
  await tx.$executeRaw`
    UPDATE outbox SET error = NULL
     WHERE error IS NOT NULL AND EXISTS (SELECT FROM unnest(${needles}::text[]) AS n WHERE strpos(lower(error), n) > 0)`;
  await tx.$executeRaw`
    UPDATE webhook_events SET payload = '{}'
     WHERE processed_at IS NOT NULL AND payload <> '{}'
       AND EXISTS (SELECT FROM unnest(${needles}::text[]) AS n WHERE strpos(lower(payload::text), n) > 0)`;
}

/** Their other addresses, and what providers know them by: the Stripe account or customer, the meetings they were in. */
async function writtenElsewhere(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ word: string | null }[]>`
    SELECT corporate_email AS word FROM listings WHERE user_id = ${userId}
    UNION SELECT account_email FROM calendar_connections WHERE user_id = ${userId}
    UNION SELECT email FROM identities WHERE user_id = ${userId}
    UNION SELECT account_id FROM stripe_accounts WHERE user_id = ${userId}
    UNION SELECT customer_id FROM stripe_customers WHERE user_id = ${userId}
    UNION SELECT m.zoom_meeting_id FROM meetings m JOIN bookings b ON b.id = m.booking_id
           WHERE ${userId} IN (b.candidate_id, b.professional_id)
    UNION SELECT m.zoom_meeting_id FROM meeting_asks m JOIN bookings b ON b.id = m.booking_id
           WHERE ${userId} IN (b.candidate_id, b.professional_id)`;
  return rows.flatMap(({ word }) => (word ? [word] : []));
}
