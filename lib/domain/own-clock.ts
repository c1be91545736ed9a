import { invariant } from './invariant';
import type { Interval } from './slots';
import { dayNumber, type LocalTimeline, localTimeline, offsetSpans, type Piece } from './zone';

/** From one date to another, both included, somebody lives by the clock of another zone. */
export type Trip = {
  /** `2026-11-24` */
  readonly firstDate: string;
  readonly lastDate: string;
  /** IANA */
  readonly zone: string;
};

/** Whose dates are in which zone: their own, and others on trips that do not share a date. */
export type Whereabouts = { readonly zone: string; readonly trips: readonly Trip[] };

/** Dates in one zone, as days from 1970-01-01: `firstDay` to the day before `endDay`. */
type Stay = { readonly zone: string; readonly firstDay: number; readonly endDay: number };

const DAY_MINUTES = 1440;

/** The stays of somebody, in order of their dates: every date belongs to exactly one. */
function stays({ zone, trips }: Whereabouts): Stay[] {
  const found: Stay[] = [];
  let from = Number.NEGATIVE_INFINITY;
  const byDate = trips
    .map((trip) => ({
      zone: trip.zone,
      firstDay: dayNumber(trip.firstDate),
      endDay: dayNumber(trip.lastDate) + 1,
    }))
    .sort((a, b) => a.firstDay - b.firstDay);
  for (const trip of byDate) {
    invariant(from <= trip.firstDay && trip.firstDay < trip.endDay, 'trips are in order and share no date');
    if (from < trip.firstDay) found.push({ zone, firstDay: from, endDay: trip.firstDay });
    found.push(trip);
    from = trip.endDay;
  }
  return [...found, { zone, firstDay: from, endDay: Number.POSITIVE_INFINITY }];
}

/**
 * The wall clock that somebody lives by, over a horizon: on each date the clock of the zone that they are in on that
 * date. Each local minute stands for one instant at most. On the way east two dates share hours, so that an instant
 * may belong to two local minutes; on the way west some hours belong to none.
 *
 * @param horizon epoch minutes
 * @throws RangeError when a zone is unknown
 * @throws InvariantError when trips share a date
 */
export function ownTimeline(whereabouts: Whereabouts, horizon: Interval): LocalTimeline {
  const clocks = new Map<string, LocalTimeline>();
  return stays(whereabouts).flatMap(({ zone, firstDay, endDay }) => {
    const clock = clocks.get(zone) ?? localTimeline(zone, horizon);
    clocks.set(zone, clock);
    return clock.flatMap((piece): Piece[] => {
      const localStart = Math.max(piece.localStart, firstDay * DAY_MINUTES);
      const localEnd = Math.min(piece.localEnd, endDay * DAY_MINUTES);
      return localStart < localEnd ? [{ localStart, localEnd, offset: piece.offset }] : [];
    });
  });
}

/** A stretch of one date as epoch minutes. @property day days from 1970-01-01 */
export type OwnDay = Interval & { readonly day: number };

/**
 * Every date that a horizon touches, with the instants at which somebody's clock shows it, the second showing of an
 * hour too. Days at the edges are cut; a date is in several parts where the clock was set back over midnight, and
 * shares hours with the one before on the way east.
 *
 * @param horizon epoch minutes
 */
export function ownDays(whereabouts: Whereabouts, horizon: Interval): OwnDay[] {
  return stays(whereabouts).flatMap(({ zone, firstDay, endDay }) =>
    offsetSpans(zone, horizon).flatMap(({ start, end, offset }) => {
      const first = Math.max(firstDay, Math.floor((start + offset) / DAY_MINUTES));
      const last = Math.min(endDay - 1, Math.floor((end + offset - 1) / DAY_MINUTES));
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ({
        day: first + index,
        start: Math.max(start, (first + index) * DAY_MINUTES - offset),
        end: Math.min(end, (first + index + 1) * DAY_MINUTES - offset),
      }));
    }),
  );
}
