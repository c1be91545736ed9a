import type { Tx } from '@/lib/db';

/** Changes of one account happen one at a time: two ways in that are removed at once must not leave none. */
export async function lockAccount(tx: Tx, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId} FOR UPDATE`;
}

/**
 * The same for whoever also changes what stands on a card: the listing first, as everything does that changes one. New
 * bookings with this account wait as well.
 */
export async function lockAccountAndListing(tx: Tx, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM listings WHERE user_id = ${userId} FOR NO KEY UPDATE`;
  await lockAccount(tx, userId);
}
