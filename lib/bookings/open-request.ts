import type { Authorised } from '@/lib/access';
import { db } from '@/lib/db';
import type { BookingStatus } from '@/lib/domain/booking';

/** A booking that a candidate has with somebody already, and that has not ended. */
export type OpenRequest = {
  readonly id: string;
  readonly status: Extract<BookingStatus, 'requested' | 'accepted' | 'confirmed'>;
  readonly requestedAt: Date;
};

/** The newest live booking of the caller with whoever is behind a card, or null. Asking again is allowed all the same. */
export async function openRequestTo(
  actor: Authorised<'booking.request'>,
  listingId: string,
): Promise<OpenRequest | null> {
  const found = await db().booking.findFirst({
    where: { candidateId: actor.id, listingId, status: { in: ['requested', 'accepted', 'confirmed'] } },
    orderBy: { requestedAt: 'desc' },
    select: { id: true, status: true, requestedAt: true },
  });
  return found as OpenRequest | null;
}
