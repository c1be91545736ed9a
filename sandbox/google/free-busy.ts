import type { Event } from './calendar';
import type { Period, Person } from './people';

type Body = Record<string, unknown>;

/** Start and end of an event; whole days count in UTC. Null when one is missing or they do not fit. */
export function periodOf(body: Body): Period | null {
  const read = (value: unknown): number => {
    const point = (typeof value === 'object' && value !== null ? value : {}) as {
      dateTime?: unknown;
      date?: unknown;
    };
    return Date.parse(String(point.dateTime ?? point.date ?? ''));
  };
  const [start, end] = [read(body.start), read(body.end)];
  if (Number.isNaN(start) || Number.isNaN(end) || end <= start) return null;
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}

/** Busy times in the range, cut to it, merged where they touch, in order. Free and deleted events do not count. */
export function busyWithin(person: Person, events: Event[], from: number, to: number): Period[] {
  const fromEvents = events
    .filter(({ body }) => body.status !== 'cancelled' && body.transparency !== 'transparent')
    .map(({ body }) => periodOf(body))
    .filter((period) => period !== null);
  const times = [...person.busy, ...fromEvents]
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
