import { hoursWords } from '@/components/availability/hours-words';
import { REQUESTS } from '@/components/booking/links';
import { instant, moment, type Reading } from '@/components/booking/reading';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHead } from '@/components/ui/page-head';
import type { Authorised } from '@/lib/access';
import { weeklyAvailability } from '@/lib/availability/queries';
import { slotsFor } from '@/lib/bookings/slots-for';
import type { FormAction } from '@/lib/form-state';
import { CalendarTrouble } from './calendar-state';
import { ChooseTime } from './choose-time';
import { DeclineRequest } from './decline-request';
import { NoTime } from './no-time';
import type { PickerShown } from './picker-query';
import { RequestAsked } from './request-asked';

/** An accepted request that needs its time: half hours to choose from, or why there are none. */
export async function SetTime({
  actor,
  reading,
  shown,
  schedule,
  decline,
}: {
  actor: Authorised<'booking.schedule'>;
  reading: Reading;
  shown: PickerShown;
  schedule: FormAction;
  decline: FormAction;
}) {
  const { view } = reading;
  const outlook = await slotsFor(actor, 'booking.schedule', view.id, shown.again);
  const isUnknown = outlook.calendars.some(({ state }) => state === 'revoked' || state === 'unreadable');
  const until = `the request stays open until ${moment(reading, instant(view.requestExpiresAt))}.`;
  const declining = <DeclineRequest reading={reading} action={decline} />;
  const asked = (
    <div className="pb-6">
      <RequestAsked
        headline={view.counterpart.headline}
        interests={view.counterpart.interests ?? []}
        question={view.question}
      />
    </div>
  );
  if (isUnknown) {
    return (
      <>
        <Head title="No times to choose from yet" lede={`Nothing is lost: ${until}`} />
        {asked}
        <CalendarTrouble outlook={outlook} reading={reading} open="the request stays open" />
        <div className="row mt-5">{declining}</div>
      </>
    );
  }
  if (outlook.starts.length === 0) {
    const { windows } = await weeklyAvailability(actor.id);
    return (
      <>
        <Head
          title="No time fits yet"
          lede={`In the next ${reading.policy.maxAheadDays} days there is no half hour when you are both free. Nothing is lost: ${until}`}
        />
        {asked}
        <NoTime reading={reading} outlook={outlook} hours={hoursWords(windows)} decline={declining} />
      </>
    );
  }
  return (
    <>
      <Head title="Set a time for the call" lede="These are the half hours when you are both free." />
      {asked}
      <ChooseTime reading={reading} outlook={outlook} shown={shown} schedule={schedule} />
      <section className="sec mt-6">
        <h2>No time suits you?</h2>
        <p className="muted">Change your hours, or decline. If you do nothing, {until}</p>
        <div className="row mt-4">{declining}</div>
      </section>
    </>
  );
}

function Head({ title, lede }: { title: string; lede: string }) {
  return (
    <>
      <Breadcrumb items={[{ href: REQUESTS, label: 'Requests' }]} />
      <PageHead tight title={title} lede={lede} />
    </>
  );
}
