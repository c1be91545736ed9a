import type { Temporal } from 'temporal-polyfill';
import { now, toDate, toInstantOrNull } from '@/lib/clock';
import { db, type Tx } from '@/lib/db';
import type { Party } from '@/lib/domain/booking';
import { type CallRules, NO_RULES } from '@/lib/domain/call-rules';
import type { Whereabouts } from '@/lib/domain/own-clock';
import { type Shortfall, shortfall, type UsualTime, usualTime } from '@/lib/domain/shortfall';
import {
  checkSlotStart,
  instantOfMinute,
  minuteAtOrBefore,
  normalise,
  type SlotRefusal,
  subtract,
} from '@/lib/domain/slots';
import type { Availability } from '@/lib/domain/weekly-windows';
import { localTimeline } from '@/lib/domain/zone';
import { env } from '@/lib/env';
import { CALLS_SCOPE } from '@/lib/providers/google/events';
import { type CalendarReading, outlook, type Pair, type Side, startsBesideCalendars } from './outlook';
import { datedException, tripOf } from './people';

export { type CallEventQuestion, callEventQuestion } from './call-events/question';
export { calendarsDuring } from './held-time';
export type { CalendarReading };

export type WeeklyAvailability = Availability & Whereabouts & { readonly rules: CallRules };

/** A person's own windows, zone and rules, and their exceptions and trips from today on (today in that zone). */
export async function weeklyAvailability(userId: string): Promise<WeeklyAvailability> {
  const { zone, rules } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { zone: true, rules: { omit: { userId: true } } },
  });
  const today = now().toZonedDateTimeISO(zone).toPlainDate().toZonedDateTime('UTC').toInstant();
  const [windows, exceptions, trips] = await Promise.all([
    db().availabilityWindow.findMany({
      where: { userId },
      orderBy: [{ weekday: 'asc' }, { startMinute: 'asc' }],
      select: { weekday: true, startMinute: true, endMinute: true },
    }),
    db().availabilityException.findMany({
      where: { userId, onDate: { gte: toDate(today) } },
      orderBy: [{ onDate: 'asc' }, { startMinute: 'asc' }],
    }),
    db().availabilityTrip.findMany({
      where: { userId, lastOn: { gte: toDate(today) } },
      orderBy: { firstOn: 'asc' },
    }),
  ]);
  return {
    zone,
    windows,
    exceptions: exceptions.map(datedException),
    trips: trips.map(tripOf),
    rules: rules ?? NO_RULES,
  };
}

/** A half hour in which a call may lie. */
export type OfferedSlot = { readonly startAt: Temporal.Instant; readonly endAt: Temporal.Instant };

export type MergedAvailability = {
  readonly slots: readonly OfferedSlot[];
  readonly calendars: readonly CalendarReading[];
};

/**
 * When two people can have their call, as of now, by all the rules of `callTimes` (lib/domain/call-times.ts), with
 * connected calendars read live. Fails closed: without knowing what a connected calendar holds there are no slots,
 * and `calendars` says why.
 *
 * Calls Google, so never call it inside a transaction.
 * @param people a booking will do; `exceptBookingId` leaves its own held slot out, for a reschedule
 */
export async function mergedAvailability(people: Pair): Promise<MergedAvailability> {
  const { starts, calendars } = await outlook(people, now());
  return { slots: starts.map(slotAt), calendars };
}

/** Why a start is not offered: the rules of `checkSlotStart`, a calendar, a live booking, or not available. */
export type NotOfferedReason = SlotRefusal | 'calendar_unreadable' | 'held' | 'not_free';

/** `fresh` are the slots on offer at the same moment. */
export type Offer =
  | { readonly offered: true; readonly fresh: readonly OfferedSlot[] }
  | {
      readonly offered: false;
      readonly reason: NotOfferedReason;
      readonly fresh: readonly OfferedSlot[];
      readonly calendars: readonly CalendarReading[];
    };

/**
 * Whether a call may start at `startAt`: the same computation as `mergedAvailability`, everything read again. The
 * last word has the exclusion constraint when the slot is written.
 */
export async function isOffered(people: Pair, startAt: Temporal.Instant): Promise<Offer> {
  const at = now();
  const { starts, held, calendars, readable, policy } = await outlook(people, at);
  const fresh = starts.map(slotAt);
  const wrong = checkSlotStart(startAt, at, policy);
  const start = minuteAtOrBefore(startAt);
  if (!wrong && starts.includes(start)) return { offered: true, fresh };
  const end = start + policy.callMinutes;
  const isHeld = held.some((each) => each.start < end && start < each.end);
  const reason = wrong ?? (readable ? (isHeld ? 'held' : 'not_free') : 'calendar_unreadable');
  return { offered: false, reason, fresh, calendars };
}

/**
 * Whether a call may start at `startAt` by all that the database knows: everything of `isOffered` but the calendars.
 * For the transaction that sets a time, after `isOffered`, under the locks of both people.
 */
export async function respectsRules(tx: Tx, people: Pair, startAt: Temporal.Instant): Promise<boolean> {
  const starts = await startsBesideCalendars(tx, people, now());
  return starts.includes(minuteAtOrBefore(startAt));
}

/**
 * When a call can be, as one side of it sees it while setting a time: every start, what takes the reader's own hours,
 * and of the other side only when they are not free.
 */
export type SlotOutlook = {
  /** When the calendars were read: of several the first time. */
  readonly readAt: Temporal.Instant;
  /** Where a call may start, in epoch minutes, ascending: several thousand where both have wide hours. */
  readonly starts: readonly number[];
  readonly calendars: readonly CalendarReading[];
  readonly own: Side;
  readonly shortfall: Shortfall;
  /** In the reader's zone; null while there are starts, when the other side is never free, or with a calendar unread. */
  readonly otherUsually: UsualTime | null;
};

/**
 * The same computation as `mergedAvailability`, told to one side, for a page that only shows: calendars may have been
 * read up to half a minute ago.
 * @param people a booking will do
 * @param reader whose side, and the zone in which they read
 * @param calendarsFrom `keep` reads calendars live
 */
export async function slotOutlook(
  people: Pair,
  reader: { readonly side: Party; readonly zone: string },
  calendarsFrom: 'keep' | 'kept' = 'kept',
): Promise<SlotOutlook> {
  const { policy } = env();
  const seen = await outlook(people, now(), calendarsFrom);
  const { horizon, starts, calendars, readable, readAt, sides } = seen;
  const own = sides[reader.side];
  const theirs = sides[reader.side === 'candidate' ? 'professional' : 'candidate'];
  const takenOf = ({ calendar, calls, full }: Side) => normalise([...calendar, ...calls, ...full]);
  const other = subtract(normalise(theirs.hours), takenOf(theirs));
  return {
    readAt,
    starts,
    calendars,
    own,
    shortfall: shortfall({ ...own, calls: [...own.calls, ...own.full], other }, policy),
    otherUsually:
      readable && starts.length === 0 ? usualTime(other, localTimeline(reader.zone, horizon)) : null,
  };
}

function slotAt(start: number): OfferedSlot {
  return { startAt: instantOfMinute(start), endAt: instantOfMinute(start + env().policy.callMinutes) };
}

export type ConnectedCalendar = {
  readonly provider: 'google';
  /** `revoked`: it has to be connected again. */
  readonly state: 'connected' | 'revoked';
  readonly accountEmail: string;
  /** Whether we may put confirmed calls into a calendar of their own there. */
  readonly takesCalls: boolean;
};

/** A person's connected Google calendar as their own pages show it, or null. */
export async function connectedCalendar(userId: string): Promise<ConnectedCalendar | null> {
  const found = await db().calendarConnection.findUnique({
    where: { userId_provider: { userId, provider: 'google' } },
    select: { provider: true, state: true, accountEmail: true, scopes: true },
  });
  if (!found) return null;
  const { scopes, ...rest } = found;
  return { ...rest, takesCalls: scopes.includes(CALLS_SCOPE) };
}

/** A calendar that is read by its secret address, as its owner's pages show it: never the address. */
export type AddressItem = {
  readonly id: string;
  readonly name: string;
  readonly state: 'connected' | 'unreadable';
  /** One of `ICS_FAULTS`, and since when. */
  readonly failure: string | null;
  readonly failedAt: Temporal.Instant | null;
};

/** A person's own calendars by address, as they were when they were last read. The first added comes first. */
export async function calendarAddresses(userId: string): Promise<AddressItem[]> {
  const rows = await db().calendarAddress.findMany({
    where: { userId },
    select: { id: true, name: true, failure: true, failedAt: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ failure, failedAt, ...row }) => ({
    ...row,
    state: failure === null ? 'connected' : 'unreadable',
    failure,
    failedAt: toInstantOrNull(failedAt),
  }));
}
