import type { Route } from 'next';
import { KeepFresh } from '@/components/booking/keep-fresh';
import { bookingPage, payPage } from '@/components/booking/links';
import { moment, type Reading } from '@/components/booking/reading';
import { ButtonLink } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Note } from '@/components/ui/note';
import { calendarWords, isCalendarObstacle } from '@/lib/bookings/calendar-words';

export type Trouble = {
  readonly title: string;
  readonly text: string;
  /** It passes by itself, so the page looks again. */
  readonly waits?: true;
};

/** In place of the card form, when there is none to show. `code`: see `troubleWords`. */
export function PaymentTrouble({
  reading,
  code,
  isOwn = false,
}: {
  reading: Reading;
  code: string;
  /** The trouble is with the candidate's own calendar. */
  isOwn?: boolean;
}) {
  const { title, text, waits } = troubleWords(reading, code, isOwn);
  return (
    <>
      <Note tone={waits ? 'warn' : 'bad'} title={title}>
        {text}
      </Note>
      <div className="row mt-4">
        <Ways reading={reading} again={payPage(reading.view.id)} waits={waits} />
      </div>
      {waits && <KeepFresh />}
    </>
  );
}

/** In place of the page that a bank leads back to, when Stripe cannot be asked. `again` is its own address. */
export function ReturnTrouble({ reading, again }: { reading: Reading; again: string }) {
  const { title, text, waits } = troubleWords(reading, 'unanswered');
  return (
    <ErrorState
      context={`Payment, ${moment(reading, reading.now)}`}
      title={title}
      actions={<Ways reading={reading} again={again as Route} waits={waits} />}
    >
      {text}
    </ErrorState>
  );
}

function Ways({ reading, again, waits }: { reading: Reading; again: Route; waits: true | undefined }) {
  return (
    <>
      <ButtonLink href={again} prefetch={false}>
        {waits ? 'Look again' : 'Try again'}
      </ButtonLink>
      <ButtonLink look="quiet" href={bookingPage('candidate', reading.view.id)}>
        Back to the booking
      </ButtonLink>
    </>
  );
}

/**
 * What keeps a payment from being taken, in words.
 * @param code an error code of the checkout, a state of the PaymentIntent, or `unanswered` after a charge was tried
 * @param isOwn the trouble is with the candidate's own calendar
 */
export function troubleWords({ view, zone, now, policy }: Reading, code: string, isOwn = false): Trouble {
  const { holdExpiresAt } = view;
  const held = holdExpiresAt
    ? ` The time is still held for you until ${moment({ view, zone, now, policy }, holdExpiresAt)}.`
    : '';
  if (isCalendarObstacle(code)) {
    const { title, text } = calendarWords(code, isOwn ? 'candidate' : 'professional');
    return { title, text: `${text}${held}` };
  }
  switch (code) {
    case 'processing':
      return {
        title: 'Your bank is processing the payment.',
        text: 'The booking is confirmed as soon as it is through. You have nothing to do, and you can leave this page.',
        waits: true,
      };
    case 'unanswered':
      return {
        title: 'Stripe did not answer',
        text: 'We cannot say yet whether your card was charged. If it was, the booking is confirmed by itself within minutes; this call cannot be charged twice.',
        waits: true,
      };
    case 'provider_unavailable':
      return { title: 'Stripe did not answer.', text: `Nothing was charged.${held}` };
    case 'no_room':
      return {
        title: 'All our rooms are taken at this time.',
        text: `Each call has a Zoom room of its own, and we have none left then. We are adding one: try again in a few minutes. Nothing was charged.${held}`,
      };
    case 'not_listed':
      return {
        title: 'This call cannot be paid at the moment.',
        text: `The professional’s account at Stripe takes no payments now. Nothing was charged.${held}`,
      };
    default:
      return {
        title: 'The time was released meanwhile.',
        text: 'It is not held for you any more. Nothing was charged.',
      };
  }
}
