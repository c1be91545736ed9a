import type { z } from 'zod';
import { type Authorised, authoriseBooking } from '@/lib/access';
import { now, timestamp, toInstantOrNull } from '@/lib/clock';
import { previewCancel, quoteExpiry } from '@/lib/domain/cancel-quote';
import { CURRENCY } from '@/lib/domain/fees';
import { env } from '@/lib/env';
import { notFound } from '@/lib/errors';
import { sideOf } from './cancel';
import { writeQuote } from './cancel-quote';
import { findBooking, stateOf } from './locked-booking';
import { refuse } from './refuse';
import type { cancelPreviewRoute } from './schema';

export type CancelAnswer = z.infer<(typeof cancelPreviewRoute)['answer']>;

/**
 * What cancelling would give back at this instant, with a quote that holds the sum. Changes nothing.
 * @throws AppError `not_found`
 */
export async function previewCancelling(
  actor: Authorised<'booking.cancel'>,
  bookingId: string,
): Promise<CancelAnswer> {
  const booking = await findBooking(bookingId);
  authoriseBooking(actor, 'booking.cancel', booking);
  if (!booking) throw notFound('booking');
  const at = now();
  const preview = previewCancel(stateOf(booking), sideOf(actor), at, env().policy);
  if (!preview.allowed) {
    const { code, message } = refuse(preview.code);
    return { allowed: false, code, detail: message };
  }
  const of = { bookingId, userId: actor.id, version: booking.version };
  return {
    ...preview,
    currency: CURRENCY,
    changesAt: preview.changesAt && timestamp(preview.changesAt),
    quote: writeQuote(of, preview.refundCents, at),
    quoteExpiresAt: timestamp(quoteExpiry(at, toInstantOrNull(booking.startAt))),
  };
}
