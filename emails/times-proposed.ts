import type { Moving } from './about';
import { type Letter, prose, strong } from './letter';
import { moment, slotsAt, start, stays, they, whenFact, withFact } from './phrases';

/** The other side would rather have another time; the reader answers. */
export function forCandidate(about: Moving<'candidate'>): Letter {
  return letter(about);
}

export function forProfessional(about: Moving<'professional'>): Letter {
  return letter(about);
}

function letter(about: Moving<'candidate' | 'professional'>): Letter {
  const { proposed, answerBy } = about.proposal;
  const deadline = moment(about, answerBy);
  const times = proposed.length === 1 ? 'this time' : 'one of these times';
  return {
    line: `Another time is proposed for your call with ${about.otherName ?? about.other}`,
    subject: `Another time for your call on ${start(about)}?`,
    preview: `Take ${times} or keep the one that is set, by ${deadline}. Until then nothing changes.`,
    title: 'Another time for your call?',
    lead: prose`${they(about)} would rather have your call at another time. Take ${times} by ${strong(deadline)}, propose others, or keep the time that is set.`,
    facts: [
      withFact(about),
      { term: 'Proposed', value: slotsAt(about, proposed), strong: true },
      { ...whenFact(about), term: 'Set now', strong: false },
    ],
    action: { label: 'Answer', path: about.pages.booking },
    after: [prose`If you do nothing, ${stays(about)}`],
  };
}
