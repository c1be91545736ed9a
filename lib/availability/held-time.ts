import type { Temporal } from 'temporal-polyfill';
import type { Party } from '@/lib/domain/booking';
import { touchedMinutes } from '@/lib/domain/slots';
import { type CalendarBusy, type Reading, readCalendars } from './busy-times';
import { calendarDeadline, findPair } from './outlook';
import type { People } from './people';

/**
 * What the calendars of two people say of a time that is set already. `free`: nothing stands in the way. Else whose
 * calendar it is; where both do, the candidate's, who is the one that asks.
 */
export type HeldTime =
  | { readonly state: 'free' }
  | { readonly state: 'busy' | 'unreadable'; readonly who: Party };

/**
 * Reads the calendars of both, live, for the time of a call that is held and not paid. Neither the hold nor any call of
 * ours is in them: holds stand in our database alone, and calls in a calendar that is not read.
 *
 * Calls Google, so never call it inside a transaction.
 */
export async function calendarsDuring(
  people: People,
  { startAt, endAt }: { readonly startAt: Temporal.Instant; readonly endAt: Temporal.Instant },
): Promise<HeldTime> {
  const range = touchedMinutes(startAt, endAt);
  const { candidate, professional } = await findPair(people, range);
  const reading: Reading = { range, mode: 'live', endsAt: calendarDeadline() };
  const [mine, theirs] = await Promise.all([
    readCalendars(candidate, reading),
    readCalendars(professional, reading),
  ]);
  const sides = [
    ['candidate', mine],
    ['professional', theirs],
  ] as const;
  const isBusy = ({ busy }: CalendarBusy) =>
    busy?.some(({ start, end }) => start < range.end && range.start < end) ?? false;
  const busy = sides.find(([, readings]) => readings.some(isBusy));
  if (busy) return { state: 'busy', who: busy[0] };
  const unknown = sides.find(([, readings]) => readings.some((each) => each.busy === null));
  return unknown ? { state: 'unreadable', who: unknown[0] } : { state: 'free' };
}
