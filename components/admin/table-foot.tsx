import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { PAGE_SIZES, type TableQuery } from '@/lib/admin/query';
import type { TablePage } from '@/lib/admin/read-table';
import type { AdminTable } from '@/lib/admin/table';
import { formatCount, formatMoney } from '@/lib/format';
import { ButtonLink } from '../ui/button';
import { Icon } from '../ui/icon';
import { besideAddress, tableAddress } from './addresses';
import styles from './admin.module.css';

/** Which rows these are, what all of them come to, and the ways to the others. */
export function TableFoot({
  table,
  base,
  query,
  page,
}: {
  table: AdminTable;
  base: Route;
  query: TableQuery;
  page: TablePage;
}) {
  const { first, count, rows, previous, next } = page;
  const byTime = table.columns.find((column) => column.key === query.sort.key)?.kind === 'instant';
  const newestFirst = byTime && query.sort.descending;
  const [back, on] = byTime ? (newestFirst ? ['Newer', 'Older'] : ['Older', 'Newer']) : ['Back', 'Next'];
  const allHere = rows.length === count;
  const summed = table.columns.filter((column) => column.sums);
  return (
    <nav className="under-table" aria-label="Pages">
      <p className="muted">
        {formatCount(first)} to {formatCount(first + rows.length - 1)} of {formatCount(count)}
        {!allHere && summed.length > 0 && (
          <>
            {'. All of them: '}
            {summed
              .map(({ key, label }) => `${label.toLowerCase()} ${formatMoney(page.sums[key] ?? 0)}`)
              .join(', ')}
          </>
        )}
      </p>
      <div className="row row--tight">
        {count > PAGE_SIZES[0] && (
          <span className={styles.sizes}>
            Rows
            {PAGE_SIZES.map((size) => (
              <Link
                key={size}
                href={tableAddress(base, table, query, { rows: size })}
                prefetch={false}
                {...(size === query.rows && { 'aria-current': true })}
              >
                {size}
              </Link>
            ))}
          </span>
        )}
        <Step href={previous === null ? null : besideAddress(base, table, query, { before: previous })}>
          <Icon name="left" />
          {back}
        </Step>
        <Step href={next === null ? null : besideAddress(base, table, query, { cursor: next })}>
          {on}
          <Icon name="right" />
        </Step>
      </div>
    </nav>
  );
}

function Step({ href, children }: { href: Route | null; children: ReactNode }) {
  if (href !== null) {
    return (
      <ButtonLink small href={href} prefetch={false}>
        {children}
      </ButtonLink>
    );
  }
  return (
    // biome-ignore lint/a11y/useValidAnchor: a link without an address is how HTML switches a link off
    <a className="btn btn--s" role="link" aria-disabled="true">
      {children}
    </a>
  );
}
