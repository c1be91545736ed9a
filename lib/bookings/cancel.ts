import type { Authorised } from '@/lib/access';
import { now, toInstantOrNull } from '@/lib/clock';
import { transaction } from '@/lib/db';
import { decide, type Party } from '@/lib/domain/booking';
import { judgeQuote, type QuoteRefusal } from '@/lib/domain/cancel-quote';
import type { Cents } from '@/lib/domain/fees';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { actingAs, lockOwn } from './act';
import { readQuote } from './cancel-quote';
import { type LockedBooking, stateOf } from './locked-booking';
import { recordTransition } from './record-transition';
import { refuse } from './refuse';

/**
 * Either side ends a booking before the call. What goes back is decided by `lib/domain/cancellation.ts` at this
 * instant, or was promised by a quote; the refund itself is a job.
 * @param quote of `previewCancelling`: its sum goes back, also when the terms have changed since
 * @throws AppError `not_found`, `wrong_state`, `too_late`, `invalid_fields`, `quote_expired`, `quote_outdated`
 */
export function cancel(
  actor: Authorised<'booking.cancel'>,
  bookingId: string,
  quote?: string,
): Promise<LockedBooking> {
  return transaction(async (tx) => {
    const booking = await lockOwn(tx, actor, 'booking.cancel', bookingId);
    const quotedCents = quote === undefined ? undefined : promised(actor, booking, quote);
    const event = { type: 'cancel', ...(quotedCents === undefined ? {} : { quotedCents }) } as const;
    const transition = await recordTransition(tx, booking, event, actingAs(actor));
    if (!transition.ok) throw refuse(transition.code);
    return transition.booking;
  });
}

/** The sum that a quote promises. A booking that cannot be cancelled at all is told first. */
function promised(actor: Authorised<'booking.cancel'>, booking: LockedBooking, text: string): Cents {
  const quote = readQuote({ bookingId: booking.id, userId: actor.id, version: booking.version }, text);
  const at = now();
  const decision = decide(stateOf(booking), { type: 'cancel' }, sideOf(actor), at, env().policy);
  if (!decision.ok) throw refuse(decision.code);
  const refusal = judgeQuote(quote, toInstantOrNull(booking.startAt), at);
  if (refusal) throw new AppError(refusal, WORDS[refusal], { fields: [{ path: 'quote', message: AGAIN }] });
  return quote.refundCents;
}

/** The side of somebody who may cancel. */
export function sideOf(actor: Authorised<'booking.cancel'>): Party {
  return actor.role === 'professional' ? 'professional' : 'candidate';
}

const AGAIN = 'Ask for a new quote at cancel/preview.';
const WORDS: Record<QuoteRefusal, string> = {
  quote_expired:
    'The sum was promised for five minutes, which are over. Nothing was cancelled. Look at it again.',
  quote_outdated: 'The booking has changed since you looked. Nothing was cancelled. Look at the sum again.',
};
