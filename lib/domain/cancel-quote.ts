import type { Temporal } from 'temporal-polyfill';
import { type BookingState, decide, type Party, type Refusal } from './booking';
import { cancellationTerms, freeCancellationUntil } from './cancellation';
import { type Cents, cents } from './fees';
import type { Policy } from './policy';

/** For so long the sum that somebody was shown is the sum that is paid. */
export const QUOTE_MINUTES = 5;

/** What cancelling at one instant would do. Every sum is the one that `decide` moves. */
export type CancelPreview =
  | {
      readonly allowed: true;
      readonly refundCents: Cents;
      readonly keptCents: Cents;
      readonly feeKeptCents: Cents;
      readonly netKeptCents: Cents;
      /** Of what was paid; `none` also where nothing was. */
      readonly share: 'all' | 'part' | 'none';
      /** The last instant at which the sum is this one; null when it stays. */
      readonly changesAt: Temporal.Instant | null;
    }
  | { readonly allowed: false; readonly code: Refusal };

export function previewCancel(
  booking: BookingState,
  by: Party,
  now: Temporal.Instant,
  policy: Policy,
): CancelPreview {
  const decision = decide(booking, { type: 'cancel' }, by, now, policy);
  if (!decision.ok) return { allowed: false, code: decision.code };
  if (decision.money.kind !== 'return') {
    const none = cents(0);
    const sums = { refundCents: none, keptCents: none, feeKeptCents: none, netKeptCents: none };
    return { allowed: true, ...sums, share: 'none', changesAt: null };
  }
  const { refundCents, keptFeeCents, keptNetCents } = decision.money.refund;
  const keptCents = cents(keptFeeCents + keptNetCents);
  return {
    allowed: true,
    refundCents,
    keptCents,
    feeKeptCents: keptFeeCents,
    netKeptCents: keptNetCents,
    share: keptCents === 0 ? 'all' : refundCents === 0 ? 'none' : 'part',
    changesAt: changeOf(booking, by, refundCents, now, policy),
  };
}

function changeOf(
  { startAt, price }: BookingState,
  by: Party,
  refundCents: Cents,
  now: Temporal.Instant,
  policy: Policy,
): Temporal.Instant | null {
  if (!startAt) return null;
  const free = freeCancellationUntil(startAt, policy);
  if (now.epochMilliseconds > free.epochMilliseconds) return null;
  const later = cancellationTerms(by, free.add({ milliseconds: 1 }), startAt, price.grossCents, policy);
  return later.allowed && later.refundCents !== refundCents ? free : null;
}

/** The last instant at which a quote is acted upon: five minutes after it was given, and never from the start on. */
export function quoteExpiry(issuedAt: Temporal.Instant, startAt: Temporal.Instant | null): Temporal.Instant {
  const expiry = issuedAt.add({ minutes: QUOTE_MINUTES });
  const last = startAt?.subtract({ milliseconds: 1 });
  return last && last.epochMilliseconds < expiry.epochMilliseconds ? last : expiry;
}

/** Why a quote that we gave is not acted upon any more. */
export type QuoteRefusal = 'quote_expired' | 'quote_outdated';

/**
 * Judges a quote that is ours, and this person's for this booking. Exactly five minutes counts as in time.
 * @param quote `isOfThisVersion`: nothing has happened to the booking since
 */
export function judgeQuote(
  quote: { readonly issuedAt: Temporal.Instant; readonly isOfThisVersion: boolean },
  startAt: Temporal.Instant | null,
  now: Temporal.Instant,
): QuoteRefusal | null {
  if (!quote.isOfThisVersion) return 'quote_outdated';
  const expiry = quoteExpiry(quote.issuedAt, startAt);
  return now.epochMilliseconds > expiry.epochMilliseconds ? 'quote_expired' : null;
}
