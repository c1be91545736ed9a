import Link from 'next/link';
import { answerPage } from '@/components/booking/links';
import { instant } from '@/components/booking/reading';
import type { ListReader } from '@/components/booking/row-words';
import { StateBadge } from '@/components/booking/state-badge';
import { ButtonLink } from '@/components/ui/button';
import type { BookingListItem } from '@/lib/bookings/queries';
import { formatDateTime, formatList, formatMoney, formatTimeLeft } from '@/lib/format';
import styles from './requests.module.css';

/** A request in the professional's list: who asks, what for, what it pays, and by when an answer or a time is due. */
export function RequestItem({ item, reader }: { item: BookingListItem; reader: ListReader }) {
  const deadline = instant(item.requestExpiresAt);
  const by = formatDateTime(deadline, reader.zone, { now: reader.now, showZone: false });
  const action = item.acceptedAt ? 'Choose a time' : 'Answer';
  return (
    <li className="card">
      <div className="who">
        <StateBadge booking={item} side="professional" />
        <h3>
          <Link href={answerPage(item.id)} prefetch={false}>
            {item.headline}
          </Link>
        </h3>
        {item.interests && item.interests.length > 0 && (
          <p className="s muted">Interested in {formatList(item.interests)}</p>
        )}
        <p className={`quote mt-2 ${styles.question}`}>{item.question}</p>
      </div>
      <div className="when">
        <p>
          {item.acceptedAt ? 'Set a time by' : 'Answer by'} <span className="nb">{by}</span>
        </p>
        <p className="free">{formatTimeLeft(deadline, reader.now)} left</p>
      </div>
      <div className="do">
        <span className="price">{formatMoney(item.netCents ?? item.priceCents)}</span>
        <p className="xs muted mb-2">of {formatMoney(item.priceCents)}, after our fee</p>
        <ButtonLink
          small
          href={answerPage(item.id)}
          prefetch={false}
          aria-label={`${action}: ${item.headline}`}
        >
          {action}
        </ButtonLink>
      </div>
    </li>
  );
}
