import type { Authorised } from '@/lib/access';
import { candidateCard } from '@/lib/accounts/queries';
import { sqlState, transaction, UNIQUE_VIOLATION } from '@/lib/db';
import { split } from '@/lib/domain/fees';
import { env } from '@/lib/env';
import { AppError, notFound } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { listingForRequest } from '@/lib/listings/queries';
import type { Booking } from '@/prisma/generated/client/client';
import { recordRequest } from './record-transition';

export type CallRequest = {
  /** The listing's id, as the card shows it. */
  readonly professionalId: string;
  readonly question: string;
  /** The price the candidate saw; compared, never used. */
  readonly priceCents?: number | undefined;
};

/**
 * A candidate asks for a call. The professional's own price is frozen on the booking.
 * @throws AppError `not_found`, `price_changed`, `already_requested`
 */
export async function requestCall(
  actor: Authorised<'booking.request'>,
  input: CallRequest,
): Promise<Booking> {
  const listing = await listingForRequest(input.professionalId);
  if (!listing) throw notFound('professional');
  if (input.priceCents !== undefined && input.priceCents !== listing.priceCents) {
    throw new AppError('price_changed', 'The price has changed. Please look at it again before you ask.', {
      extra: { priceCents: listing.priceCents, currency: 'usd' },
    });
  }
  const asCandidate = await candidateCard(actor.id);
  try {
    return await transaction((tx) =>
      recordRequest(tx, {
        id: newId('bk'),
        candidateId: actor.id,
        professionalId: listing.professionalId,
        listingId: listing.listingId,
        question: input.question,
        price: split(listing.priceCents, env().policy.feeBps),
        card: listing.card,
        candidateCard: asCandidate,
      }),
    );
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw new AppError(
      'already_requested',
      'You have already asked this professional and they have not answered yet.',
    );
  }
}
