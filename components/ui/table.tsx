import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';
import { ROLES } from './table-roles';

/**
 * A column. `fold` says where its cell goes when a row folds into an item on a phone: `title` and `aside` make the
 * first line, `line` and `end` the ones below, `wide` takes a whole line; without it the cell is left out there.
 * `foldLabel` stands before the value in the fold ("since 31 h"). `sort` makes the heading a link that sorts.
 */
export type Column<Row> = {
  key: string;
  heading: ReactNode;
  cell: (row: Row) => ReactNode;
  kind?: 'text' | 'number' | 'action';
  strong?: boolean;
  muted?: boolean;
  noWrap?: boolean;
  fold?: 'title' | 'aside' | 'line' | 'end' | 'wide';
  foldLabel?: string;
  sort?: { href: Route; direction?: 'ascending' | 'descending' };
  total?: ReactNode;
};

function cellClass<Row>(column: Column<Row>): string | undefined {
  return (
    classNames(
      column.kind === 'number' && 'num',
      column.kind === 'action' && 'go',
      column.strong && 'strong',
      column.muted && 'muted',
      column.noWrap && 'nb',
    ) || undefined
  );
}

function Heading<Row>({ column }: { column: Column<Row> }) {
  const { sort, heading } = column;
  return (
    <th
      {...ROLES.columnheader}
      scope="col"
      className={column.kind === 'number' ? 'num' : undefined}
      {...(sort?.direction && { 'aria-sort': sort.direction })}
    >
      {column.kind === 'action' ? <span className="vh">{heading}</span> : null}
      {column.kind !== 'action' && sort ? (
        <Link href={sort.href}>
          {heading}
          {sort.direction && <Icon name="down" />}
        </Link>
      ) : null}
      {column.kind !== 'action' && !sort ? heading : null}
    </th>
  );
}

function Cell<Row>({ column, children }: { column: Column<Row>; children: ReactNode }) {
  return (
    <td
      {...ROLES.cell}
      className={cellClass(column)}
      {...(column.fold && { 'data-fold': column.fold })}
      {...(column.foldLabel && { 'data-label': column.foldLabel })}
    >
      {children}
    </td>
  );
}

/**
 * Rows under headings. It folds into a list on phones when a column says where its cells go, and scrolls sideways in
 * its own box otherwise. `dense` is for the admin. `totals` is the label of a last line with each column's `total`.
 */
export function Table<Row>({
  label,
  columns,
  rows,
  rowKey,
  dense = false,
  selected,
  totals,
}: {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  dense?: boolean;
  selected?: (row: Row) => boolean;
  totals?: string;
}) {
  const folds = columns.some((column) => column.fold);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={label}>
      <table
        className={classNames('table', dense && 'table--dense', folds && 'fold')}
        {...ROLES.table}
        aria-label={label}
      >
        <thead {...ROLES.rowgroup}>
          <tr {...ROLES.row}>
            {columns.map((column) => (
              <Heading key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody {...ROLES.rowgroup}>
          {rows.map((row) => (
            <tr key={rowKey(row)} {...ROLES.row} {...(selected?.(row) && { className: 'sel' })}>
              {columns.map((column) => (
                <Cell key={column.key} column={column}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
        {totals !== undefined && (
          <tfoot {...ROLES.rowgroup}>
            <tr {...ROLES.row}>
              {columns.map((column, index) => (
                <Cell key={column.key} column={column}>
                  {index === 0 ? totals : column.total}
                </Cell>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}
