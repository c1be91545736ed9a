import type { ReactNode } from 'react';
import { type Column, Table } from '../ui/table';
import styles from './admin.module.css';

/** One part of a record: a heading, a remark beside it, and its matter. Says so when there is nothing. */
export function RecordPart({
  title,
  note,
  children,
}: {
  title: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.sect}>
      <h2>
        {title}
        {note && <span>{note}</span>}
      </h2>
      {children}
    </section>
  );
}

/** The rows of one kind that hang on a record. Headings of moments name UTC themselves. */
export function RecordTable<Row>({
  title,
  note,
  rows,
  rowKey,
  columns,
  none,
}: {
  title: string;
  note?: ReactNode;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
  none: string;
}) {
  return (
    <RecordPart title={title} note={note}>
      {rows.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <Table dense label={title} rows={rows} rowKey={rowKey} columns={columns} />
      )}
    </RecordPart>
  );
}
