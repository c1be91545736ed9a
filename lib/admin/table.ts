/**
 * - `text`: words that somebody may have typed, or that stand for themselves
 * - `id`: ours or a provider's, to be copied
 * - `money`: whole cents; the table has a `currency` column beside it
 * - `instant`: RFC 3339 in UTC
 * - `status`: a word of a short list
 */
export type ColumnKind = 'text' | 'id' | 'money' | 'instant' | 'status' | 'number';

/** A value as it leaves the database: money in whole cents, instants as RFC 3339 in UTC, null where there is none. */
export type Cell = string | number | null;

export type AdminColumn = {
  /** Stable: the heading of the CSV column and the name in `sort`, as the HTTP interface writes such things. */
  readonly key: string;
  readonly label: string;
  readonly kind: ColumnKind;
  /** What it is, as an expression over the table's `from`. */
  readonly sql: string;
  readonly sorts?: boolean;
  /** Money whose sum over many rows means something. */
  readonly sums?: boolean;
};

export type FilterOption = { readonly value: string; readonly label: string };

/** A choice of rows by one of a short list of words. */
export type AdminFilter = {
  readonly name: string;
  readonly label: string;
  readonly sql: string;
  readonly options: readonly FilterOption[];
};

/** In which order rows stand. */
export type Sort = { readonly key: string; readonly descending: boolean };

/**
 * One of the admin's tables: the single source of its page, its export and its filters. All SQL in here is ours and
 * constant. Passwords, tokens, secrets, join links and passcodes are in none of them.
 */
export type AdminTable = {
  /** As in `/api/admin/<name>/export`. */
  readonly name: string;
  readonly title: string;
  /** What one row is: "payout". */
  readonly noun: string;
  readonly from: string;
  /** Tells rows apart, never null. It breaks ties, so that pages have an order whatever is sorted by. */
  readonly rowKey: { readonly sql: string; readonly type: 'text' | 'bigint' };
  readonly columns: readonly AdminColumn[];
  /** Text expressions that the search looks into. */
  readonly searched: readonly string[];
  readonly searchHint: string;
  readonly filters: readonly AdminFilter[];
  /** The column that "since" means. */
  readonly since: string;
  readonly sort: Sort;
};

/** Turns `{ paid: 'Paid' }` into the options of a filter. */
export function optionsOf(labels: Readonly<Record<string, string>>): FilterOption[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}
