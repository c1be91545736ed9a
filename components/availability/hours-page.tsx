import type { Route } from 'next';
import Link from 'next/link';
import { Temporal } from 'temporal-polyfill';
import { Terms } from '@/components/ui/facts';
import { Leaf } from '@/components/ui/leaf';
import { PageHead } from '@/components/ui/page-head';
import type { Authorised } from '@/lib/access';
import { draftOf, isDayOff } from '@/lib/availability/draft-of';
import { connectedCalendar, weeklyAvailability } from '@/lib/availability/queries';
import { type AvailabilityAnswer, presentAvailability } from '@/lib/availability/schema';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import type { FormState } from '@/lib/form-state';
import { formatDay, formatZoneName } from '@/lib/format';
import { CalendarLeaf, CalendarOutcomeNote } from './calendar-leaf';
import { WeekForm } from './week-form';

/**
 * The page of somebody's hours, for candidates and professionals alike: the week, days off, and the calendar.
 *
 * @param settings where the zone is changed
 * @param outcome `?calendar=` of the address, which the way back from Google sets
 */
export async function HoursPage({
  actor,
  lede,
  noHours,
  settings,
  outcome,
  save,
  disconnect,
}: {
  actor: Authorised<'availability.read'>;
  lede: string;
  noHours: string;
  settings: Route;
  outcome: string | undefined;
  save: (before: FormState, form: FormData) => Promise<FormState>;
  disconnect: (form: FormData) => Promise<void>;
}) {
  const [weekly, connection] = await Promise.all([weeklyAvailability(actor.id), connectedCalendar(actor.id)]);
  const saved = presentAvailability(weekly);
  return (
    <>
      <PageHead title="Your hours" lede={lede} />
      <CalendarOutcomeNote outcome={outcome} />
      <WeekForm
        action={save}
        initial={draftOf(saved)}
        noHours={noHours}
        zone={
          <>
            {formatZoneName(saved.zone)}. <Link href={settings}>Change zone</Link>
          </>
        }
      />
      <PartsOfDays exceptions={saved.exceptions.filter((exception) => !isDayOff(exception))} />
      {(connection || env().GOOGLE_CLIENT_ID) && (
        <CalendarLeaf connection={connection} disconnect={disconnect} />
      )}
    </>
  );
}

/** Exceptions of part of a day, which came by the HTTP interface: shown, and kept when the week is saved. */
function PartsOfDays({ exceptions }: { exceptions: AvailabilityAnswer['exceptions'] }) {
  if (exceptions.length === 0) return null;
  const { year } = now().toZonedDateTimeISO('UTC');
  return (
    <Leaf title="Single dates" note="Besides your weekly hours. They stay when you save.">
      <Terms
        items={exceptions.map(({ date, kind, start, end }) => ({
          term: formatDay(Temporal.PlainDate.from(date), year),
          value: `${kind === 'open' ? 'Open' : 'Not available'} ${start}-${end}`,
        }))}
      />
    </Leaf>
  );
}
