import { Temporal } from 'temporal-polyfill';
import { invariant } from './invariant';
import type { Interval } from './slots';

/**
 * The only place where local times become instants. PostgreSQL reads a local time that happens twice as the
 * second, Temporal and iCalendar as the first; so the database never converts one.
 */

/**
 * A stretch of local time and what leads from it to UTC. Local minutes count from 1970-01-01T00:00 on the wall
 * clock; the instant of local minute `m` is epoch minute `m - offset`.
 */
export type Piece = { readonly localStart: number; readonly localEnd: number; readonly offset: number };

/** The wall clock of a zone over a horizon: each local minute at most once, ascending. */
export type LocalTimeline = readonly Piece[];

/** Longer than any clock was ever set back (a day, where a zone crossed the date line). */
const LOOK_BACK_MINUTES = 2 * 1440;

/**
 * Reads a zone's offsets over a horizon, once, so that local times can be converted by adding integers.
 *
 * Local times that a clock skipped are in no piece. Of local times that it showed twice, the first showing is in
 * the timeline and the second is not.
 *
 * @param horizon epoch minutes
 * @throws RangeError when the zone is unknown
 */
export function localTimeline(zone: string, horizon: Interval): LocalTimeline {
  const pieces: Piece[] = [];
  let shownUntil = Number.NEGATIVE_INFINITY;
  for (const span of offsetSpans(zone, { start: horizon.start - LOOK_BACK_MINUTES, end: horizon.end })) {
    const { offset } = span;
    const localStart = Math.max(span.start, horizon.start) + offset;
    const localEnd = span.end + offset;
    if (Math.max(localStart, shownUntil) < localEnd) {
      pieces.push({ localStart: Math.max(localStart, shownUntil), localEnd, offset });
    }
    shownUntil = Math.max(shownUntil, localEnd);
  }
  return pieces.filter((piece) => piece.localEnd - piece.offset > horizon.start);
}

/** From when to when, in epoch minutes, the clock stands `offset` minutes ahead of UTC. */
export type OffsetSpan = Interval & { readonly offset: number };

/**
 * What a zone's clock does over a horizon: spans that follow each other without a gap, each with its offset.
 * @param horizon epoch minutes
 * @throws RangeError when the zone is unknown
 * @throws InvariantError for an offset, or a change, that is not on a whole minute
 */
export function offsetSpans(zone: string, { start, end }: Interval): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(start * 60_000).toZonedDateTimeISO(zone);
  for (let from = start; from < end; ) {
    const next = at.getTimeZoneTransition('next');
    const to = next ? Math.min(next.epochMilliseconds / 60_000, end) : end;
    const offset = at.offsetNanoseconds / 60_000_000_000;
    invariant(Number.isInteger(offset) && Number.isInteger(to), `${zone} is not on whole minutes`);
    spans.push({ start: from, end: to, offset });
    if (!next) break;
    at = next;
    from = to;
  }
  return spans;
}

/**
 * The canonical spelling of an IANA zone name, or null when there is no such zone. Bare offsets such as `+05:30`
 * are refused: they do not know daylight saving.
 */
export function ianaZone(name: string): string | null {
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return null;
  }
}

/** Days from 1970-01-01 to this date of the calendar. @param date `2026-11-24` */
export function dayNumber(date: string): number {
  return Temporal.Instant.from(`${date}T00:00Z`).epochMilliseconds / 86_400_000;
}
