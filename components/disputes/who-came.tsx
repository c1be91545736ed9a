import Link from 'next/link';
import {
  clockTime,
  instant,
  moment,
  priceWords,
  type Reading,
  slotWords,
  them,
  themAtStart,
  upperFirst,
} from '@/components/booking/reading';
import { Terms } from '@/components/ui/facts';
import { Leaf } from '@/components/ui/leaf';
import type { Party } from '@/lib/domain/booking';
import { isObjectionable } from '@/lib/domain/dispute';
import { formatZoneName } from '@/lib/format';
import { disputePageOf } from './dispute-now';

/** Who was seen in the call and when, what follows from it, and until when either side can object: the same for both. */
export function WhoCame({ reading }: { reading: Reading }) {
  const { view } = reading;
  if (!view.attendance) return null;
  const other = view.role === 'candidate' ? 'professional' : 'candidate';
  return (
    <Leaf title="Who was in the call" note={`From Zoom, ${formatZoneName(reading.zone)} time`}>
      <Terms
        items={[
          { term: 'The call', value: slotWords(reading, false) },
          { term: 'You', value: seenWords(reading, view.role) },
          { term: upperFirst(them(reading)), value: seenWords(reading, other) },
          { term: 'What follows', value: whatFollows(reading) },
        ]}
      />
      <Objection reading={reading} />
    </Leaf>
  );
}

/** When somebody was seen. Our own door is named only where Zoom saw nobody, and never counts. */
export function seenWords(reading: Reading, who: Party): string {
  const found = reading.view.attendance?.find((each) => each.who === who);
  if (found?.firstSeenAt) return `Seen from ${clockTime(reading, instant(found.firstSeenAt))}`;
  if (!found?.wentInAt) return 'Not seen';
  return `Not seen by Zoom, though led to it at ${clockTime(reading, instant(found.wentInAt))}`;
}

/** What the rules make of who came. */
export function whatFollows(reading: Reading): string {
  const { view } = reading;
  const forCandidate = view.role === 'candidate';
  const price = priceWords(reading);
  if (view.dispute?.outcome === 'pay') {
    return forCandidate
      ? `We decided that ${them(reading)} is paid by us. You keep the ${price} that went back to you.`
      : `We decided that you are paid by us. ${themAtStart(reading)} keeps the ${price} that went back.`;
  }
  switch (view.endReason) {
    case 'candidate_absent':
      return forCandidate
        ? `You were not there, so ${them(reading)} is paid and nothing comes back to you.`
        : `${themAtStart(reading)} was not there, so you are paid and write no feedback.`;
    case 'professional_absent':
      return forCandidate
        ? `${themAtStart(reading)} was not there in time, so you get ${price} back.`
        : `You were not there in time, so ${them(reading)} gets ${price} back and you are not paid.`;
    case 'nobody_came':
      return `Nobody was there, so ${forCandidate ? 'you get' : `${them(reading)} gets`} ${price} back.`;
    default:
      return view.attendance?.every(({ firstSeenAt }) => firstSeenAt === null)
        ? 'Zoom has told us nothing so far. Without that the call counts as held.'
        : 'The call counts as held.';
  }
}

/** How to say that this is wrong, for as long as it can be said. */
function Objection({ reading }: { reading: Reading }) {
  const { view } = reading;
  if (!view.disputableUntil || !view.allowedActions.includes('dispute')) return null;
  const until = moment(reading, view.disputableUntil);
  return (
    <p className="s mt-3">
      <span className="muted">Is this wrong? Until {until} you can object:</span>{' '}
      <Link href={disputePageOf(reading)}>
        {isObjectionable(view) ? 'say that you were there' : 'dispute the call'}
      </Link>
    </p>
  );
}
