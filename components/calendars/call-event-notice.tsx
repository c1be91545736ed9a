import type { Route } from 'next';
import { buttonClass } from '@/components/ui/button-class';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import type { SignedIn } from '@/lib/access';
import { callEventQuestion } from '@/lib/availability/queries';
import { now } from '@/lib/clock';
import { formatDateTime } from '@/lib/format';
import { PAGES } from '@/lib/pages';

/** Asks somebody who has moved or deleted the event of a call in Google what is meant by it; nothing for all others. */
export async function CallEventNotice({
  actor,
  bookingId,
  answer,
}: {
  actor: SignedIn;
  bookingId: string;
  answer: (form: FormData) => Promise<void>;
}) {
  const question = await callEventQuestion(actor.id, bookingId);
  if (!question) return null;
  const { changed, movedTo, startAt } = question;
  const at = (time: typeof startAt) => formatDateTime(time, actor.zone, { now: now() });
  const reschedule = reschedulePage(actor, bookingId);
  const what =
    changed === 'deleted'
      ? 'You deleted the event of this call in Google.'
      : `You moved the event of this call in Google${movedTo ? ` to ${at(movedTo)}` : ''}.`;
  return (
    <div className="mb-5">
      <Note tone="warn" title={what}>
        The call itself is unchanged: {at(startAt)}. The other side does not see your calendar, so if you
        cannot come then, {reschedule ? 'ask for another time or ' : ''}cancel the call below.
      </Note>
      <div className="row mt-4">
        <Answer answer={answer} bookingId={bookingId} says="put_back" look="plain">
          Put the event back
        </Answer>
        <Answer answer={answer} bookingId={bookingId} says="leave" look="quiet">
          Leave it as it is
        </Answer>
        {reschedule && changed === 'moved' && (
          <a className={buttonClass({ small: true })} href={reschedule}>
            Ask for another time
          </a>
        )}
      </div>
    </div>
  );
}

/** Where another time can be asked for; null where there is no such page. */
function reschedulePage({ role }: SignedIn, bookingId: string): Route | null {
  const exists = Object.hasOwn(PAGES, `/${role}/bookings/[id]/reschedule`);
  return exists ? (`/${role}/bookings/${bookingId}/reschedule` as Route) : null;
}

function Answer({
  answer,
  bookingId,
  says,
  look,
  children,
}: {
  answer: (form: FormData) => Promise<void>;
  bookingId: string;
  says: 'put_back' | 'leave';
  look: 'plain' | 'quiet';
  children: string;
}) {
  return (
    <form action={answer}>
      <input type="hidden" name="bookingId" value={bookingId} />
      <input type="hidden" name="answer" value={says} />
      <SubmitButton look={look} small busy="Saving">
        {children}
      </SubmitButton>
    </form>
  );
}
