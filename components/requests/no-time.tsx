import type { ReactNode } from 'react';
import { HOURS } from '@/components/booking/links';
import { instant, moment, type Reading } from '@/components/booking/reading';
import { ButtonLink } from '@/components/ui/button';
import { Leaf } from '@/components/ui/leaf';
import { Statement } from '@/components/ui/statement';
import type { SlotOutlook } from '@/lib/availability/queries';
import type { UsualTime } from '@/lib/domain/shortfall';
import { formatTime, formatZoneName } from '@/lib/format';
import styles from './slots.module.css';

/** Why there is no half hour for both, in the reader's own hours, and the ways out. `decline` is the last of them. */
export function NoTime({
  reading,
  outlook,
  hours,
  decline,
}: {
  reading: Reading;
  outlook: SlotOutlook;
  /** The reader's weekly hours in a line. */
  hours: string;
  decline: ReactNode;
}) {
  const { view } = reading;
  const until = moment(reading, instant(view.requestExpiresAt));
  return (
    <>
      <Leaf
        title="Why"
        note={`Your hours of the next ${reading.policy.maxAheadDays} days, less what is taken`}
      >
        <Statement caption="Why no time fits" rows={whyRows(reading, outlook, hours)} />
      </Leaf>
      <Leaf title="What you can do" note={`If you do nothing, the request ends on ${until}.`}>
        <ul className={styles.ways}>
          <li>
            <div>
              <h3>{outlook.shortfall.hours === 0 ? 'Open some hours' : 'Open more hours'}</h3>
              <p>
                {usually(outlook.otherUsually, formatZoneName(reading.zone))} What you add counts for every
                request.
              </p>
            </div>
            <ButtonLink look="primary" href={HOURS.professional}>
              Change my hours
            </ButtonLink>
          </li>
          <li>
            <div>
              <h3>Decline the request</h3>
              <p>
                The candidate is told at once and can ask somebody else. Nobody pays, and your name is not
                shown.
              </p>
            </div>
            <div>{decline}</div>
          </li>
        </ul>
      </Leaf>
    </>
  );
}

function whyRows({ zone }: Reading, { shortfall, calendars, readAt }: SlotOutlook, hours: string) {
  const left = shortfall.hours - shortfall.calendar - shortfall.calls - shortfall.other - shortfall.tooShort;
  const own = calendars.filter(({ who, state }) => who === 'professional' && state === 'connected');
  const isGoogleOnly = own.every(({ provider }) => provider === 'google');
  const row = (label: string, minutes: number, note?: string) => ({
    label,
    ...(note && { note }),
    sums: [hoursAndMinutes(-minutes)],
  });
  return [
    { label: 'Your hours', note: hours || 'None yet', sums: [hoursAndMinutes(shortfall.hours)] },
    ...(own.length > 0
      ? [
          row(
            isGoogleOnly ? 'Taken by your Google Calendar' : 'Taken by your calendars',
            shortfall.calendar,
            `Read at ${formatTime(readAt, zone)} (${formatZoneName(zone)})`,
          ),
        ]
      : []),
    ...(shortfall.calls > 0 ? [row('Taken by your other calls', shortfall.calls)] : []),
    row('When the candidate is not free', shortfall.other),
    ...(shortfall.tooShort > 0 ? [row('Too short for a call', shortfall.tooShort)] : []),
    { label: 'Left for both of you', sums: [hoursAndMinutes(left)], total: true },
  ];
}

function usually(usual: UsualTime | null, zone: string): string {
  if (!usual) return 'The candidate has no free hours at all at the moment.';
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  const { days, startHour } = usual;
  const when = days === 'weekdays' ? 'on weekdays' : 'at weekends';
  return `This candidate is mostly free ${when} between ${clock(startHour)} and ${clock(startHour + 4)} (${zone}).`;
}

/** `88 h 00 min`, with a minus in front. */
export function hoursAndMinutes(minutes: number): string {
  const whole = Math.abs(minutes);
  const rest = String(whole % 60).padStart(2, '0');
  return `${minutes < 0 ? '-' : ''}${Math.floor(whole / 60)} h ${rest} min`;
}
