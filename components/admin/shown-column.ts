import type { Route } from 'next';
import type { ReactNode } from 'react';
import type { Temporal } from 'temporal-polyfill';
import type { TableQuery } from '@/lib/admin/query';
import type { AdminRow } from '@/lib/admin/read-table';
import type { Tone } from '../ui/badge';
import type { Mark } from '../ui/status-mark';

/** How a stored state looks; its word comes from the column's `words`. */
export type BadgeLook = { readonly mark: Mark; readonly tone?: Tone };

/** A column of a page: heading, kind and order come from the table's definition, the rest is how it looks. */
export type ShownColumn = {
  readonly key: string;
  readonly heading?: string;
  /** The words for stored ones. */
  readonly words?: Readonly<Record<string, string>>;
  readonly badges?: Readonly<Record<string, BadgeLook>>;
  readonly leadsTo?: (row: AdminRow) => Route | null;
  /** Instead of what its kind looks like. */
  readonly cell?: (row: AdminRow, now: Temporal.Instant) => ReactNode;
  readonly strong?: boolean;
  readonly muted?: boolean;
  readonly fold?: 'title' | 'aside' | 'line' | 'end' | 'wide';
  readonly foldLabel?: string;
};

/** How one of the admin's tables is shown on its page. */
export type TableLook = {
  readonly base: Route;
  readonly columns: readonly ShownColumn[];
  /** Said when there is no row at all. */
  readonly empty: string;
  /** What can be done with a row. */
  readonly action?: (
    row: AdminRow,
    query: TableQuery,
  ) => { readonly href: Route; readonly label: string } | null;
};

/** A cell as text; nothing where there is none. */
export function textIn(row: AdminRow, key: string): string {
  return String(row[key] ?? '');
}
