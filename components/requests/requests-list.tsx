import type { Route } from 'next';
import { REQUESTS } from '@/components/booking/links';
import type { ListReader } from '@/components/booking/row-words';
import { PageHead } from '@/components/ui/page-head';
import { ShowMore } from '@/components/ui/pagination';
import type { BookingListItem } from '@/lib/bookings/queries';
import { formatZoneName } from '@/lib/format';
import type { OwnListing } from '@/lib/listings/queries';
import { NoRequests } from './no-requests';
import { RequestItem } from './request-item';
import styles from './requests.module.css';

/** The requests that wait for the professional: to be answered, and to be given a time. The next to run out comes first. */
export function RequestsList({
  items,
  nextCursor,
  listing,
  reader,
}: {
  items: readonly BookingListItem[];
  nextCursor: string | null;
  listing: OwnListing | null;
  reader: ListReader;
}) {
  const days = reader.policy.requestDays;
  return (
    <>
      <PageHead
        tight
        title="Requests"
        lede={`Candidates who ask you for a call. A request ends by itself after ${days} days; until a time is set and paid, nobody sees a name.`}
      />
      {items.length === 0 ? (
        <NoRequests listing={listing} />
      ) : (
        <>
          <Group
            title="Waiting for your answer"
            items={items.filter(({ acceptedAt }) => acceptedAt === null)}
            reader={reader}
          />
          <Group
            title="Accepted, waiting for a time"
            items={items.filter(({ acceptedAt }) => acceptedAt !== null)}
            reader={reader}
          />
          <ShowMore
            note={`Times are in ${formatZoneName(reader.zone)}. Sums are what you receive after our fee.`}
            href={nextCursor ? (`${REQUESTS}?cursor=${nextCursor}` as Route) : undefined}
          />
        </>
      )}
    </>
  );
}

function Group({
  title,
  items,
  reader,
}: {
  title: string;
  items: readonly BookingListItem[];
  reader: ListReader;
}) {
  if (items.length === 0) return null;
  return (
    <section className={styles.group}>
      <h2>{title}</h2>
      <ul aria-label={title}>
        {items.map((item) => (
          <RequestItem key={item.id} item={item} reader={reader} />
        ))}
      </ul>
    </section>
  );
}
