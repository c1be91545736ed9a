import type { Moving } from './about';
import { type Letter, prose } from './letter';
import { callFact, start, stays, they, withFact } from './phrases';

/** The other side does not ask for another time any more. */
export function forCandidate(about: Moving<'candidate'>): Letter {
  return letter(about);
}

export function forProfessional(about: Moving<'professional'>): Letter {
  return letter(about);
}

function letter(about: Moving<'candidate' | 'professional'>): Letter {
  return {
    line: `No other time is proposed any more for your call with ${about.otherName ?? about.other}`,
    subject: `Your call stays on ${start(about)}`,
    preview: 'The other times were withdrawn. You have nothing to answer.',
    title: 'Your call stays at its time',
    lead: prose`${they(about)} withdrew the other times. So ${stays(about)}`,
    facts: [withFact(about), callFact(about)],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [prose`You have nothing to do.`],
  };
}
