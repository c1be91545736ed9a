import type { Route } from 'next';
import Link from 'next/link';
import { Temporal } from 'temporal-polyfill';
import { Leaf } from '@/components/ui/leaf';
import type { Activity } from '@/lib/accounts/activity';
import { deviceWords } from '@/lib/accounts/device-words';
import { formatDateTime, formatZoneName } from '@/lib/format';
import { activityWords } from './activity-words';
import styles from './security.module.css';

export const ACTIVITY = '/account/activity';

/** What has happened to one's account, newest first, with a way to what was before. */
export function ActivitySection({
  items,
  nextCursor,
  zone,
  now,
  bare = false,
}: {
  items: readonly Activity[];
  nextCursor: string | null;
  zone: string;
  now: Temporal.Instant;
  bare?: boolean;
}) {
  return (
    <Leaf
      id="activity"
      bare={bare}
      title="Recent activity"
      note={`${formatZoneName(zone)} time. If something was not you, choose a new password.`}
    >
      {items.length === 0 && <p className="muted">Nothing before that.</p>}
      {items.length > 0 && (
        <ul className={styles.rows}>
          {items.map((item) => (
            <li key={item.id}>
              <div>
                <p>{activityWords(item)}</p>
                <p className="s muted">{whence(item, zone, now)}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {nextCursor !== null && (
        <p className="s">
          <Link href={`${ACTIVITY}?cursor=${nextCursor}` as Route}>Older</Link>
        </p>
      )}
    </Leaf>
  );
}

function whence({ at, device, address }: Activity, zone: string, now: Temporal.Instant): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(at.getTime());
  const parts = [
    formatDateTime(instant, zone, { now, showZone: false }),
    device && deviceWords(device),
    address && (address === 'unknown' ? 'unknown network' : `from ${address}`),
  ];
  return parts.filter(Boolean).join(', ');
}
