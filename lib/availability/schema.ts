import { z } from 'zod';
import { RULE_LIMITS } from '@/lib/domain/call-rules';
import { dayNumber, ianaZone } from '@/lib/domain/zone';
import { defineRoute } from '@/lib/route';
import { CLOCK_QUARTER, clockTime, minutesOf } from './clock-times';
import type { WeeklyAvailability } from './queries';

const MAX_WINDOWS = 200;
const MAX_EXCEPTIONS = 500;
const MAX_TRIPS = 50;
const MAX_TRIP_DAYS = 366;
const BUFFER_STEP = 5;

const time = z
  .string()
  .regex(CLOCK_QUARTER, 'Write a quarter of an hour like 09:30; the midnight that ends a day is 24:00.');
const date = z.iso
  .date('Write a date like 2026-12-24.')
  .refine((value) => value >= '2020' && value < '2100', 'Use a date between 2020 and 2099.');

const weekday = z.int().min(1, 'Monday is 1.').max(7, 'Sunday is 7.');
const range = { start: time, end: time };
const endsAfterStart = { path: ['end'], error: 'End after the start.' };
const windowSchema = z.object({ weekday, ...range }).refine(isInOrder, endsAfterStart);
const exceptionSchema = z
  .object({ date, kind: z.enum(['open', 'blocked']), ...range })
  .refine(isInOrder, endsAfterStart);

function isInOrder({ start, end }: { start: string; end: string }): boolean {
  return minutesOf(start) < minutesOf(end);
}

const zone = z
  .string()
  .max(64)
  .refine((name) => ianaZone(name) !== null, 'Use the name of a time zone, like Europe/Berlin.');

/** Dates, both included, on which the hours are those of another zone. */
const tripSchema = z
  .object({ from: date, to: date, zone })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'The last day comes before the first.' })
  .refine(({ from, to }) => dayNumber(to) - dayNumber(from) < MAX_TRIP_DAYS, {
    path: ['to'],
    error: 'A trip lasts a year at most; change your zone instead.',
  });

const upTo = (limit: number, least = 0) =>
  z
    .int()
    .min(least, `Use a whole number from ${least} to ${limit}.`)
    .max(limit, `Use a whole number from ${least} to ${limit}.`);
const rulesSchema = z.object({
  /** The platform's notice counts where it is longer. */
  noticeHours: upTo(RULE_LIMITS.noticeHours),
  bufferMinutes: upTo(RULE_LIMITS.bufferMinutes).multipleOf(BUFFER_STEP, 'Use steps of five minutes.'),
  callsPerDay: upTo(RULE_LIMITS.callsPerDay, 1).nullable(),
  callsPerWeek: upTo(RULE_LIMITS.callsPerWeek, 1).nullable(),
});

const answer = z.object({
  zone: z.string(),
  windows: z.array(windowSchema),
  exceptions: z.array(exceptionSchema),
  trips: z.array(tripSchema),
  rules: rulesSchema,
});
export type AvailabilityAnswer = z.infer<typeof answer>;

/**
 * Weekly windows and dated exceptions, in the wall-clock time of the person's zone; trips to other zones, and rules.
 * What is left out of `zone`, `trips` and `rules` stays as it is.
 */
export const availabilityInput = z
  .object({
    zone: zone.optional(),
    windows: z.array(windowSchema).max(MAX_WINDOWS),
    exceptions: z.array(exceptionSchema).max(MAX_EXCEPTIONS),
    trips: z.array(tripSchema).max(MAX_TRIPS).optional(),
    rules: rulesSchema.optional(),
  })
  .superRefine(({ windows, exceptions, trips = [] }, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    checkOverlaps('windows', windows, (each) => String(each.weekday), refuse);
    checkOverlaps('exceptions', exceptions, (each) => `${each.date} ${each.kind}`, refuse);
    checkTrips(trips, refuse);
  });
export type AvailabilityInput = z.infer<typeof availabilityInput>;

/** None may overlap another of its group; touching is fine. */
function checkOverlaps<Range extends { start: string; end: string }>(
  list: 'windows' | 'exceptions',
  ranges: readonly Range[],
  groupOf: (range: Range) => string,
  refuse: (path: (string | number)[], message: string) => void,
): void {
  const sorted = ranges
    .map((range, index) => ({
      group: groupOf(range),
      start: minutesOf(range.start),
      end: minutesOf(range.end),
      index,
    }))
    .sort((a, b) => a.start - b.start);
  const takenUntil = new Map<string, number>();
  for (const { group, start, end, index } of sorted) {
    const taken = takenUntil.get(group) ?? 0;
    if (start < taken) refuse([list, index], `Overlaps another that ends at ${clockTime(taken)}.`);
    takenUntil.set(group, Math.max(taken, end));
  }
}

/** On each date somebody is in one zone. */
function checkTrips(
  trips: readonly { from: string; to: string }[],
  refuse: (path: (string | number)[], message: string) => void,
): void {
  let last = '';
  for (const { from, to, index } of trips
    .map((trip, index) => ({ ...trip, index }))
    .sort((a, b) => a.from.localeCompare(b.from))) {
    if (from <= last) refuse(['trips', index], `Shares a day with another trip, which ends on ${last}.`);
    if (to > last) last = to;
  }
}

/** The form of the HTTP interface. */
export function presentAvailability({
  zone,
  windows,
  exceptions,
  trips,
  rules,
}: WeeklyAvailability): AvailabilityAnswer {
  const range = (each: { startMinute: number; endMinute: number }) => ({
    start: clockTime(each.startMinute),
    end: clockTime(each.endMinute),
  });
  return {
    zone,
    windows: windows.map((each) => ({ weekday: each.weekday, ...range(each) })),
    exceptions: exceptions.map((each) => ({ date: each.date, kind: each.kind, ...range(each) })),
    trips: trips.map((trip) => ({ from: trip.firstDate, to: trip.lastDate, zone: trip.zone })),
    rules,
  };
}

export const readAvailabilityRoute = defineRoute({
  method: 'GET',
  path: '/api/availability',
  summary: 'Your weekly windows, zone and rules, and exceptions and trips from today on',
  action: 'availability.read',
  limit: 'read',
  answer,
});

export const saveAvailabilityRoute = defineRoute({
  method: 'PUT',
  path: '/api/availability',
  summary: 'Replace your weekly windows and exceptions, and trips and rules where given',
  action: 'availability.write',
  limit: 'write',
  body: availabilityInput,
  answer,
});

export const connectGoogleRoute = defineRoute({
  method: 'GET',
  path: '/api/calendar/google/connect',
  summary: 'Go to Google and grant free/busy access',
  action: 'calendar.connect',
  limit: 'write',
  answer: null,
  status: 303,
});

export const googleCallbackRoute = defineRoute({
  method: 'GET',
  path: '/api/calendar/google/callback',
  summary: 'Where Google sends people back to',
  action: 'calendar.connect',
  limit: 'write',
  query: z.object({
    state: z.string().max(200).optional(),
    code: z.string().max(2000).optional(),
    error: z.string().max(200).optional(),
  }),
  answer: null,
  status: 303,
});

export const disconnectGoogleRoute = defineRoute({
  method: 'POST',
  path: '/api/calendar/google/disconnect',
  summary: 'Forget the connected Google calendar',
  action: 'calendar.connect',
  limit: 'write',
  answer: z.object({
    state: z.literal('none'),
    /** False when Google did not confirm: access can then be removed in the Google account itself. */
    revokedAtGoogle: z.boolean(),
  }),
});
