import type { ReactNode } from 'react';
import { BookingRows } from '@/components/booking/booking-row';
import { HOURS, REQUESTS } from '@/components/booking/links';
import type { ListReader } from '@/components/booking/row-words';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page-head';
import { ShowMore } from '@/components/ui/pagination';
import { Tabs } from '@/components/ui/tabs';
import type { BookingListItem } from '@/lib/bookings/queries';
import type { BookingStatus } from '@/lib/domain/booking';
import { formatZoneName } from '@/lib/format';
import { CALL_PARTS, CALL_TABS, type CallTab, callCount, callsHref } from './call-tabs';

/** The professional's calls: tabs with their counts, one page of rows, and what to do where there are none. */
export function CallsList({
  tab,
  counts,
  items,
  nextCursor,
  reader,
}: {
  tab: CallTab;
  counts: Readonly<Record<BookingStatus, number>>;
  items: readonly BookingListItem[];
  nextCursor: string | null;
  reader: ListReader;
}) {
  return (
    <>
      <PageHead
        tight
        title="Calls"
        lede="Every call you agreed to, with what comes next. You are paid when your feedback has passed our check."
      />
      <Tabs
        label="Calls"
        items={CALL_TABS.map((each) => ({
          href: callsHref(each),
          label: CALL_PARTS[each].label,
          count: callCount(each, counts),
          current: each === tab,
        }))}
      />
      {items.length === 0 ? (
        <div className="mt-8">
          <EmptyState title={EMPTY[tab].title} actions={EMPTY[tab].actions}>
            {EMPTY[tab].text}
          </EmptyState>
        </div>
      ) : (
        <>
          <BookingRows label={CALL_PARTS[tab].label} items={items} reader={reader} />
          <ShowMore
            note={`Times are in ${formatZoneName(reader.zone)}. Sums are what you receive after our fee.`}
            href={nextCursor ? callsHref(tab, nextCursor) : undefined}
          />
        </>
      )}
    </>
  );
}

const TO_REQUESTS = <ButtonLink href={REQUESTS}>See requests</ButtonLink>;

const EMPTY: Readonly<Record<CallTab, { title: string; text: string; actions?: ReactNode }>> = {
  'to-do': {
    title: 'No feedback is due',
    text: 'After each call the feedback to write waits here, the first to be due on top.',
    actions: TO_REQUESTS,
  },
  'coming-up': {
    title: 'No calls ahead',
    text: 'Calls stand here once you have set their time. More hours bring more requests.',
    actions: (
      <>
        {TO_REQUESTS}
        <ButtonLink href={HOURS.professional}>Look at your hours</ButtonLink>
      </>
    ),
  },
  past: {
    title: 'No past calls',
    text: 'Calls that took place stand here, with what you wrote and received.',
  },
  cancelled: {
    title: 'Nothing cancelled',
    text: 'Requests and calls that were cancelled, declined or ended by themselves stand here.',
  },
};
