import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class';
import { Leaf } from '@/components/ui/leaf';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import { CALENDAR_OUTCOMES, type CalendarOutcome } from '@/lib/availability/calendar-outcomes';
import type { ConnectedCalendar } from '@/lib/availability/queries';

/** Says how the way to Google ended, for the page that it leads back to. Other values of the address say nothing. */
export function CalendarOutcomeNote({ outcome }: { outcome: string | undefined }) {
  if (!isOutcome(outcome)) return null;
  const { ok, text } = CALENDAR_OUTCOMES[outcome];
  return <Note className="mb-5" tone={ok ? 'plain' : 'warn'} title={text} role="status" />;
}

/**
 * The person's Google calendar: connected, to be connected again, or not; and the way to change that.
 * @param isOwnPage it stands on the page of all calendars, so it does not lead there
 */
export function CalendarLeaf({
  connection,
  disconnect,
  isOwnPage = false,
}: {
  connection: ConnectedCalendar | null;
  disconnect: (form: FormData) => Promise<void>;
  isOwnPage?: boolean;
}) {
  return (
    <Leaf title="Google calendar" note="We read when you are busy, never what with.">
      <div className="stack measure">
        {connection?.state === 'connected' && (
          <p>
            Connected as <b>{connection.accountEmail}</b>. Times when you are busy there are not offered.{' '}
            {connection.takesCalls
              ? 'Confirmed calls stand there in a calendar of their own, “Monet calls”.'
              : 'Confirmed calls are not put there, since that was not allowed.'}
          </p>
        )}
        {connection?.state === 'revoked' && (
          <Note
            tone="warn"
            title={`Google no longer lets us read the calendar of ${connection.accountEmail}.`}
          >
            Until you connect it again or disconnect it, no times can be offered with you.
          </Note>
        )}
        {!connection && (
          <p>
            Connect your calendar, and times when you are busy there are not offered. Confirmed calls get a
            calendar of their own in it.
          </p>
        )}
        <div className="row">
          {!(connection?.state === 'connected' && connection.takesCalls) && (
            // A plain link: the address is a redirect to Google, not a page of ours.
            <a className={buttonClass({ small: true })} href="/api/calendar/google/connect">
              {connection ? 'Connect again' : 'Connect Google calendar'}
            </a>
          )}
          {connection && (
            <form action={disconnect}>
              <SubmitButton
                look={connection.state === 'connected' ? 'plain' : 'quiet'}
                small
                busy="Disconnecting"
              >
                Disconnect
              </SubmitButton>
            </form>
          )}
        </div>
        {!isOwnPage && (
          <p className="muted">
            Another kind of calendar? <Link href="/calendars">Add it by its address</Link>
          </p>
        )}
      </div>
    </Leaf>
  );
}

function isOutcome(value: string | undefined): value is CalendarOutcome {
  return value !== undefined && Object.hasOwn(CALENDAR_OUTCOMES, value);
}
