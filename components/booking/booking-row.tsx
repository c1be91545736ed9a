import Link from 'next/link';
import { ButtonLink } from '@/components/ui/button';
import type { BookingListItem } from '@/lib/bookings/queries';
import { bookingPage } from './links';
import { type ListReader, rowAction, rowRemark, rowSum, rowTime } from './row-words';
import { StateBadge } from './state-badge';

/**
 * One booking in a list, for either side: with whom, its state, when, what is due, the sum, and one way on. Dates are
 * in the reader's zone, which the list names once. `heading` fits it under the headings of the page.
 */
export function BookingRow({
  item,
  reader,
  heading: Heading = 'h2',
}: {
  item: BookingListItem;
  reader: ListReader;
  heading?: 'h2' | 'h3';
}) {
  const action = rowAction(item, reader.side);
  const remark = rowRemark(item, reader);
  return (
    <li className="card">
      <div className="who">
        <StateBadge booking={item} side={reader.side} />
        <Heading>
          <Link href={bookingPage(reader.side, item.id)}>{item.name ?? item.headline}</Link>
        </Heading>
        {item.name && <p className="s muted">{item.headline}</p>}
      </div>
      <div className="when">
        <p>{rowTime(item, reader)}</p>
        {remark && <p className="free">{remark}</p>}
      </div>
      <div className="do">
        <span className="price">{rowSum(item)}</span>
        <ButtonLink
          small
          href={action.href}
          prefetch={false}
          aria-label={`${action.label}: ${item.name ?? item.headline}`}
        >
          {action.label}
        </ButtonLink>
      </div>
    </li>
  );
}

/** Bookings one below the other. `label` names the list to a screen reader. */
export function BookingRows({
  items,
  reader,
  label,
  heading,
}: {
  items: readonly BookingListItem[];
  reader: ListReader;
  label: string;
  heading?: 'h2' | 'h3';
}) {
  return (
    <ul aria-label={label}>
      {items.map((item) => (
        <BookingRow key={item.id} item={item} reader={reader} {...(heading && { heading })} />
      ))}
    </ul>
  );
}
