import { type Interval, instantOfMinute } from '@/lib/domain/slots';

/** What the clock on the wall of a zone shows at an epoch minute, for the minutes of one day. */
export type WallClock = {
  /** Minutes on the wall clock since 1970-01-01T00:00. */
  readonly local: (minute: number) => number;
  /** Days since 1970-01-01 of the date that it shows. */
  readonly day: (minute: number) => number;
  /** `15:30` */
  readonly time: (minute: number) => string;
};

const DAY_MINUTES = 1440;

/**
 * The clock of a zone over a day, read twice instead of at each of hundreds of slots; on a day on which it changes,
 * at each of them.
 * @param day epoch minutes
 */
export function wallClock(zone: string, day: Interval): WallClock {
  const offset = offsetAt(zone, day.start);
  const isSteady = offset === offsetAt(zone, day.end);
  const local = (minute: number) => minute + (isSteady ? offset : offsetAt(zone, minute));
  return {
    local,
    day: (minute) => Math.floor(local(minute) / DAY_MINUTES),
    time: (minute) => {
      const ofDay = ((local(minute) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
      return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
    },
  };
}

/** Minutes that the zone is ahead of UTC. */
function offsetAt(zone: string, minute: number): number {
  return Math.floor(instantOfMinute(minute).toZonedDateTimeISO(zone).offsetNanoseconds / 60_000_000_000);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
