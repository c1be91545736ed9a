import type { Route } from 'next';
import Link from 'next/link';
import { HOURS } from '@/components/booking/links';
import { type Reading, themAtStart } from '@/components/booking/reading';
import { Icon } from '@/components/ui/icon';
import { Note } from '@/components/ui/note';
import type { SlotOutlook } from '@/lib/availability/queries';
import type { Party } from '@/lib/domain/booking';
import { formatTime, formatZoneName } from '@/lib/format';
import styles from './slots.module.css';

/** When the reader's calendars were read, and the way to read them again. */
export function CalendarRead({
  outlook,
  side,
  zone,
  again,
}: {
  outlook: SlotOutlook;
  side: Party;
  zone: string;
  /** This page, with the calendars read anew. */
  again: Route;
}) {
  const own = outlook.calendars.filter(({ who, state }) => who === side && state === 'connected');
  const isGoogleOnly = own.every(({ provider }) => provider === 'google');
  const at = `${formatTime(outlook.readAt, zone)} (${formatZoneName(zone)})`;
  return (
    <p className={styles.calendar}>
      <Icon name="calendar" />
      {own.length > 0 ? (
        <span>
          {isGoogleOnly
            ? 'Your Google Calendar was'
            : own.length > 1
              ? 'Your calendars were'
              : 'Your calendar was'}{' '}
          read at {at}.
        </span>
      ) : (
        <span>
          No calendar of yours is connected. <Link href={HOURS[side]}>Connect it</Link>
        </span>
      )}
      <Link href={again} prefetch={false}>
        Read again
      </Link>
    </p>
  );
}

/**
 * Why nothing can be offered while a calendar is not known; null when all are.
 * @param open what stays as it is meanwhile: "the request stays open"
 */
export function CalendarTrouble({
  outlook,
  reading,
  open,
}: {
  outlook: SlotOutlook;
  reading: Reading;
  open: string;
}) {
  const side = reading.view.role;
  const unknown = outlook.calendars.find(({ state }) => state === 'revoked' || state === 'unreadable');
  if (!unknown) return null;
  if (unknown.who !== side) {
    return (
      <Note tone="warn" title={`${themAtStart(reading)}’s calendar cannot be read at the moment.`}>
        Without it we do not know when they are free, so no time is offered. Please try again later; {open}.
      </Note>
    );
  }
  if (unknown.state === 'revoked') {
    return (
      <Note tone="warn" title="Google no longer lets us read your calendar.">
        Without it we do not know when you are free, so no time is offered.{' '}
        <Link href={HOURS[side]}>Connect it again or disconnect it</Link>, then come back.
      </Note>
    );
  }
  return (
    <Note tone="warn" title="One of your calendars could not be read just now.">
      Without it we do not know when you are free, so no time is offered.{' '}
      <Link href="/calendars">See which one, and why</Link>, or try again in a minute.
    </Note>
  );
}
