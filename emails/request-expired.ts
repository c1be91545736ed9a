import type { Asked } from './about';
import { type Letter, prose } from './letter';
import { moment, withFact } from './phrases';

/** The time for an answer, or for setting a time, has run out. */
export function forCandidate(about: Asked<'candidate'>): Letter {
  const deadline = moment(about, about.requestExpiresAt);
  const what = about.accepted ? 'No time was set' : 'There was no answer';
  return {
    line: `Your request to ${about.other} has ended ${about.accepted ? 'without a time' : 'without an answer'}`,
    subject: 'Your request has ended; nothing was charged',
    preview: `${what} by ${deadline}. Nothing was charged.`,
    title: 'Your request has ended',
    lead: prose`${what} by ${deadline}, so your request has ended. Nothing was charged.`,
    facts: [withFact(about), { term: 'Asked', value: moment(about, about.requestedAt) }],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [prose`You have nothing to do. You can ask again, or ask somebody else, at any time.`],
  };
}

export function forProfessional(about: Asked<'professional'>): Letter {
  const deadline = moment(about, about.requestExpiresAt);
  const what = about.accepted ? 'No time was set' : 'It was not answered';
  return {
    line: `A request has ended ${about.accepted ? 'without a time' : 'without an answer'}: ${about.other}`,
    subject: 'A request has ended',
    preview: `${what} by ${deadline}. Nothing was charged.`,
    title: 'A request has ended',
    lead: prose`${what} by ${deadline}, so the request has ended. Nothing was charged, and your name was not shown.`,
    facts: [
      { term: 'From', value: about.other },
      { term: 'Asked', value: moment(about, about.requestedAt) },
    ],
    action: { label: 'See the request', path: about.pages.booking },
    after: [prose`You have nothing to do.`],
  };
}
