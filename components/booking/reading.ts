import { Temporal } from 'temporal-polyfill';
import type { BookingView } from '@/lib/bookings/view-schema';
import type { Party } from '@/lib/domain/booking';
import type { Policy } from '@/lib/domain/policy';
import { formatDateTime, formatMoney, formatSlot, formatTime } from '@/lib/format';

/** A booking as one of its two people may see it. */
export type PartyView = BookingView & { readonly role: Party };

/** Somebody of the two, in their zone, at a moment, reading their booking: what every word of its page depends on. */
export type Reading = {
  readonly view: PartyView;
  readonly zone: string;
  readonly now: Temporal.Instant;
  readonly policy: Policy;
};

/** The booking of one of its two people; null for the admin, whose pages are others. */
export function asParty(view: BookingView): PartyView | null {
  const { role } = view;
  return role === 'admin' ? null : { ...view, role };
}

export function instant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}

export function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return a.epochMilliseconds < b.epochMilliseconds;
}

/** The slot, once a time has been set. */
export function slotOf(view: BookingView): { start: Temporal.Instant; end: Temporal.Instant } | null {
  if (!view.startAt || !view.endAt) return null;
  return { start: instant(view.startAt), end: instant(view.endAt) };
}

/** `Mon 23 Nov, 16:05 (New York)`; `named: false` where the zone is named once for the section. */
export function moment(reading: Reading, at: Temporal.Instant | string, named = true): string {
  const when = typeof at === 'string' ? instant(at) : at;
  return formatDateTime(when, reading.zone, { now: reading.now, showZone: named });
}

/** `Tue 24 Nov, 15:30-16:00`, the zone named unless it is for the section; empty before a time is set. */
export function slotWords(reading: Reading, named = true): string {
  const slot = slotOf(reading.view);
  return slot ? formatSlot(slot.start, slot.end, reading.zone, { now: reading.now, showZone: named }) : '';
}

/** The same of a call that begins at an instant, the zone not named. */
export function slotWordsAt({ zone, now, policy }: Reading, startAt: string | null): string {
  if (startAt === null) return '';
  const start = instant(startAt);
  return formatSlot(start, start.add({ minutes: policy.callMinutes }), zone, { now, showZone: false });
}

/** `15:30`, in the reader's zone. */
export function clockTime(reading: Reading, at: Temporal.Instant): string {
  return formatTime(at, reading.zone);
}

/** The other side inside a sentence: "Daniel", or "the professional" until names are known. */
export function them({ view }: Pick<Reading, 'view'>): string {
  if (view.counterpart.name) return shortName(view.counterpart.name);
  return view.role === 'candidate' ? 'the professional' : 'the candidate';
}

/** The same at the beginning of a sentence. */
export function themAtStart(reading: Pick<Reading, 'view'>): string {
  return upperFirst(them(reading));
}

/** What people would call each other: the first part of the name, or all of it where that is an initial or a title. */
export function shortName(name: string): string {
  const [first = name] = name.trim().split(/\s+/u);
  return first.length < 2 || first.endsWith('.') ? name.trim() : first;
}

/** "Call with Daniel Reyes", or with what his card says until names are known. */
export function callWith({ view }: Reading): string {
  const { name, headline } = view.counterpart;
  return `Call with ${name ?? (view.role === 'candidate' ? headline : lowerFirst(headline))}`;
}

/** The price, as in `$120.00`. */
export function priceWords({ view }: Pick<Reading, 'view'>): string {
  return formatMoney(view.priceCents);
}

/** When the last event of this kind happened. */
export function lastEvent(view: BookingView, event: string): Temporal.Instant | null {
  const found = view.events.findLast((each) => each.event === event);
  return found ? instant(found.at) : null;
}

/** When the time was set that the call has now. */
export function timeSetAt(view: BookingView): Temporal.Instant | null {
  return lastEvent(view, 'take_time') ?? lastEvent(view, 'schedule');
}

/** "Vice President, Goldman Sachs", as true as the reader may know it. */
export function roleWords({ view }: Pick<Reading, 'view'>): string {
  const { title, employer, headline } = view.counterpart;
  return [title, employer].filter(Boolean).join(', ') || headline;
}

/** For a headline inside a sentence: "Final-year student" becomes "final-year student". */
export function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

export function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
