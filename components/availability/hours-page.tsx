import type { Route } from 'next';
import Link from 'next/link';
import { PageHead } from '@/components/ui/page-head';
import type { Authorised } from '@/lib/access';
import { busyWeek } from '@/lib/availability/busy-week';
import { draftOf } from '@/lib/availability/draft-of';
import { connectedCalendar, weeklyAvailability } from '@/lib/availability/queries';
import { presentAvailability } from '@/lib/availability/schema';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import type { FormState } from '@/lib/form-state';
import { formatZoneName } from '@/lib/format';
import { zoneChoices } from '@/lib/zone-choices';
import { CalendarLeaf, CalendarOutcomeNote } from './calendar-leaf';
import { shownWeek } from './shown-week';
import { WeekForm } from './week-form';

/**
 * The page of somebody's hours, for candidates and professionals alike: the week, other dates, trips, rules, and the calendar.
 *
 * @param here the page itself
 * @param settings where the zone is changed
 * @param asked `?week=` of the address: a day of the week that stands behind the hours
 * @param outcome `?calendar=` of the address, which the way back from Google sets
 */
export async function HoursPage({
  actor,
  lede,
  noHours,
  here,
  settings,
  asked,
  outcome,
  save,
  disconnect,
}: {
  actor: Authorised<'availability.read'>;
  lede: string;
  noHours: string;
  here: Route;
  settings: Route;
  asked: string | undefined;
  outcome: string | undefined;
  save: (before: FormState, form: FormData) => Promise<FormState>;
  disconnect: (form: FormData) => Promise<void>;
}) {
  const [weekly, connection] = await Promise.all([weeklyAvailability(actor.id), connectedCalendar(actor.id)]);
  const saved = presentAvailability(weekly);
  const week = shownWeek(asked, now(), saved.zone, env().policy);
  // Not waited for: calendars may take seconds, and the hours can be painted meanwhile.
  const busy = busyWeek(actor, week.monday);
  return (
    <>
      <PageHead title="Your hours" lede={lede} />
      <CalendarOutcomeNote outcome={outcome} />
      <WeekForm
        action={save}
        initial={draftOf(saved)}
        noHours={noHours}
        zones={zoneChoices(now(), saved.zone)}
        minNoticeHours={env().policy.minNoticeHours}
        zone={saved.zone}
        zoneName={
          <>
            {formatZoneName(saved.zone)} time (<Link href={settings}>change zone</Link>)
          </>
        }
        week={week}
        busy={busy}
        here={here}
      />
      {(connection || env().GOOGLE_CLIENT_ID) && (
        <CalendarLeaf connection={connection} disconnect={disconnect} />
      )}
    </>
  );
}
