import type { Temporal } from 'temporal-polyfill';
import { now } from '@/lib/clock';
import type { Party } from '@/lib/domain/booking';
import { type Shortfall, shortfall, type UsualTime, usualTime } from '@/lib/domain/shortfall';
import { instantOfMinute, normalise, subtract } from '@/lib/domain/slots';
import { localTimeline } from '@/lib/domain/zone';
import { env } from '@/lib/env';
import { type CalendarReading, outlook, type Side } from './outlook';
import type { People } from './people';

/**
 * When a call can be, as one side of it sees it while setting a time: every start, what takes the reader's own hours,
 * and of the other side only when they are not free.
 */
export type SlotOutlook = {
  readonly readAt: Temporal.Instant;
  /** Ascending; each lasts as long as a call. */
  readonly starts: readonly Temporal.Instant[];
  readonly calendars: readonly CalendarReading[];
  readonly own: Side;
  readonly shortfall: Shortfall;
  /** In the reader's zone; null when the other side is never free, or a calendar could not be read. */
  readonly otherUsually: UsualTime | null;
};

/**
 * The same computation as `mergedAvailability`, told to one side.
 * @param people a booking will do
 * @param reader whose side, and the zone in which they read
 */
export async function slotOutlook(
  people: People & { readonly exceptBookingId?: string },
  reader: { readonly side: Party; readonly zone: string },
): Promise<SlotOutlook> {
  const readAt = now();
  const { policy } = env();
  const { horizon, starts, calendars, readable, sides } = await outlook(people, readAt);
  const own = sides[reader.side];
  const theirs = sides[reader.side === 'candidate' ? 'professional' : 'candidate'];
  const other = subtract(normalise(theirs.hours), normalise([...theirs.calendar, ...theirs.calls]));
  return {
    readAt,
    starts: starts.map(instantOfMinute),
    calendars,
    own,
    shortfall: shortfall({ ...own, other }, policy),
    otherUsually: readable ? usualTime(other, localTimeline(reader.zone, horizon)) : null,
  };
}
