import type { ReactNode } from 'react';
import type { Authorised } from '@/lib/access';
import { pageQuery, type TableQuery } from '@/lib/admin/query';
import { type AdminRow, type TablePage as Page, readTable } from '@/lib/admin/read-table';
import { ROW_KEY } from '@/lib/admin/statement';
import type { AdminTable } from '@/lib/admin/table';
import { now } from '@/lib/clock';
import { invariant } from '@/lib/domain/invariant';
import { formatList, formatMoney } from '@/lib/format';
import { ButtonLink } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Note } from '../ui/note';
import { HeadSkeleton, TableSkeleton, Waiting } from '../ui/skeleton';
import { type Column, Table } from '../ui/table';
import { WhileNavigating } from '../ui/while-navigating';
import { tableAddress } from './addresses';
import styles from './admin.module.css';
import { Cell } from './cell';
import { FilterBar } from './filter-bar';
import { AdminHead } from './head';
import type { TableLook } from './shown-column';
import { TableFoot } from './table-foot';
import { TableKeys } from './table-keys';

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

type Props = {
  actor: Authorised<'admin.read'>;
  table: AdminTable;
  look: TableLook;
  searchParams: SearchParams;
  selected?: (row: AdminRow) => boolean;
  /** What is to be done with the selected row, above the table. */
  panel?: (rows: readonly AdminRow[], query: TableQuery) => ReactNode;
};

/**
 * One of the admin's tables as a page: search and filters, the rows with their sums, the pages beside, the export.
 * Everything is in its address, and works without script.
 */
export function TablePage(props: Props) {
  // Not a loading.tsx: it would answer 200 before the page has asked who is there.
  return (
    <WhileNavigating fallback={<TableToCome />}>
      <LoadedTable {...props} />
    </WhileNavigating>
  );
}

function TableToCome() {
  return (
    <Waiting>
      <HeadSkeleton />
      <TableSkeleton rows={12} columns={8} />
    </Waiting>
  );
}

async function LoadedTable({ actor, table, look, searchParams, selected, panel }: Props) {
  const { query, ignored } = pageQuery(table, searchParams);
  const page = await readTable(actor, table, query);
  const { base } = look;
  return (
    <>
      <AdminHead title={table.title}>
        <TableKeys />
      </AdminHead>
      <FilterBar table={table} base={base} query={query} count={page.count} now={now()} />
      {ignored.length > 0 && (
        <Note
          tone="warn"
          className="mb-3"
          title={`The address asks for something unknown: ${formatList(ignored)}.`}
        >
          It was left out, so there may be more rows here than were meant.
        </Note>
      )}
      {panel?.(page.rows, query)}
      {page.rows.length > 0 ? (
        <div className={styles.rows}>
          <Table
            dense
            label={table.title}
            rows={page.rows}
            rowKey={(row) => String(row[ROW_KEY])}
            columns={columnsOf(table, look, query, page)}
            {...(selected && { selected })}
            {...(table.columns.some((column) => column.sums) && {
              totals: page.rows.length === page.count ? `All ${page.count}` : `These ${page.rows.length}`,
            })}
          />
          <TableFoot table={table} base={base} query={query} page={page} />
        </div>
      ) : (
        <NoRows table={table} look={look} query={query} />
      )}
    </>
  );
}

function columnsOf(table: AdminTable, look: TableLook, query: TableQuery, page: Page): Column<AdminRow>[] {
  const at = now();
  const columns = look.columns.map((shown, place): Column<AdminRow> => {
    const column = table.columns.find((each) => each.key === shown.key);
    invariant(column, `${table.name} has a column ${shown.key}`);
    const { key, kind, label } = column;
    const isSum = kind === 'money' || kind === 'number';
    const zone = kind === 'instant' ? ' (UTC)' : '';
    const { strong, muted, fold, foldLabel } = shown;
    return {
      key,
      heading: `${shown.heading ?? label}${zone}`,
      cell: (row) => <Cell column={column} shown={shown} row={row} now={at} leads={place === 0} />,
      ...(isSum && { kind: 'number' }),
      ...(column.sorts && { sort: sortBy(table, look, query, key) }),
      ...(column.sums && { total: formatMoney(sumOf(page.rows, key)) }),
      ...(strong && { strong }),
      ...(muted && { muted }),
      ...(fold && { fold }),
      ...(foldLabel && { foldLabel }),
    };
  });
  const { action } = look;
  if (!action) return columns;
  const cell = (row: AdminRow) => {
    const offered = action(row, query);
    return offered && <a href={offered.href}>{offered.label}</a>;
  };
  return [...columns, { key: 'action', heading: 'Action', kind: 'action', fold: 'wide', cell }];
}

/** By this column: the largest or newest first, words from A; once more turns it round. */
function sortBy(table: AdminTable, { base }: TableLook, query: TableQuery, key: string) {
  const isText = table.columns.find((column) => column.key === key)?.kind === 'text';
  const isSorted = query.sort.key === key;
  const descending = isSorted ? !query.sort.descending : !isText;
  const href = tableAddress(base, table, query, { sort: { key, descending } });
  if (!isSorted) return { href };
  return { href, direction: query.sort.descending ? ('descending' as const) : ('ascending' as const) };
}

function sumOf(rows: readonly AdminRow[], key: string): number {
  return rows.reduce((sum, row) => sum + Number(row[key] ?? 0), 0);
}

function NoRows({ table, look, query }: { table: AdminTable; look: TableLook; query: TableQuery }) {
  const isChosen = query.text !== '' || query.since !== null || Object.keys(query.filters).length > 0;
  if (!isChosen) return <EmptyState title={`No ${table.noun} yet`}>{look.empty}</EmptyState>;
  const all = tableAddress(look.base, table, query, { text: '', since: null, filters: {} });
  return (
    <EmptyState title={`No ${table.noun} like this`} actions={<ButtonLink href={all}>Show all</ButtonLink>}>
      Nothing has all that was chosen above. Take one of the choices off, or search for less.
    </EmptyState>
  );
}
