import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page-head';
import { ShowMore } from '@/components/ui/pagination';
import { Tabs } from '@/components/ui/tabs';
import type { BookingListItem } from '@/lib/bookings/queries';
import type { BookingStatus } from '@/lib/domain/booking';
import { formatZoneName } from '@/lib/format';
import { BookingRows } from './booking-row';
import { BROWSE } from './links';
import type { ListReader } from './row-words';
import { BOOKING_TABS, type BookingTab, TAB_LABELS, tabCount, tabHref } from './tabs';

/** The candidate's bookings: tabs with their counts, one page of rows, and what to do where there are none. */
export function BookingsList({
  tab,
  counts,
  items,
  nextCursor,
  reader,
}: {
  tab: BookingTab;
  counts: Readonly<Record<BookingStatus, number>>;
  items: readonly BookingListItem[];
  nextCursor: string | null;
  reader: ListReader;
}) {
  const inAll = BOOKING_TABS.reduce((sum, each) => sum + tabCount(reader.side, each, counts), 0);
  return (
    <>
      <PageHead title="Bookings" lede="Every call you asked for, with what comes next and what it costs." />
      <Tabs
        label="Bookings"
        items={BOOKING_TABS.map((each) => ({
          href: tabHref(each),
          label: TAB_LABELS[each],
          count: tabCount(reader.side, each, counts),
          current: each === tab,
        }))}
      />
      {items.length === 0 ? (
        <div className="mt-8">{inAll === 0 ? <NoBookings /> : <EmptyTab tab={tab} />}</div>
      ) : (
        <>
          <BookingRows label={TAB_LABELS[tab]} items={items} reader={reader} />
          <ShowMore
            note={`Times are in ${formatZoneName(reader.zone)}.`}
            href={nextCursor ? tabHref(tab, nextCursor) : undefined}
          />
        </>
      )}
    </>
  );
}

function NoBookings() {
  return (
    <EmptyState
      title="No bookings yet"
      actions={
        <ButtonLink look="primary" href={BROWSE}>
          Find someone
        </ButtonLink>
      }
    >
      When you ask somebody for a call it appears here, with what comes next and what it costs.
    </EmptyState>
  );
}

const EMPTY: Readonly<Record<BookingTab, { title: string; text: string }>> = {
  'to-do': { title: 'Nothing to do', text: 'When a time is set for a call, it waits here for you to pay.' },
  'coming-up': {
    title: 'Nothing coming up',
    text: 'Requests that wait for an answer, confirmed calls and feedback on its way stand here.',
  },
  past: { title: 'No past calls', text: 'Calls that took place stand here, with their feedback.' },
  cancelled: {
    title: 'Nothing cancelled',
    text: 'Requests and calls that were cancelled, declined or ended by themselves stand here.',
  },
};

function EmptyTab({ tab }: { tab: BookingTab }) {
  const { title, text } = EMPTY[tab];
  return (
    <EmptyState title={title} actions={<ButtonLink href={BROWSE}>Find someone</ButtonLink>}>
      {text}
    </EmptyState>
  );
}
