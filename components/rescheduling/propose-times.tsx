import type { Temporal } from 'temporal-polyfill';
import { bookingPage, HOURS, reschedulePage } from '@/components/booking/links';
import { instant, moment, type Reading, slotWords, them, themAtStart } from '@/components/booking/reading';
import { CalendarTrouble } from '@/components/requests/calendar-state';
import { pickerFrame } from '@/components/requests/picker-frame';
import type { PickerShown } from '@/components/requests/picker-query';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { ButtonLink } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { PageHead } from '@/components/ui/page-head';
import type { Authorised } from '@/lib/access';
import { slotsFor } from '@/lib/bookings/slots-for';
import { numberWord } from '@/lib/domain/number-words';
import { takeableUntil } from '@/lib/domain/rescheduling';
import { instantOfMinute } from '@/lib/domain/slots';
import type { FormAction } from '@/lib/form-state';
import { TimesForm } from './times-form';

/** Where either side proposes other times for a call that has one, or says why they cannot. */
export async function ProposeTimes({
  actor,
  reading,
  shown,
  propose,
}: {
  actor: Authorised<'booking.reschedule'>;
  reading: Reading;
  shown: PickerShown;
  propose: FormAction;
}) {
  const { view, policy } = reading;
  const stays = `the call stays on ${slotWords(reading)}`;
  const head = (
    <>
      <Breadcrumb items={[{ href: bookingPage(view.role, view.id), label: 'Booking' }]} />
      <PageHead
        tight
        title={view.proposal ? 'Propose other times' : 'Propose another time'}
        lede={`Now set: ${slotWords(reading)}. It stays so unless ${them(reading)} takes one of your times.`}
      />
    </>
  );
  const back = (
    <div className="row mt-5">
      <ButtonLink href={bookingPage(view.role, view.id)}>Back to the booking</ButtonLink>
    </div>
  );
  if (!view.allowedActions.includes('propose_times')) {
    return (
      <>
        {head}
        <Note tone="warn" title={whyNot(reading)}>
          {`Nothing has changed: ${stays}.`}
        </Note>
        {back}
      </>
    );
  }
  const outlook = await slotsFor(actor, 'booking.reschedule', view.id, shown.again);
  const isUnknown = outlook.calendars.some(({ state }) => state === 'revoked' || state === 'unreadable');
  if (isUnknown) {
    return (
      <>
        {head}
        <CalendarTrouble outlook={outlook} reading={reading} open={stays} />
        {back}
      </>
    );
  }
  const starts = outlook.starts.filter((start) => instantOfMinute(start).toString() !== startOf(reading));
  if (starts.length === 0) {
    return (
      <>
        {head}
        <Note
          title={`There is no other half hour in the next ${policy.maxAheadDays} days when you are both free.`}
        >
          More hours of yours may help. Nothing has changed: {stays}.
        </Note>
        <div className="row mt-5">
          <ButtonLink look="primary" href={HOURS[view.role]}>
            Change my hours
          </ButtonLink>
          <ButtonLink href={bookingPage(view.role, view.id)}>Back to the booking</ButtonLink>
        </div>
      </>
    );
  }
  return (
    <>
      {head}
      <TimesForm
        action={propose}
        slots={pickerFrame(
          reading,
          { ...outlook, starts },
          reschedulePage(view.role, view.id),
          shown,
          takeableUntilOf(reading),
        )}
        most={policy.proposedTimes}
        note={`${themAtStart(reading)} can take one, keep the time that is set, or answer with others. ${lastRound(reading)}Nothing is held or paid until then.`}
      />
    </>
  );
}

function lastRound({ view }: Reading): string {
  return view.roundsLeft === 1 ? 'This is the last proposal that can be made about this time. ' : '';
}

function takeableUntilOf({ view, policy }: Reading) {
  const holdExpiresAt = view.holdExpiresAt === null ? null : instant(view.holdExpiresAt);
  const set = view.startAt === null ? null : instant(view.startAt);
  return (proposed: Temporal.Instant) =>
    takeableUntil({ status: view.status, holdExpiresAt }, set ?? proposed, proposed, policy);
}

function startOf({ view }: Reading): string | null {
  return view.startAt && new Date(view.startAt).toISOString().replace('.000Z', 'Z');
}

function whyNot(reading: Reading): string {
  const { view, policy } = reading;
  if (view.proposal?.by === 'you') {
    return `You have proposed other times already; ${them(reading)} can answer until ${moment(reading, view.proposal.answerBy)}.`;
  }
  if (view.roundsLeft === 0) {
    return `Times have gone to and fro ${numberWord(policy.proposalRounds)} times, so no more can be proposed.`;
  }
  return 'This call cannot be moved any more.';
}
