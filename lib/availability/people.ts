import { Temporal } from 'temporal-polyfill';
import { toDate, toInstant } from '@/lib/clock';
import { db, type Tx } from '@/lib/db';
import type { BookingStatus } from '@/lib/domain/booking';
import { countedAround } from '@/lib/domain/call-rules';
import type { Trip } from '@/lib/domain/own-clock';
import { type Interval, instantOfMinute, touchedMinutes } from '@/lib/domain/slots';
import type { DatedException } from '@/lib/domain/weekly-windows';
import type { AvailabilityException, AvailabilityTrip } from '@/prisma/generated/client/client';

/** Bookings in these states hold their time for both people; the database's exclusion constraint names the same. */
const HOLDING = ['accepted', 'confirmed', 'completed_pending_feedback'] as const satisfies BookingStatus[];
/** These count towards the limits of a day and a week too: their time came. */
const COUNTED = [...HOLDING, 'completed', 'refunded'] as const satisfies BookingStatus[];

export type People = { readonly candidateId: string; readonly professionalId: string };

/** A person with all that their own availability is made from. */
export type Person = Awaited<ReturnType<typeof findPeople>>[number];

/** A connected account, with the calendars that were chosen in it. */
export type Connection = Person['calendars'][number];

/** @param horizon only exceptions near it are read, and trips that matter to the weeks that it touches */
export function findPeople(ids: readonly string[], horizon: Interval, client: Pick<Tx, 'user'> = db()) {
  const near = { gte: dateNear(horizon.start, -2), lte: dateNear(horizon.end, 2) };
  const { start, end } = countedAround(horizon);
  const trips = { lastOn: { gte: dateNear(start, -2) }, firstOn: { lte: dateNear(end, 2) } };
  return client.user.findMany({
    where: { id: { in: [...ids] } },
    include: {
      windows: true,
      exceptions: { where: { onDate: near } },
      trips: { where: trips },
      rules: true,
      calendars: { include: { chosen: true } },
      calendarAddresses: true,
    },
  });
}

/** Midnight UTC of the date some days from an epoch minute: how a date column compares. */
function dateNear(minute: number, days: number): Date {
  const date = instantOfMinute(minute).toZonedDateTimeISO('UTC').toPlainDate().add({ days });
  return toDate(date.toZonedDateTime('UTC').toInstant());
}

/** The time of a call, and whose it is. `holds`: nobody else can have it; else it is over, and only counts. */
export type CallTime = Interval & People & { readonly holds: boolean };

/**
 * The calls of either of two people, whichever side they stand on, in and around a horizon: far enough around it that
 * each week is counted as a whole.
 */
export async function callsOf(
  people: People & { readonly exceptBookingId?: string },
  horizon: Interval,
  client: Pick<Tx, 'booking'> = db(),
): Promise<CallTime[]> {
  const ids = [people.candidateId, people.professionalId];
  const { start, end } = countedAround(horizon);
  const bookings = await client.booking.findMany({
    where: {
      OR: [{ candidateId: { in: ids } }, { professionalId: { in: ids } }],
      status: { in: [...COUNTED] },
      endAt: { gt: toDate(instantOfMinute(start)) },
      startAt: { lt: toDate(instantOfMinute(end)) },
      ...(people.exceptBookingId === undefined ? {} : { id: { not: people.exceptBookingId } }),
    },
    select: { startAt: true, endAt: true, candidateId: true, professionalId: true, status: true },
  });
  return bookings.flatMap(({ startAt, endAt, status, ...both }) => {
    if (!startAt || !endAt) return [];
    const holds = HOLDING.some((each) => each === status);
    return [{ ...touchedMinutes(toInstant(startAt), toInstant(endAt)), ...both, holds }];
  });
}

export function datedException(row: AvailabilityException): DatedException {
  const { kind, startMinute, endMinute } = row;
  return { date: dateOf(row.onDate), kind, startMinute, endMinute };
}

export function tripOf({ firstOn, lastOn, zone }: AvailabilityTrip): Trip {
  return { firstDate: dateOf(firstOn), lastDate: dateOf(lastOn), zone };
}

function dateOf(column: Date): string {
  return toInstant(column).toZonedDateTimeISO('UTC').toPlainDate().toString();
}

/** A date column's value. @param date `2026-11-24` */
export function dateColumn(date: string): Date {
  return toDate(Temporal.Instant.from(`${date}T00:00Z`));
}
