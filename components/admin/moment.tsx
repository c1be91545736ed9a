import { Temporal } from 'temporal-polyfill';
import { formatDateTime } from '@/lib/format';

/**
 * A moment in UTC, which the heading beside it names; the exact one shows under the pointer.
 * @param at an instant, or as RFC 3339
 */
export function Moment({ at, now }: { at: Temporal.Instant | Date | string; now: Temporal.Instant }) {
  const instant = Temporal.Instant.from(at instanceof Date ? at.toISOString() : at);
  return (
    <time className="nb" dateTime={instant.toString()} title={instant.toString()}>
      {formatDateTime(instant, 'UTC', { now, showZone: false })}
    </time>
  );
}
