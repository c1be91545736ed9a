import type { Held } from './about';
import { type Letter, prose } from './letter';
import { callFact, moment, start, withFact } from './phrases';

/** The time was not paid and is free again. */
export function forCandidate(about: Held<'candidate'>): Letter {
  const deadline = moment(about, about.holdExpiresAt);
  return {
    line: `Your call with ${about.other} was not paid in time, so the time was released`,
    subject: `Released, nothing charged: ${start(about)}`,
    preview: `The time was not paid by ${deadline}. Nothing was charged.`,
    title: 'The time was released',
    lead: prose`Your call was not paid by ${deadline}, so its time is no longer held and the request has ended. Nothing was charged.`,
    facts: [withFact(about), callFact(about)],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [prose`You have nothing to do. If you still want the call, ask for it again.`],
  };
}

export function forProfessional(about: Held<'professional'>): Letter {
  const deadline = moment(about, about.holdExpiresAt);
  return {
    line: `A call was not paid in time, so the time is yours again: ${about.other}`,
    subject: `Not paid, yours again: ${start(about)}`,
    preview: `The candidate did not pay by ${deadline}. The call does not take place.`,
    title: 'A time is yours again',
    lead: prose`The candidate did not pay by ${deadline}, so the call does not take place and the time is free again. Your name was not shown.`,
    facts: [withFact(about), callFact(about)],
    action: { label: 'See the request', path: about.pages.booking },
    after: [prose`You have nothing to do.`],
  };
}
