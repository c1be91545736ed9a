import { Temporal } from 'temporal-polyfill';
import type { Event } from './events';
import type { Period } from './people';

type Body = Record<string, unknown>;

/**
 * Start and end of an event. Null when one is missing or they do not fit.
 * @param zone of the calendar: there begin its whole days
 */
export function periodOf(body: Body, zone = 'UTC'): Period | null {
  const read = (value: unknown): number => {
    const point = (typeof value === 'object' && value !== null ? value : {}) as {
      dateTime?: unknown;
      date?: unknown;
    };
    return point.date === undefined
      ? Date.parse(String(point.dateTime ?? ''))
      : startOfDay(String(point.date), zone);
  };
  const [start, end] = [read(body.start), read(body.end)];
  if (Number.isNaN(start) || Number.isNaN(end) || end <= start) return null;
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}

function startOfDay(date: string, zone: string): number {
  try {
    return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return Number.NaN;
  }
}

/**
 * Whether an event takes its time: not one that is deleted, marked as "Free", or declined by the calendar's owner. One
 * that is only tentative does.
 */
function takesTime({ status, transparency, attendees }: Body): boolean {
  if (status === 'cancelled' || transparency === 'transparent') return false;
  const guests = Array.isArray(attendees)
    ? (attendees as { self?: unknown; responseStatus?: unknown }[])
    : [];
  return !guests.some((guest) => guest.self === true && guest.responseStatus === 'declined');
}

/** Busy times of one calendar in the range, cut to it, merged where they touch, in order. */
export function busyWithin(
  calendar: { readonly busy: readonly Period[]; readonly zone: string },
  events: readonly Event[],
  from: number,
  to: number,
): Period[] {
  const fromEvents = events
    .filter(({ body }) => takesTime(body))
    .map(({ body }) => periodOf(body, calendar.zone))
    .filter((period) => period !== null);
  const times = [...calendar.busy, ...fromEvents]
    .map(({ start, end }) => ({
      start: Math.max(from, Date.parse(start)),
      end: Math.min(to, Date.parse(end)),
    }))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const period of times) {
    const last = merged.at(-1);
    if (last && period.start <= last.end) last.end = Math.max(last.end, period.end);
    else merged.push({ ...period });
  }
  return merged.map(({ start, end }) => ({
    start: new Date(start).toISOString().replace('.000Z', 'Z'),
    end: new Date(end).toISOString().replace('.000Z', 'Z'),
  }));
}
