import type { Asked } from './about';
import { type Letter, prose } from './letter';
import { lengthFact, moment, priceFact, withFact } from './phrases';

/** The professional takes the request on; a time comes next. */
export function forCandidate(about: Asked<'candidate'>): Letter {
  const deadline = moment(about, about.requestExpiresAt);
  return {
    line: `Your request to ${about.other} was accepted; a time comes next`,
    subject: 'Your request is accepted; a time comes next',
    preview: 'Nothing to pay and nothing to do now. We write again when a time is set.',
    title: 'Your request is accepted',
    lead: prose`The professional you asked takes your call and sets a time next. You have nothing to do now, and nothing to pay.`,
    facts: [withFact(about), lengthFact(about), priceFact(about)],
    action: { label: 'Open the booking', path: about.pages.booking },
    after: [
      prose`If no time is set by ${deadline}, the request ends and nothing is charged.`,
      prose`The time will be one at which both of you are free, so please keep your hours on Monet up to date.`,
    ],
  };
}
