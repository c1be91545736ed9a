import { Temporal } from 'temporal-polyfill';
import { toDate, toInstant } from '@/lib/clock';
import { db } from '@/lib/db';
import type { BookingStatus } from '@/lib/domain/booking';
import { type Interval, instantOfMinute, touchedMinutes } from '@/lib/domain/slots';
import type { DatedException } from '@/lib/domain/weekly-windows';
import type { AvailabilityException } from '@/prisma/generated/client/client';

/** Bookings in these states hold their time for both people; the database's exclusion constraint names the same. */
const HOLDING = ['accepted', 'confirmed', 'completed_pending_feedback'] as const satisfies BookingStatus[];

export type People = { readonly candidateId: string; readonly professionalId: string };

/** A person with all that their own availability is made from. */
export type Person = Awaited<ReturnType<typeof findPeople>>[number];

/** @param horizon only exceptions near it are read */
export function findPeople(ids: readonly string[], horizon: Interval) {
  const near = { gte: dateNear(horizon.start, -2), lte: dateNear(horizon.end, 2) };
  return db().user.findMany({
    where: { id: { in: [...ids] } },
    include: {
      windows: true,
      exceptions: { where: { onDate: near } },
      calendars: true,
      calendarAddresses: true,
    },
  });
}

/** Midnight UTC of the date some days from an epoch minute: how a date column compares. */
function dateNear(minute: number, days: number): Date {
  const date = instantOfMinute(minute).toZonedDateTimeISO('UTC').toPlainDate().add({ days });
  return toDate(date.toZonedDateTime('UTC').toInstant());
}

/** A time that a live booking holds, and for whom. */
export type HeldSlot = Interval & People;

/** The times that live bookings hold for either of two people, whichever side they stand on. */
export async function heldSlots(
  people: People,
  horizon: Interval,
  exceptBookingId?: string,
): Promise<HeldSlot[]> {
  const ids = [people.candidateId, people.professionalId];
  const bookings = await db().booking.findMany({
    where: {
      OR: [{ candidateId: { in: ids } }, { professionalId: { in: ids } }],
      status: { in: [...HOLDING] },
      endAt: { gt: toDate(instantOfMinute(horizon.start)) },
      startAt: { lt: toDate(instantOfMinute(horizon.end)) },
      ...(exceptBookingId === undefined ? {} : { id: { not: exceptBookingId } }),
    },
    select: { startAt: true, endAt: true, candidateId: true, professionalId: true },
  });
  return bookings.flatMap(({ startAt, endAt, ...people }) =>
    startAt && endAt ? [{ ...touchedMinutes(toInstant(startAt), toInstant(endAt)), ...people }] : [],
  );
}

export function datedException(row: AvailabilityException): DatedException {
  const { kind, startMinute, endMinute } = row;
  return {
    date: toInstant(row.onDate).toZonedDateTimeISO('UTC').toPlainDate().toString(),
    kind,
    startMinute,
    endMinute,
  };
}

/** A date column's value. @param date `2026-11-24` */
export function dateColumn(date: string): Date {
  return toDate(Temporal.Instant.from(`${date}T00:00Z`));
}
