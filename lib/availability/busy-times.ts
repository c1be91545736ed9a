import type { Temporal } from 'temporal-polyfill';
import { now, timestamp, toDate, toInstant } from '@/lib/clock';
import { db } from '@/lib/db';
import { type Interval, instantOfMinute, touchedMinutes } from '@/lib/domain/slots';
import { log } from '@/lib/log';
import { type FreeBusy, freeBusy, PRIMARY } from '@/lib/providers/google/free-busy';
import { readAddress } from './addresses/read-address';
import { googleToken } from './google-token';
import { keepReading, keptReading } from './kept-readings';
import { markRevoked } from './mark-revoked';
import type { Connection, Person } from './people';

/**
 * What one calendar of a person says. `unreadable` and `revoked` mean: not known, so nothing may be offered.
 * Only `connected` and `none` come with busy times that can be relied on, as they were at `readAt`.
 */
export type CalendarBusy =
  | { readonly provider: 'none'; readonly state: 'none'; readonly busy: readonly Interval[] }
  | {
      readonly provider: 'google' | 'ics';
      readonly state: 'connected';
      readonly busy: readonly Interval[];
      readonly readAt: Temporal.Instant;
    }
  | { readonly provider: 'google' | 'ics'; readonly state: 'revoked' | 'unreadable'; readonly busy: null };

export type Reading = {
  /** In epoch minutes. */
  readonly range: Interval;
  /**
   * - `live`: read now
   * - `keep`: read now, and kept for pages that show
   * - `kept`: for a page that only shows: up to half a minute old, else read now and kept
   */
  readonly mode: 'live' | 'keep' | 'kept';
  /** When the answer is needed, by `performance.now()`: a calendar that has not answered by then is unreadable. */
  readonly endsAt: number;
};

const REVOKED = { provider: 'google', state: 'revoked', busy: null } as const;

/** What is kept reaches this much further, since the horizon moves on while it is kept. */
const FURTHER_MINUTES = 1;

/**
 * Reads all calendars of one person side by side. Never throws for what a calendar or its provider may do, and never
 * takes longer than it was given.
 * @returns one reading for each calendar, or the one that says that there is none
 */
export async function readCalendars(
  { zone, calendars, calendarAddresses }: Person,
  reading: Reading,
): Promise<readonly CalendarBusy[]> {
  const readings = await Promise.all([
    ...calendars.map((connection) => readGoogle(connection, reading)),
    ...calendarAddresses.map((row) =>
      orKept(`ics/${row.id}`, 'ics', reading, (from, to) => readAddress(row, zone, from, to)),
    ),
  ]);
  return readings.length > 0 ? readings : [{ provider: 'none', state: 'none', busy: [] }];
}

async function readGoogle(connection: Connection, reading: Reading): Promise<CalendarBusy> {
  if (connection.state === 'revoked') return REVOKED;
  const { userId, connectedAt, version } = connection;
  const key = `google/${userId}/${timestamp(toInstant(connectedAt))}/${version}`;
  return orKept(key, 'google', reading, (from, to) =>
    readLive(connection, { from, to, withinMs: reading.endsAt - performance.now() }),
  );
}

/** What is kept under this key, where that will do, or else what `read` says in time. */
async function orKept(
  key: string,
  provider: 'google' | 'ics',
  { range, mode, endsAt }: Reading,
  read: (from: Temporal.Instant, to: Temporal.Instant) => Promise<CalendarBusy>,
): Promise<CalendarBusy> {
  const kept = mode === 'kept' ? keptReading(key, range) : null;
  if (kept) return { provider, state: 'connected', busy: kept.busy, readAt: kept.readAt };
  const wide = mode === 'live' ? range : { start: range.start, end: range.end + FURTHER_MINUTES };
  const answer = await inTime(
    read(instantOfMinute(wide.start), instantOfMinute(wide.end)),
    { provider, state: 'unreadable', busy: null },
    endsAt,
  );
  if (mode !== 'live' && answer.state === 'connected') {
    keepReading(key, { busy: answer.busy, range: wide, readAt: answer.readAt });
  }
  return answer;
}

async function inTime(
  reading: Promise<CalendarBusy>,
  otherwise: CalendarBusy,
  endsAt: number,
): Promise<CalendarBusy> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<CalendarBusy>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, endsAt - performance.now()), otherwise);
  });
  try {
    return await Promise.race([reading, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A grant that turns out to be gone is recorded, so that the person can be asked to connect again. */
async function readLive(
  connection: Connection,
  span: { from: Temporal.Instant; to: Temporal.Instant; withinMs: number },
): Promise<CalendarBusy> {
  const unreadable = { provider: 'google', state: 'unreadable', busy: null } as const;
  const token = googleToken(connection);
  if (token === null) return unreadable;
  const readAt = now();
  const answer = await freeBusy(token, { calendars: countedOf(connection), ...span });
  if (!answer.ok) {
    log().warn({ userId: connection.userId, code: answer.code, detail: answer.log }, 'calendar not readable');
    if (answer.code !== 'revoked') return unreadable;
    await markRevoked(connection);
    return REVOKED;
  }
  const { busy, faults } = answer.value;
  await remember(connection, faults);
  if (faults.size > 0) {
    log().warn({ userId: connection.userId, faults: [...faults.values()] }, 'calendars not readable');
    return unreadable;
  }
  const minutes = busy.map(({ startAt, endAt }) => touchedMinutes(startAt, endAt));
  return { provider: 'google', state: 'connected', busy: minutes, readAt };
}

/** The calendars that were chosen; the primary one until somebody chooses. */
function countedOf({ chosen }: Connection): string[] {
  return chosen.length === 0 ? [PRIMARY] : chosen.map(({ calendarId }) => calendarId);
}

/** Which chosen calendar cannot be read, for its owner's page. Written when it changes only. */
async function remember({ chosen }: Connection, faults: FreeBusy['faults']): Promise<void> {
  for (const { userId, provider, calendarId, failure } of chosen) {
    const fault = faults.get(calendarId) ?? null;
    if (fault === failure) continue;
    const failedAt = fault === null ? null : toDate(now());
    await db().chosenCalendar.updateMany({
      where: { userId, provider, calendarId, failure },
      data: { failure: fault, failedAt },
    });
  }
}
