import type { Authorised, SignedIn } from '@/lib/access';
import { audit } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { type Tx, transaction } from '@/lib/db';
import { notFound } from '@/lib/errors';
import type { Listing, Prisma } from '@/prisma/generated/client/client';
import { refreshCards } from './refresh-cards';

export type OwnListingRow = Listing & { readonly employer: { readonly name: string } | null };

/** Columns to set, and what the audit log says of it: never texts, names or addresses. */
export type ListingChange = {
  readonly data: Prisma.ListingUncheckedUpdateInput;
  readonly action: `listing.${string}`;
  readonly audit?: Record<string, string | number | boolean | null>;
};

/**
 * Changes somebody's own listing in one transaction with the audit row and everybody's cards, so that there is no
 * moment at which a class is too small.
 * @param decide gets the listing, locked; null changes nothing
 * @throws AppError `not_found` for somebody without a listing, and whatever `decide` throws
 */
export function changeListing(
  actor: Authorised<'listing.edit'> | Authorised<'listing.verify'>,
  decide: Decide,
): Promise<void> {
  return changeListingOf(actor.id, actor, decide);
}

type Decide = (listing: OwnListingRow, tx: Tx) => Promise<ListingChange | null> | ListingChange | null;

/** The same to somebody's listing, by whoever may: their own, or the admin. */
export async function changeListingOf(userId: string, actor: SignedIn, decide: Decide): Promise<void> {
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM listings WHERE user_id = ${userId} FOR NO KEY UPDATE`;
    const listing = await tx.listing.findUnique({
      where: { userId },
      include: { employer: { select: { name: true } } },
    });
    if (!listing) throw notFound('listing');
    const change = await decide(listing, tx);
    if (!change) return;
    await tx.listing.update({
      where: { id: listing.id },
      data: { ...change.data, updatedAt: toDate(now()) },
    });
    await audit(
      tx,
      { kind: actor.role, id: actor.id },
      change.action,
      `listing/${listing.id}`,
      change.audit ?? {},
    );
    await refreshCards(tx);
  });
}
