import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Temporal } from 'temporal-polyfill';
import { ShowMore } from '@/components/ui/pagination';
import { freeDays } from '@/lib/domain/free-parts';
import type { Policy } from '@/lib/domain/policy';
import { formatQuantity } from '@/lib/format';
import { type Browse, countFilters, usualSort, writeBrowse } from '@/lib/listings/browse';
import type { Sort } from '@/lib/listings/schema';
import type { CardPage } from '@/lib/listings/search';
import type { Widening } from '@/lib/listings/widen';
import styles from './browse.module.css';
import { peopleWords } from './card-words';
import { ListingCard } from './listing-card';
import { NobodyFits } from './nobody-fits';
import { SortSelect } from './sort-select';

const SORT_LABELS: Readonly<Record<Sort, string>> = {
  relevance: 'Best match',
  soonest: 'Soonest free',
  price: 'Price, low to high',
  price_desc: 'Price, high to low',
  rating: 'Rating',
};

/** What every line of the list depends on. */
export type ListReading = {
  readonly zone: string;
  readonly now: Temporal.Instant;
  readonly policy: Policy;
  readonly k: number;
};

/** The list beside the filters: how many people, the order, the cards, and the way to more of them. */
export function BrowseList({
  form,
  browse,
  page,
  ways,
  isFirst,
  reading: { zone, now, policy, k },
}: {
  form: string;
  browse: Browse;
  page: CardPage;
  ways: readonly Widening[];
  isFirst: boolean;
  reading: ListReading;
}) {
  if (page.items.length === 0) {
    return (
      <div>
        <Bar>
          <b>Nobody matches</b> <span className="muted">{askedFor(browse)}</span>
        </Bar>
        <NobodyFits browse={browse} ways={ways} />
      </div>
    );
  }
  return (
    <div>
      <Bar
        sort={
          <SortSelect
            form={form}
            options={sortOptions(browse)}
            chosen={browse.sort === usualSort(browse) ? '' : (browse.sort ?? '')}
          />
        }
      >
        <b>{peopleWords(page.atLeast)}</b> <span className="muted">{askedFor(browse)}</span>
        {!isFirst && (
          <>
            {' '}
            <Link href={`/browse${writeBrowse(browse)}` as Route}>To the start of the list</Link>
          </>
        )}
      </Bar>
      <ul aria-label="Professionals">
        {page.items.map((card) => (
          <ListingCard
            key={card.id}
            card={card}
            k={k}
            days={freeDays(card.freeBlocks, zone, now, policy, 8)}
          />
        ))}
      </ul>
      <ShowMore
        note={`Every description fits at least ${k} people.`}
        href={page.nextCursor ? (`/browse${writeBrowse(browse, page.nextCursor)}` as Route) : undefined}
      />
    </div>
  );
}

/** The usual order has no value, so that it stays out of the address and follows the words. */
function sortOptions(browse: Browse) {
  const usual = usualSort(browse);
  const others = (Object.keys(SORT_LABELS) as Sort[]).filter(
    (sort) => sort !== usual && sort !== 'relevance',
  );
  return [
    { value: '', label: SORT_LABELS[usual] },
    ...others.map((value) => ({ value, label: SORT_LABELS[value] })),
  ];
}

function Bar({ sort, children }: { sort?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.bar}>
      <p role="status">{children}</p>
      {sort && <div className={styles.sort}>{sort}</div>}
    </div>
  );
}

/** "free in the next 7 days"; "for “law” with 3 filters". */
function askedFor(browse: Browse): string {
  const filters = countFilters(browse);
  const text = browse.text && `for “${browse.text}”`;
  if (browse.free && filters === 1) return [text, 'free in the next 7 days'].filter(Boolean).join(', ');
  return [text, filters > 0 && `with ${formatQuantity(filters, 'filter')}`].filter(Boolean).join(' ');
}
