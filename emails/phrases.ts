import type { Temporal } from 'temporal-polyfill';
import { feedbackDeadline } from '@/lib/domain/booking-deadlines';
import { cancellationTerms, freeCancellationUntil } from '@/lib/domain/cancellation';
import { disputableUntil } from '@/lib/domain/dispute';
import { formatDateTime, formatMoney, formatSlot, formatTime } from '@/lib/format';
import type { Asked, Confirmed, Held } from './about';
import { type Fact, type Prose, prose, strong } from './letter';

/** Words that several messages share. Rules come from `lib/domain`, times are in the reader's zone. */

type Reader = 'candidate' | 'professional';
type Any = Asked<Reader> | Held<Reader> | Confirmed<Reader>;
type Timed = Held<Reader> | Confirmed<Reader>;

/** A moment: `Mon 23 Nov, 16:05 (New York)`. */
export function moment(about: Any, instant: Temporal.Instant): string {
  return formatDateTime(instant, about.zone, { now: about.at });
}

/** The call: `Tue 24 Nov, 15:30-16:00 (New York)`. */
export function slot(about: Timed): string {
  return formatSlot(about.startAt, about.endAt, about.zone, { now: about.at });
}

/** The start, for subjects: `Tue 24 Nov, 15:30 (New York)`. */
export function start(about: Timed): string {
  return moment(about, about.startAt);
}

/** Calls that begin at these instants: `Tue 24 Nov, 15:30-16:00 (New York); Wed 25 Nov, …`. */
export function slotsAt(about: Timed, starts: readonly Temporal.Instant[]): string {
  const slotFrom = (startAt: Temporal.Instant) =>
    formatSlot(startAt, startAt.add({ minutes: about.policy.callMinutes }), about.zone, { now: about.at });
  return starts.map(slotFrom).join('; ');
}

/** The other side at the beginning of a sentence: their name once it is known. */
export function they(about: Timed): string {
  if (about.names === 'known') return about.otherName;
  return about.who === 'candidate' ? 'The professional' : 'The candidate';
}

/** The end of a sentence: what is so while no other time is taken. */
export function stays(about: Timed): string {
  const payment = about.names === 'known' ? ' The payment is not touched.' : '';
  return `the call stays on ${slot(about)}.${payment}`;
}

/** When a professional who has not come counts as absent, as a time of the call's day: `15:40`. */
export function noShowTime(about: Confirmed<Reader>): string {
  return formatTime(about.startAt.add({ minutes: about.policy.noShowMinutes }), about.zone);
}

/** By when feedback is asked for. */
export function feedbackDue(about: Confirmed<Reader>): string {
  return moment(about, about.endAt.add({ minutes: Math.round(about.policy.feedbackDueHours * 60) }));
}

/** From when on missing feedback means a refund. */
export function lastMoment(about: Confirmed<Reader>): string {
  return moment(about, feedbackDeadline(about.endAt, about.policy));
}

/** The other side in a sentence or a fact: with their name once it is known. */
export function otherSide(about: Any): string {
  return about.names === 'known' ? `${about.otherName} (${about.other})` : about.other;
}

export function withFact(about: Any): Fact {
  return { term: 'With', value: otherSide(about) };
}

export function whenFact(about: Timed): Fact {
  return { term: 'When', value: slot(about), strong: true };
}

/** The same once the call is over or will not be. */
export function callFact(about: Timed): Fact {
  return { term: 'Call', value: slot(about) };
}

export function lengthFact(about: Any): Fact {
  return { term: 'Length', value: `${about.policy.callMinutes} minutes on Zoom, then written feedback` };
}

export function priceFact(about: Any): Fact {
  return { term: 'Price', value: formatMoney(about.sums.priceCents) };
}

/** What a candidate gets back, from now on until the start. */
export function cancellingFact(about: Held<'candidate'> | Confirmed<'candidate'>): Fact {
  return { term: 'Cancelling', value: cancelling(about) };
}

function cancelling(about: Held<'candidate'> | Confirmed<'candidate'>): string {
  const { startAt, sums, policy, at } = about;
  const backAt = (instant: Temporal.Instant) => {
    const terms = cancellationTerms('candidate', instant, startAt, sums.priceCents, policy);
    return terms.allowed ? terms.refundCents : 0;
  };
  const late = backAt(startAt.subtract({ milliseconds: 1 }));
  if (late === sums.priceCents) return 'Free to cancel until the start';
  const lateWords = late === 0 ? 'nothing back' : `${formatMoney(late)} back until the start`;
  if (backAt(at) < sums.priceCents) return late === 0 ? 'No money back' : lateWords;
  return `Free to cancel until ${moment(about, freeCancellationUntil(startAt, policy))}, then ${lateWords}`;
}

/** How a professional whom Zoom did not see says that they were there. */
export function objectionTail(about: Confirmed<'professional'>): Prose {
  const until = moment(about, disputableUntil(about.endAt, about.policy));
  return prose`If you were there, object by ${strong(until)} on the page of the booking. If we find that you were, we pay you ourselves; the candidate keeps the refund.`;
}

/** How long a refund is on its way. Not our rule: what Stripe tells merchants to expect of banks. */
export const REFUND_TIMING =
  'The money goes to the card you paid with; banks take up to 10 working days to show it.';
