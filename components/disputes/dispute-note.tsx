import Link from 'next/link';
import type { Reading } from '@/components/booking/reading';
import { instant, isBefore, moment } from '@/components/booking/reading';
import { disputeWord } from '@/components/booking/timeline-dispute';
import { Note } from '@/components/ui/note';
import { isObjectionable } from '@/lib/domain/dispute';
import { disputeLine, disputePageOf } from './dispute-now';

/** The line on top of a booking's page while its call is disputed. */
export function DisputeNote({ reading }: { reading: Reading }) {
  const line = disputeLine(reading);
  if (!line) return null;
  return (
    <Note title={line.title} tone={line.tone} className="mb-5">
      {line.text} <Link href={disputePageOf(reading)}>See the {disputeWord(reading)}</Link>
    </Note>
  );
}

/** The quiet way to a dispute: while one is possible, and to what became of it. */
export function DisputeLink({ reading }: { reading: Reading }) {
  const { view, now } = reading;
  const href = disputePageOf(reading);
  if (view.dispute && !(isObjectionable(view) && view.allowedActions.includes('dispute'))) {
    if (view.dispute.status === 'open') return null; // the line on top leads there
    return (
      <p className="s mt-4">
        <Link href={href}>The {disputeWord(reading)}, and how it ended</Link>
      </p>
    );
  }
  // An objection is offered beside who came.
  if (!view.allowedActions.includes('dispute') || !view.disputableUntil || isObjectionable(view)) return null;
  const until = instant(view.disputableUntil);
  return (
    <p className="s mt-4">
      <Link href={href}>Something was not right?</Link>{' '}
      {isBefore(now, until) && <span className="muted">Tell us until {moment(reading, until, false)}.</span>}
    </p>
  );
}
