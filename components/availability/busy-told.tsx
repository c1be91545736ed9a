import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { Note } from '@/components/ui/note';
import type { BusyWeek } from '@/lib/availability/busy-week';
import type { BusyAnswer } from './painted-week';
import styles from './week-grid.module.css';

/** Where the busy times behind the grid come from, when they were read, and what to do where they cannot be. */
export function BusyTold({ answer, zone, here }: { answer: BusyAnswer; zone: string; here: Route }) {
  if (answer === null) return <Line>Reading when you are busy …</Line>;
  const again = (
    <Link
      href={(answer === 'failed' ? here : `${here}?week=${answer.monday}`) as Route}
      prefetch={false}
      scroll={false}
    >
      Read again
    </Link>
  );
  if (answer === 'failed') {
    return (
      <Note tone="warn" role="status" className="mb-4" title="When you are busy could not be read just now.">
        You can paint your hours all the same. {again}
      </Note>
    );
  }
  const trouble = answer.calendars.find(({ state }) => state === 'revoked' || state === 'unreadable');
  if (trouble) {
    return (
      <Note tone="warn" role="status" className="mb-4" title={troubleTitle(trouble)}>
        Its busy times are missing below, and until it can be read no times are offered with you. You can
        paint your hours all the same. {mending(trouble)} {again}
      </Note>
    );
  }
  if (answer.calendars.every(({ state }) => state === 'none')) {
    return (
      <Line>
        No calendar is connected, so only your calls are shown. <Link href="/calendars">Connect one</Link>
      </Line>
    );
  }
  return (
    <Line>
      Read at {clockAt(answer.readAt, zone)}. We see when you are busy, never what with. {again}
    </Line>
  );
}

type Reading = BusyWeek['calendars'][number];

function troubleTitle({ provider, state }: Reading): string {
  if (state === 'revoked') return 'Google no longer lets us read your calendar.';
  return provider === 'google'
    ? 'Your Google Calendar could not be read just now.'
    : 'One of your calendars could not be read just now.';
}

function mending({ provider, state }: Reading) {
  if (state === 'revoked') return <Link href="/calendars">Connect it again or disconnect it.</Link>;
  if (provider === 'google') return 'It may be well again in a minute.';
  return <Link href="/calendars">See which one, and why.</Link>;
}

function Line({ children }: { children: ReactNode }) {
  return (
    <p className={styles.read}>
      <Icon name="calendar" />
      <span>{children}</span>
    </p>
  );
}

/** `21:03`. @param readAt RFC 3339 */
function clockAt(readAt: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
    Date.parse(readAt),
  );
}
