import type { Metadata } from 'next';
import { EarningsPage } from '@/components/earnings/earnings-page';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { listingOf } from '@/lib/listings/queries';
import { requireActor } from '@/lib/page-access';
import {
  earningsPeriods,
  earningsRows,
  earningsSums,
  firstUnwritten,
  paidBetween,
} from '@/lib/payments/earnings/earnings';
import { debtStanding, firstArrival } from '@/lib/payments/earnings/earnings-debt';
import { statementMonths } from '@/lib/payments/earnings/statement-months';

export const metadata: Metadata = { title: 'Earnings' };

const PAGE_SIZE = 20;

type Props = { searchParams: Promise<{ cursor?: string | string[] }> };

/** What the professional earned, and what has become of it. */
export default async function Page({ searchParams }: Props) {
  const actor = await requireActor('/professional/earnings');
  const cursor = [(await searchParams).cursor].flat()[0];
  const reader = { zone: actor.zone, now: now(), policy: env().policy };
  const { year, yearBounds, monthBounds } = earningsPeriods(reader.now, actor.zone);
  const [sums, thisYear, months, firstDue, { items, nextCursor }, listing, rest] = await Promise.all([
    earningsSums(actor),
    paidBetween(actor, yearBounds),
    paidBetween(actor, monthBounds),
    firstUnwritten(actor),
    earningsRows(actor, { cursor, limit: PAGE_SIZE }),
    listingOf(actor.id),
    Promise.all([firstArrival(actor), debtStanding(actor), statementMonths(actor, actor.zone, reader.now)]),
  ]);
  const [arrival, debt, statements] = rest;
  const [paidThisYear] = thisYear;
  return (
    <EarningsPage
      earnings={{
        priceCents: listing?.priceCents ?? null,
        ...{ sums, year, paidThisYear, months, firstDue, rows: items, nextCursor },
        ...{ firstArrival: arrival, debt, statements },
        isContinued: cursor !== undefined,
      }}
      reader={reader}
    />
  );
}
