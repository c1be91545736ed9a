import type { ReactNode } from 'react';

/** One line of a statement: what for, a note under it in small, and a sum for each column. */
export type StatementRow = {
  label: ReactNode;
  note?: ReactNode;
  sums: readonly ReactNode[];
  total?: boolean;
};

/**
 * Sums on a ruled sheet, right-aligned, each total under a double rule. `caption` names it for screen readers;
 * `columns` heads the sums when there is more than one of them.
 */
export function Statement({
  caption,
  rows,
  columns,
}: {
  caption: string;
  rows: readonly StatementRow[];
  columns?: { what: ReactNode; sums: readonly ReactNode[] };
}) {
  return (
    <table className="stmt">
      <caption className="vh">{caption}</caption>
      {columns && (
        <thead>
          <tr>
            <th scope="col">{columns.what}</th>
            {columns.sums.map((heading, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their place
              <th key={column} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a statement is drawn once, its lines keep their place
          <tr key={index} className={row.total ? 'total' : undefined}>
            <th scope="row">
              {row.label}
              {row.note && <small>{row.note}</small>}
            </th>
            {row.sums.map((sum, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their place
              <td key={column}>{sum}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
