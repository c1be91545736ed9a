import type { Temporal } from 'temporal-polyfill';
import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { now, toDate, toInstantOrNull } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { feedAddress, hashOfFeed, newFeedSecret } from './secret';

/** Since when somebody's calls can be followed at a secret address; null where they cannot. */
export async function feedMadeAt(userId: string): Promise<Temporal.Instant | null> {
  const feed = await db().calendarFeed.findUnique({ where: { userId }, select: { createdAt: true } });
  return toInstantOrNull(feed?.createdAt ?? null);
}

/**
 * Makes the secret address at which a calendar follows the caller's calls; the one before ends with it.
 * @returns the address, which is kept nowhere and cannot be told again
 */
export async function makeFeed(actor: Authorised<'calendar.connect'>): Promise<string> {
  const { id: userId, role } = actor;
  const secret = newFeedSecret();
  await transaction(async (tx) => {
    // The lock first, so that of two at once the later replaces the earlier.
    await tx.$queryRaw`SELECT FROM users WHERE id = ${userId} FOR UPDATE`;
    const { count } = await tx.calendarFeed.deleteMany({ where: { userId } });
    await tx.calendarFeed.create({
      data: { userId, secretHash: hashOfFeed(secret), createdAt: toDate(now()) },
    });
    const action = count > 0 ? 'calendar.feed_replaced' : 'calendar.feed_made';
    await audit(tx, { kind: role, id: userId }, action, `user/${userId}`);
  });
  return feedAddress(secret);
}

/** Ends the caller's address: nobody reads anything there any more. Nothing happens where there is none. */
export async function revokeFeed(actor: Authorised<'calendar.connect'>): Promise<void> {
  const { id: userId, role } = actor;
  await transaction(async (tx) => {
    const { count } = await tx.calendarFeed.deleteMany({ where: { userId } });
    if (count > 0) await audit(tx, { kind: role, id: userId }, 'calendar.feed_revoked', `user/${userId}`);
  });
}
