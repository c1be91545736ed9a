import type { Route } from 'next';
import Link from 'next/link';
import { type Reading, them, themAtStart } from '@/components/booking/reading';
import { ButtonLink } from '@/components/ui/button';
import type { SlotOutlook } from '@/lib/availability/queries';
import { formatZoneName } from '@/lib/format';
import { CalendarRead } from './calendar-state';
import { type PickerReading, pickerWeek } from './picker-days';
import type { PickerShown } from './picker-query';
import type { SlotWeek } from './slot-week-form';
import styles from './slots.module.css';

/**
 * A week of the slot picker with all that stands around it, for a form in which one half hour is chosen or several.
 * @param page the picker's own address, without a query
 * @param standsUntil until when a time would stand that is chosen now, before the other side does its part
 */
export function pickerFrame(
  reading: Reading,
  outlook: SlotOutlook,
  page: Route,
  shown: PickerShown,
  standsUntil: PickerReading['standsUntil'],
): SlotWeek {
  const { view, zone, policy } = reading;
  const otherZone = view.counterpart.zone ?? zone;
  const other = themAtStart(reading);
  const week = pickerWeek({ outlook, zone, otherZone, other, policy, standsUntil }, shown);
  const weekHref = (day: string, every = shown.all) =>
    `${page}?from=${day}${every ? '&every=15' : ''}` as Route;
  const here = week.days[0]?.key ?? '';
  const [own, theirZone] = [formatZoneName(zone), formatZoneName(otherZone)];
  const isEmpty = week.days.every((day) => day.slots.length === 0);
  const theirs = `${them(reading)}’s`;
  return {
    bookingId: view.id,
    week: here,
    days: week.days,
    zone: own,
    otherZone: theirZone,
    legend: (
      <>
        {week.differs
          ? `Large: your time, ${own}. Small: ${theirs} time, ${theirZone}.`
          : `Your time, ${own}${otherZone === zone ? '' : `; ${theirs} clock shows the same`}.`}{' '}
        Every call lasts {policy.callMinutes} minutes.
        {isEmpty && ' Nothing fits in these seven days; look at others.'}
        {week.thinned && (
          <>
            {' '}
            Full and half hours only.{' '}
            <Link href={weekHref(here, true)} prefetch={false} scroll={false}>
              Show every quarter
            </Link>
          </>
        )}
      </>
    ),
    tools: (
      <div className={styles.tools}>
        <CalendarRead
          outlook={outlook}
          side={view.role}
          zone={zone}
          again={`${weekHref(here)}&read=again` as Route}
        />
        <div>
          <Step href={week.earlier && weekHref(week.earlier)}>Earlier</Step>
          <Step href={week.later && weekHref(week.later)}>Later</Step>
        </div>
      </div>
    ),
  };
}

function Step({ href, children }: { href: Route | null | ''; children: string }) {
  if (href) {
    return (
      <ButtonLink small href={href} prefetch={false} scroll={false}>
        {children}
      </ButtonLink>
    );
  }
  return (
    // biome-ignore lint/a11y/useValidAnchor: a link without an address is how HTML switches a link off
    <a className="btn btn--s" role="link" aria-disabled="true">
      {children}
    </a>
  );
}
