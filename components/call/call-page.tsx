import { WholeSlot } from '@/components/booking/booking-head';
import { PeopleLeaf } from '@/components/booking/booking-sections';
import { KeepFresh } from '@/components/booking/keep-fresh';
import { bookingPage } from '@/components/booking/links';
import { Words } from '@/components/booking/prose';
import { callWith, clockTime, instant, type Reading, slotOf } from '@/components/booking/reading';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { ButtonLink } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Terms, Ticks } from '@/components/ui/facts';
import { Leaf } from '@/components/ui/leaf';
import { Note } from '@/components/ui/note';
import { PageHead } from '@/components/ui/page-head';
import { type CallNow, lateRules } from './call-state';
import { Countdown } from './countdown';
import { DeviceCheck } from './device-check';
import { meetingWords } from './meeting-words';

/**
 * Where the two wait for their call and go to it: how long it is, the door, what was asked, who the other is, whether
 * camera and microphone work, and what follows when somebody does not come.
 */
export function CallPage({
  reading,
  call,
  myName,
  hasFailed,
}: {
  reading: Reading;
  call: CallNow;
  myName: string;
  /** They wanted to go in, and Zoom did not let us. */
  hasFailed: boolean;
}) {
  const { view } = reading;
  const isBefore = call.phase === 'early' || call.phase === 'open';
  return (
    <>
      <Breadcrumb items={[{ href: bookingPage(view.role, view.id), label: 'Booking' }]} />
      <PageHead title={callWith(reading)} lede={slotOf(view) && <WholeSlot reading={reading} />} />
      {hasFailed && (
        <Note title="Zoom did not answer." tone="warn" className="mb-5">
          Try again in a moment. That you tried is known, and we have been told if it is for us to mend.
        </Note>
      )}
      <Door reading={reading} call={call} />
      {(isBefore || call.phase === 'running') && (
        <Leaf title="Camera, microphone, sound" note="Tried in your browser. Nothing is sent or recorded.">
          <noscript>
            <p>
              This check needs JavaScript. You can go without it: Zoom has a test of its own when you join.
            </p>
          </noscript>
          <DeviceCheck />
        </Leaf>
      )}
      <Leaf title={view.role === 'candidate' ? 'Your question' : 'What was asked'}>
        <blockquote className="quote whitespace-pre-line wrap-anywhere">{view.question}</blockquote>
      </Leaf>
      <PeopleLeaf reading={reading} myName={myName} />
      {call.phase !== 'closed' && <Numbers reading={reading} />}
      <Leaf title="If somebody does not come" note="Who came says Zoom">
        <Ticks items={lateRules(reading)} />
      </Leaf>
    </>
  );
}

function Door({ reading, call }: { reading: Reading; call: CallNow }) {
  const { view, now } = reading;
  const { phase, isReady, countdown } = call;
  const label = view.role === 'candidate' ? 'Join on Zoom' : 'Start the call on Zoom';
  const isOpen = isReady && (phase === 'open' || phase === 'running');
  return (
    <section className="now" aria-labelledby="now">
      <div>
        <h2 id="now">{call.title}</h2>
        <p>
          <Words of={call.text} />
        </p>
        <div className="row">
          {isOpen && view.joinUrl && (
            <a className={buttonClass({ look: 'primary' })} href={view.joinUrl}>
              {label}
            </a>
          )}
          {phase === 'early' && (
            <button
              type="button"
              className={buttonClass({ look: 'primary' })}
              disabled
              aria-describedby="now"
            >
              {label}
            </button>
          )}
          {phase === 'ended' && isReady && view.joinUrl && (
            <a className={buttonClass({})} href={view.joinUrl}>
              Back to the call
            </a>
          )}
          {(phase === 'ended' || phase === 'closed') && (
            <ButtonLink look={isReady ? 'quiet' : 'primary'} href={bookingPage(view.role, view.id)}>
              See what comes next
            </ButtonLink>
          )}
        </div>
        {call.after && (
          <p className="after">
            <Words of={call.after} />
          </p>
        )}
        <noscript>
          <p className="after">Load this page again to see where the call stands.</p>
        </noscript>
      </div>
      <Countdown
        key={`${phase} ${now.epochMilliseconds}`}
        to={countdown?.to.epochMilliseconds ?? null}
        now={now.epochMilliseconds}
        label={countdown?.label ?? ''}
        changesAt={call.changesAt.map((at) => at.epochMilliseconds)}
      />
      {!isReady && phase !== 'closed' && <KeepFresh />}
    </section>
  );
}

/** For those who join with Zoom's own program, on another machine or by its number. */
function Numbers({ reading }: { reading: Reading }) {
  const { meeting, joinOpensAt } = reading.view;
  const later = joinOpensAt ? `Shown here from ${clockTime(reading, instant(joinOpensAt))}` : 'Not yet';
  return (
    <Leaf title="In Zoom’s own program" note="The button above is all you need in a browser">
      <Terms
        items={[
          {
            term: 'Meeting ID',
            value: meeting ? <span className="nb">{meetingWords(meeting.id)}</span> : later,
          },
          { term: 'Passcode', value: meeting ? (meeting.passcode ?? 'None') : later },
          { term: 'Recording', value: 'Off, for both sides' },
        ]}
      />
    </Leaf>
  );
}
