import type { Moving } from './about';
import { type Letter, prose } from './letter';
import { callFact, moment, slotsAt, start, stays, they, withFact } from './phrases';

/** What the reader proposed was refused, or nobody answered in time. */
export function forCandidate(about: Moving<'candidate'>): Letter {
  return letter(about);
}

export function forProfessional(about: Moving<'professional'>): Letter {
  return letter(about);
}

function letter(about: Moving<'candidate' | 'professional'>): Letter {
  const { proposed, answerBy, isRefused } = about.proposal;
  const why = isRefused
    ? `${they(about)} kept the time that is set.`
    : `There was no answer by ${moment(about, answerBy)}.`;
  return {
    line: `Your call with ${about.otherName ?? about.other} stays at its time`,
    subject: `Your call stays on ${start(about)}`,
    preview: `${why} Nothing has changed.`,
    title: 'Your call stays at its time',
    lead: prose`You proposed another time. ${why} So ${stays(about)}`,
    facts: [withFact(about), callFact(about), { term: 'Proposed', value: slotsAt(about, proposed) }],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [prose`If you do nothing, the call takes place as set.`],
  };
}
