import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { actingAs, lockOwn } from '@/lib/bookings/act';
import { candidateCardOf } from '@/lib/bookings/stored-cards';
import { now, toDate } from '@/lib/clock';
import { sqlState, type Tx, transaction, UNIQUE_VIOLATION } from '@/lib/db';
import { contactDetailsIn } from '@/lib/domain/contact-details';
import { cleanText } from '@/lib/domain/feedback-structure';
import { invariant } from '@/lib/domain/invariant';
import { holdsPhrase, namesIn } from '@/lib/domain/names-in-text';
import { AppError } from '@/lib/errors';
import { refreshCards } from '@/lib/listings/refresh-cards';
import { invalidFields } from '@/lib/problem';

export type Rating = { readonly bookingId: string; readonly stars: number; readonly text: string | null };

/**
 * The candidate rates a completed call, once. From the third rating on the card shows them.
 * @param rating whole stars, 1 to 5; others may read the text, so that it may name nobody
 * @throws AppError `not_found`, `wrong_state` unless the call was completed with the candidate in it,
 *   `already_rated`, `invalid_fields`
 */
export async function rate(actor: Authorised<'review.write'>, rating: Rating): Promise<Rating> {
  const { bookingId, stars } = rating;
  const text = cleanText(rating.text ?? '').trim() || null;
  try {
    return await transaction(async (tx) => {
      const booking = await lockOwn(tx, actor, 'review.write', bookingId);
      if (booking.status !== 'completed' || booking.endReason === 'candidate_absent') {
        throw new AppError('wrong_state', 'A call can be rated when it is completed.');
      }
      if (text) await assertNamesNobody(tx, bookingId, text);
      await tx.review.create({
        data: {
          bookingId,
          listingId: booking.listingId,
          stars,
          text,
          reviewerStage: candidateCardOf(booking).stage,
          createdAt: toDate(now()),
        },
      });
      await audit(tx, actingAs(actor), 'review.written', `booking/${bookingId}`, { stars });
      await refreshCards(tx);
      return { bookingId, stars, text };
    });
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw new AppError('already_rated', 'You have rated this call already.');
  }
}

async function assertNamesNobody(tx: Tx, bookingId: string, text: string): Promise<void> {
  const { candidate, professional, employer } = await namesOf(tx, bookingId);
  const error = (message: string) => invalidFields([{ path: 'text', message }]);
  if (contactDetailsIn(text).length > 0) throw error('Leave out addresses, links and numbers.');
  if (namesIn(text, [candidate, professional]).length > 0) {
    throw error('Leave out names: other candidates may read this.');
  }
  if (employer && holdsPhrase(text, employer)) {
    throw error('Leave out the employer: not every card names it.');
  }
}

type Names = { candidate: string; professional: string; employer: string | null };

/** In one statement: Prisma asks for relations all at once, which the one connection of a transaction cannot take. */
async function namesOf(tx: Tx, bookingId: string): Promise<Names> {
  const [names] = await tx.$queryRaw<Names[]>`
    SELECT c.name AS candidate, p.name AS professional, e.name AS employer
      FROM bookings b
      JOIN users c ON c.id = b.candidate_id
      JOIN users p ON p.id = b.professional_id
      JOIN listings l ON l.id = b.listing_id
      LEFT JOIN employers e ON e.id = l.employer_id
     WHERE b.id = ${bookingId}`;
  invariant(names, `the locked booking ${bookingId} is there`);
  return names;
}
