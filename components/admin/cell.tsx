import Link from 'next/link';
import type { Temporal } from 'temporal-polyfill';
import type { AdminRow } from '@/lib/admin/read-table';
import type { AdminColumn } from '@/lib/admin/table';
import { wordFor } from '@/lib/admin/tables/words';
import { formatCount, formatMoney } from '@/lib/format';
import { Badge } from '../ui/badge';
import styles from './admin.module.css';
import { Id } from './id';
import { Moment } from './moment';
import type { ShownColumn } from './shown-column';

/** A value as its kind is shown: a sum, a moment in UTC, an id to copy, a state, or words. Nothing where there is none. */
export function Cell({
  column,
  shown,
  row,
  now,
  leads,
}: {
  column: AdminColumn;
  shown: ShownColumn;
  row: AdminRow;
  now: Temporal.Instant;
  leads: boolean;
}) {
  if (shown.cell) return shown.cell(row, now);
  const value = row[column.key] ?? null;
  if (value === null) return null;
  const href = shown.leadsTo?.(row) ?? null;
  if (typeof value === 'number') return column.kind === 'money' ? formatMoney(value) : formatCount(value);
  if (column.kind === 'instant') return <Moment at={value} now={now} />;
  if (column.kind === 'id') return <Id id={value} href={href} leads={leads} />;
  const words = shown.words ? wordFor(shown.words, value) : value;
  const look = shown.badges?.[value];
  if (look) {
    return (
      <Badge mark={look.mark} tone={look.tone ?? 'plain'}>
        {words}
      </Badge>
    );
  }
  return href ? (
    <Link className={styles.name} href={href} prefetch={false}>
      {words}
    </Link>
  ) : (
    words
  );
}
