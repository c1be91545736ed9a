import type { Route } from 'next';
import Link from 'next/link';
import { costsOf } from '@/components/booking/costs';
import { answerPage } from '@/components/booking/links';
import type { Reading } from '@/components/booking/reading';
import { ButtonLink } from '@/components/ui/button';
import type { SlotOutlook } from '@/lib/availability/queries';
import type { FormState } from '@/lib/form-state';
import { formatZoneName } from '@/lib/format';
import { CalendarRead } from './calendar-state';
import { pickerWeek } from './picker-days';
import { SlotForm } from './slot-form';
import styles from './slots.module.css';

/** The half hours when both are free, a week at a time, with the choice beside them. */
export function ChooseTime({
  reading,
  outlook,
  from,
  all,
  schedule,
}: {
  reading: Reading;
  outlook: SlotOutlook;
  /** The first day to show, as the address has it. */
  from: string | undefined;
  /** Every start is shown, however many there are. */
  all: boolean;
  schedule: (before: FormState, form: FormData) => Promise<FormState>;
}) {
  const { view, zone, policy } = reading;
  const otherZone = view.counterpart.zone ?? zone;
  const week = pickerWeek({ outlook, zone, otherZone, policy }, { from, all });
  const weekHref = (day: string, every = all) =>
    `${answerPage(view.id)}?from=${day}${every ? '&every=15' : ''}` as Route;
  const here = week.days[0]?.key ?? '';
  const [own, other] = [formatZoneName(zone), formatZoneName(otherZone)];
  const isEmpty = week.days.every((day) => day.slots.length === 0);
  return (
    <SlotForm
      action={schedule}
      bookingId={view.id}
      week={here}
      days={week.days}
      zone={own}
      otherZone={other}
      sums={(costsOf(reading)?.rows ?? []).map((row) => ({
        label: String(row.label),
        sum: String(row.sums[0]),
      }))}
      legend={
        <>
          {week.differs
            ? `Large: your time, ${own}. Small: the candidate’s time, ${other}.`
            : `Your time, ${own}${otherZone === zone ? '' : '; the candidate’s clock shows the same'}.`}{' '}
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
      }
      tools={
        <div className={styles.tools}>
          <CalendarRead outlook={outlook} zone={zone} again={`${weekHref(here)}&read=again` as Route} />
          <div>
            <Step href={week.earlier && weekHref(week.earlier)}>Earlier</Step>
            <Step href={week.later && weekHref(week.later)}>Later</Step>
          </div>
        </div>
      }
    />
  );
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
