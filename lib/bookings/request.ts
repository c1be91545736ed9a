import type { Authorised } from '@/lib/access';
import { candidateCard } from '@/lib/accounts/queries';
import { ACCOUNT_DELETED, db, sqlState, transaction, UNIQUE_VIOLATION } from '@/lib/db';
import { CURRENCY, split } from '@/lib/domain/fees';
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
  /** Made with the form: sending the same form again gives the same booking. */
  readonly requestKey?: string | undefined;
};

/**
 * A candidate asks for a call. The professional's own price is frozen on the booking.
 * @throws AppError `not_found`, `price_changed`
 */
export async function requestCall(
  actor: Authorised<'booking.request'>,
  input: CallRequest,
): Promise<Booking> {
  const listing = await listingForRequest(input.professionalId);
  if (!listing) throw notFound('professional');
  if (input.priceCents !== undefined && input.priceCents !== listing.priceCents) {
    throw new AppError('price_changed', 'The price has changed. Please look at it again before you ask.', {
      extra: { priceCents: listing.priceCents, currency: CURRENCY },
    });
  }
  const asCandidate = await candidateCard(actor.id);
  const { requestKey } = input;
  try {
    return await transaction((tx) =>
      recordRequest(tx, {
        id: newId('bk'),
        candidateId: actor.id,
        professionalId: listing.professionalId,
        listingId: listing.listingId,
        question: input.question,
        requestKey: requestKey ?? null,
        price: split(listing.priceCents, env().policy.feeBps),
        card: listing.card,
        candidateCard: asCandidate,
      }),
    );
  } catch (error) {
    if (sqlState(error) === ACCOUNT_DELETED) throw notFound('professional');
    if (sqlState(error) !== UNIQUE_VIOLATION || !requestKey) throw error;
    return db().booking.findUniqueOrThrow({
      where: { candidateId_requestKey: { candidateId: actor.id, requestKey } },
    });
  }
}
