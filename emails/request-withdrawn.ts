import type { Asked } from './about';
import { type Letter, prose } from './letter';
import { moment } from './phrases';

/** The candidate takes the request back before a time is set. */
export function forProfessional(about: Asked<'professional'>): Letter {
  return {
    line: `A request for a call was withdrawn: ${about.other}`,
    subject: 'A request was withdrawn',
    preview: 'The candidate no longer asks for this call. You have nothing to do.',
    title: 'A request was withdrawn',
    lead: prose`The candidate no longer asks for this call. Nothing was charged, and your name was not shown.`,
    facts: [
      { term: 'From', value: about.other },
      { term: 'Asked', value: moment(about, about.requestedAt) },
    ],
    action: { label: 'See the request', path: about.pages.booking },
    after: [prose`You have nothing to do.`],
  };
}
