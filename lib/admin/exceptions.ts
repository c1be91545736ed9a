import type { Temporal } from 'temporal-polyfill';
import { toInstant } from '@/lib/clock';

/** One thing an admin should know of. */
export type Exception<Kind extends string> = {
  readonly kind: Kind;
  readonly detail: string | null;
  /** The booking, user or job it is about. */
  readonly id: string;
  readonly about: 'booking' | 'dispute' | 'user' | 'job';
  /** Names of the people concerned. */
  readonly who: readonly string[];
  readonly since: Temporal.Instant | null;
  readonly cents: number | null;
  readonly decideBy: Temporal.Instant | null;
};

/** `count` and `cents` are of all of them; `items` are the first hundred, oldest first. */
export type Exceptions<Kind extends string> = {
  readonly count: number;
  readonly cents: number;
  readonly items: readonly Exception<Kind>[];
};

/** A row of one of the two queries, in which the counts of all rows stand in each. */
export type ExceptionRow<Kind> = {
  kind: Kind;
  detail: string | null;
  id: string;
  about: 'booking' | 'dispute' | 'user' | 'job';
  who: string[];
  since: Date | null;
  cents: number | null;
  /** Where the query knows it itself. */
  decide_by?: Date | null;
  all_count: number;
  all_cents: number;
};

/** How many are shown at most; the counts are of all. */
export const SHOWN = 100;

/** Jobs are tried for some minutes before they are given up; what is due for longer than this has been lost. */
export const SETTLED_MINUTES = 60;

/** The rows of a query as exceptions. */
export function exceptionsOf<Kind extends string>(
  rows: readonly ExceptionRow<Kind>[],
  decideBy: (row: ExceptionRow<Kind>) => Temporal.Instant | null,
): Exceptions<Kind> {
  return {
    count: rows[0]?.all_count ?? 0,
    cents: rows[0]?.all_cents ?? 0,
    items: rows.map((row) => ({
      kind: row.kind,
      detail: row.detail,
      id: row.id,
      about: row.about,
      who: row.who,
      since: row.since && toInstant(row.since),
      cents: row.cents,
      decideBy: decideBy(row),
    })),
  };
}
