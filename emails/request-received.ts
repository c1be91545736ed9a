import { formatMoney } from '@/lib/format';
import type { Asked } from './about';
import { type Letter, prose, strong } from './letter';
import { lengthFact, moment, priceFact } from './phrases';

/** A candidate asks for a call. Their question stays on the page: a mailbox is not ours to keep it safe in. */
export function forProfessional(about: Asked<'professional'>): Letter {
  const deadline = moment(about, about.requestExpiresAt);
  const { netCents, feeCents } = about.sums;
  return {
    line: `A new request for a call: ${about.other}`,
    subject: `A request for a call: answer by ${deadline}`,
    preview: `Answer by ${deadline}. If you do nothing, the request ends by itself.`,
    title: 'A candidate asks you for a call',
    lead: prose`You have a new request for a call on Monet. Answer by ${strong(deadline)}.`,
    facts: [
      { term: 'From', value: about.other },
      lengthFact(about),
      priceFact(about),
      { term: 'You receive', value: `${formatMoney(netCents)}, after our fee of ${formatMoney(feeCents)}` },
    ],
    action: { label: 'Read the request', path: about.pages.booking },
    after: [
      prose`If you do nothing, the request ends on ${deadline} and nothing is charged.`,
      prose`The candidate has seen your card, not your name. You learn each other’s names as soon as a time is set and paid.`,
    ],
  };
}
