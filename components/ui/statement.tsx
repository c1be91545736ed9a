import type { ReactNode } from 'react';
import { ROLES } from './table-roles';

/** One line of a statement: what for, a note under it in small, and a sum for each column. */
export type StatementRow = {
  label: ReactNode;
  note?: ReactNode;
  sums: readonly ReactNode[];
  total?: boolean;
};

/** From this many sums a line on, phones show them under the label, each with its heading. */
const WIDE_FROM = 3;

/**
 * Sums on a ruled sheet, right-aligned, each total under a double rule. `caption` names it for screen readers;
 * `columns` heads the sums when there is more than one of them (their headings are plain words).
 */
export function Statement({
  caption,
  rows,
  columns,
}: {
  caption: string;
  rows: readonly StatementRow[];
  columns?: { what: ReactNode; sums: readonly string[] };
}) {
  const wide = columns !== undefined && columns.sums.length >= WIDE_FROM;
  return (
    <table className={wide ? 'stmt stmt--wide' : 'stmt'} {...ROLES.table}>
      <caption className="vh">{caption}</caption>
      {columns && (
        <thead {...ROLES.rowgroup}>
          <tr {...ROLES.row}>
            <th scope="col" {...ROLES.columnheader}>
              {columns.what}
            </th>
            {columns.sums.map((heading) => (
              <th key={heading} scope="col" {...ROLES.columnheader}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody {...ROLES.rowgroup}>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a statement is drawn once, its lines keep their place
          <tr key={index} className={row.total ? 'total' : undefined} {...ROLES.row}>
            <th scope="row" {...ROLES.rowheader}>
              {row.label}
              {row.note && <small>{row.note}</small>}
            </th>
            {row.sums.map((sum, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their place
              <td key={column} {...(wide && { 'data-label': columns.sums[column] })} {...ROLES.cell}>
                {sum}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
