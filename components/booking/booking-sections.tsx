import Link from 'next/link';
import { meetingWords } from '@/components/call/meeting-words';
import { DisputeLink } from '@/components/disputes/dispute-note';
import { Leaf } from '@/components/ui/leaf';
import { Picture } from '@/components/ui/picture';
import { Statement } from '@/components/ui/statement';
import { Timeline } from '@/components/ui/timeline';
import { formatList, formatZoneName } from '@/lib/format';
import { absolute } from '@/lib/notifications/links';
import { Facts, Terms } from '../ui/facts';
import { type CalendarWay, calendarWays } from './add-to-calendar';
import { costsOf } from './costs';
import { bookingPage, callPage, receiptPage } from './links';
import { lowerFirst, moment, type Reading, roleWords, shortName, upperFirst } from './reading';
import type { RefundTerms } from './terms';
import { timelineOf } from './timeline';

/** What happened and what comes next. */
export function TimelineLeaf({ reading }: { reading: Reading }) {
  const steps = timelineOf(reading);
  const goesOn = steps.some((step) => step.state === 'now' || step.state === 'next');
  const title = goesOn ? 'What happened, what comes next' : 'What happened';
  return (
    <Leaf title={title} note={`${formatZoneName(reading.zone)} time`}>
      <Timeline label={title} steps={steps} />
      <DisputeLink reading={reading} />
    </Leaf>
  );
}

/** What it costs, or earns. */
export function CostsLeaf({ reading }: { reading: Reading }) {
  const costs = costsOf(reading);
  if (!costs) return null;
  const forCandidate = reading.view.role === 'candidate';
  return (
    <Leaf title={costs.heading} note={forCandidate ? 'US dollars. No other charge from us.' : 'US dollars'}>
      <Statement caption={costs.caption} rows={costs.rows} />
      {forCandidate && reading.view.payment?.paidAt && (
        <p className="s mt-3">
          <Link href={receiptPage(reading.view.id)}>Receipt</Link>
        </p>
      )}
    </Leaf>
  );
}

/** The sums of each case as a statement, for inside a section. */
export function TermsStatement({ terms }: { terms: RefundTerms }) {
  return (
    <Statement caption={terms.caption} rows={terms.rows} {...(terms.columns && { columns: terms.columns })} />
  );
}

/** How to get into the call, while there is one to come. */
export function JoinLeaf({ reading }: { reading: Reading }) {
  const { view } = reading;
  const { meeting, joinUrl, joinOpensAt } = view;
  if (!joinUrl || !joinOpensAt) return null;
  const forCandidate = view.role === 'candidate';
  const ways = calendarWays(reading, absolute(bookingPage(view.role, view.id)));
  return (
    <Leaf
      title="How to join"
      note={forCandidate ? 'Works in the browser, no account needed' : 'You are the host of the call'}
    >
      <Terms
        items={[
          {
            term: 'Call page',
            // A full load: only this page may use camera and microphone.
            value: <a href={callPage(view.role, view.id)}>Camera check, and the way to Zoom</a>,
          },
          { term: 'Opens', value: moment(reading, joinOpensAt) },
          ...(meeting
            ? [{ term: 'Meeting ID', value: <span className="nb">{meetingWords(meeting.id)}</span> }]
            : []),
          ...(meeting?.passcode ? [{ term: 'Passcode', value: meeting.passcode }] : []),
          { term: 'Recording', value: 'Off, for both sides' },
          ...(ways.length > 0 ? [{ term: 'Add to', value: <CalendarWays ways={ways} /> }] : []),
        ]}
      />
      {view.confirmedAt && (
        <p className="s muted mt-3">
          A calendar invitation came with our mail of {moment(reading, view.confirmedAt)}.
        </p>
      )}
    </Leaf>
  );
}

function CalendarWays({ ways }: { ways: readonly CalendarWay[] }) {
  return (
    <Facts
      items={ways.map(({ label, href, leads }) => (
        <a key={label} href={href} {...(leads && { target: '_blank', rel: 'noopener noreferrer' })}>
          {label}
        </a>
      ))}
    />
  );
}

/** The other person, once both may know; before that what the professional may know of the candidate. */
export function PeopleLeaf({ reading, myName }: { reading: Reading; myName: string }) {
  const { view } = reading;
  const { counterpart } = view;
  const forCandidate = view.role === 'candidate';
  const interests = counterpart.interests?.length ? upperFirst(formatList(counterpart.interests)) : null;
  if (!counterpart.name) {
    if (forCandidate) return null;
    return (
      <Leaf title="Who asks" note="The name comes when the booking is confirmed">
        <Terms
          items={[
            { term: 'Background', value: counterpart.headline },
            ...(interests ? [{ term: 'Interests', value: interests }] : []),
          ]}
        />
      </Leaf>
    );
  }
  const name = shortName(counterpart.name);
  return (
    <Leaf title={meetWords(reading)} note="Shared because the booking was confirmed">
      <Terms
        items={[
          { term: 'Name', value: <NameAndPicture name={counterpart.name} photo={counterpart.photo} /> },
          forCandidate
            ? { term: 'Role', value: roleWords(reading) }
            : { term: 'Background', value: counterpart.headline },
          ...(interests ? [{ term: 'Interests', value: interests }] : []),
          ...(counterpart.cv ? [{ term: 'CV', value: <a href={counterpart.cv}>Read the CV (PDF)</a> }] : []),
          {
            term: `${name} sees`,
            value: forCandidate
              ? `${myName}, ${lowerFirst(view.shownAs ?? 'your profile')}, and your question`
              : `${myName}, with your title and employer`,
          },
        ]}
      />
      <p className="s muted mt-3">
        {forCandidate
          ? `${name} takes part on the promise of discretion. Please keep the name to yourself.`
          : `${name} was asked to keep your name to themselves. Please do the same.`}
      </p>
    </Leaf>
  );
}

function NameAndPicture({ name, photo }: { name: string; photo: string | undefined }) {
  if (!photo) return name;
  return (
    <span className="row">
      <Picture address={photo} alt={`Picture of ${name}`} />
      {name}
    </span>
  );
}

function meetWords({ view }: Reading): string {
  if (view.status === 'confirmed') return 'Who you will meet';
  const held = view.status === 'completed_pending_feedback' || view.endReason === 'feedback_passed';
  return held ? 'Who you met' : 'With whom';
}
