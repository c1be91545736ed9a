import type { Route } from 'next';
import { Temporal } from 'temporal-polyfill';
import { formatDateTime } from '@/lib/format';
import type { NotificationItem } from '@/lib/notifications/queries';
import { NotificationLink } from './notification-link';
import styles from './notifications.module.css';

/** What somebody has been told, newest first; each line leads to its page. Times are in `zone`, named beside the list. */
export function NotificationList({
  items,
  zone,
  now,
}: {
  items: readonly NotificationItem[];
  zone: string;
  now: Temporal.Instant;
}) {
  return (
    <ul className={styles.list} aria-label="Notifications">
      {items.map(({ id, href, text, createdAt, readAt }) => (
        <li key={id} className={readAt === null ? styles.unread : undefined}>
          <span className={styles.dot} />
          <p>
            {readAt === null && <span className="vh">Unread: </span>}
            <NotificationLink id={id} href={href as Route} unread={readAt === null}>
              {text}
            </NotificationLink>
          </p>
          <time dateTime={createdAt}>
            {formatDateTime(Temporal.Instant.from(createdAt), zone, { now, showZone: false })}
          </time>
        </li>
      ))}
    </ul>
  );
}
