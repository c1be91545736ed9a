import type { Temporal } from 'temporal-polyfill';
import { type Interval, touchedMinutes } from '@/lib/domain/slots';
import { log } from '@/lib/log';
import { freeBusy } from '@/lib/providers/google/free-busy';
import type { CalendarConnection } from '@/prisma/generated/client/client';
import { readAddress } from './addresses/read-address';
import { googleToken } from './google-token';
import { markRevoked } from './mark-revoked';
import type { Person } from './people';

/**
 * What one calendar of a person says. `unreadable` and `revoked` mean: not known, so nothing may be offered.
 * Only `connected` and `none` come with busy times that can be relied on.
 */
export type CalendarBusy =
  | { readonly provider: 'none'; readonly state: 'none'; readonly busy: readonly Interval[] }
  | { readonly provider: 'google' | 'ics'; readonly state: 'connected'; readonly busy: readonly Interval[] }
  | { readonly provider: 'google' | 'ics'; readonly state: 'revoked' | 'unreadable'; readonly busy: null };

const UNREADABLE = { provider: 'google', state: 'unreadable', busy: null } as const;
const REVOKED = { provider: 'google', state: 'revoked', busy: null } as const;

/**
 * Reads all calendars of one person, now, live and side by side. Never throws for what a calendar or its provider may
 * do.
 * @returns one reading for each calendar, or the one that says that there is none
 */
export async function readCalendars(
  { zone, calendars, calendarAddresses }: Person,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<readonly CalendarBusy[]> {
  const readings = await Promise.all([
    ...calendars.map((connection) => readGoogle(connection, from, to)),
    ...calendarAddresses.map((row) => readAddress(row, zone, from, to)),
  ]);
  return readings.length > 0 ? readings : [{ provider: 'none', state: 'none', busy: [] }];
}

/** A grant that turns out to be gone is recorded, so that the person can be asked to connect again. */
async function readGoogle(
  connection: CalendarConnection,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<CalendarBusy> {
  if (connection.state === 'revoked') return REVOKED;
  const token = googleToken(connection);
  if (token === null) return UNREADABLE;
  const answer = await freeBusy(token, from, to);
  if (answer.ok) {
    const busy = answer.value.map(({ startAt, endAt }) => touchedMinutes(startAt, endAt));
    return { provider: 'google', state: 'connected', busy };
  }
  log().warn({ userId: connection.userId, code: answer.code, detail: answer.log }, 'calendar not readable');
  if (answer.code !== 'revoked') return UNREADABLE;
  await markRevoked(connection);
  return REVOKED;
}
