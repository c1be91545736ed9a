import type { Asked } from './about';
import { type Letter, prose } from './letter';
import { moment, withFact } from './phrases';

/** The professional turns the request down. */
export function forCandidate(about: Asked<'candidate'>): Letter {
  return {
    line: `Your request to ${about.other} was declined`,
    subject: 'Your request was declined; nothing was charged',
    preview: 'Nothing was charged. You can ask somebody else.',
    title: 'Your request was declined',
    lead: prose`The professional you asked cannot take this call. Nothing was charged.`,
    facts: [withFact(about), { term: 'Asked', value: moment(about, about.requestedAt) }],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [prose`You have nothing to do. You can ask somebody else at any time.`],
  };
}
