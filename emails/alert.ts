import type { Temporal } from 'temporal-polyfill';
import { formatMoney } from '@/lib/format';
import { type Letter, prose } from './letter';

/** To the admins: something that a person has to look at. Ids and sums only, nobody's name. */
export type AlertAbout = {
  readonly kind: string;
  /** Such as `booking/<id>`. */
  readonly subject: string;
  readonly detail: Readonly<Record<string, string | number | null>>;
  readonly dueBy: Temporal.Instant | null;
};

export function alertLetter({ kind, subject, detail, dueBy }: AlertAbout): Letter {
  const facts = Object.entries(detail).flatMap(([term, value]) =>
    value === null
      ? []
      : [
          term.endsWith('Cents')
            ? { term: words(term.slice(0, -'Cents'.length)), value: formatMoney(Number(value)) }
            : { term: words(term), value: String(value) },
        ],
  );
  const due = dueBy
    ? [{ term: 'Until', value: `${dueBy.toString().slice(0, 16).replace('T', ' ')} UTC`, strong: true }]
    : [];
  if (kind === 'card_dispute') {
    return {
      line: 'A payment is disputed',
      subject: 'A payment is disputed: evidence is due',
      preview: 'The payout is frozen. Stripe takes evidence until the date below.',
      title: 'A payment is disputed',
      lead: prose`A candidate has disputed a payment with their bank. The payout is frozen, and the professional’s share waits with us.`,
      facts: [...due, ...facts],
      action: { label: 'See the booking', path: `/admin/bookings/${subject.replace('booking/', '')}` },
      after: [
        prose`Send the evidence in Stripe’s dashboard. Without it the dispute is lost when the time is up.`,
      ],
    };
  }
  if (kind === 'no_host') {
    return {
      line: 'No Zoom host is free',
      subject: 'No Zoom host is free for a call',
      preview: 'A call has no room. It needs one more host.',
      title: 'No Zoom host is free',
      lead: prose`All our Zoom hosts have another call at this time, or have made all meetings that Zoom grants them today. Each host runs one call at a time.`,
      facts,
      action: { label: 'See the booking', path: `/admin/bookings/${subject.replace('booking/', '')}` },
      after: [
        prose`License one more user at Zoom and add them to ZOOM_HOST_USERS. The call gets its room by itself then, or when a host becomes free.`,
      ],
    };
  }
  if (kind === 'meeting_settings') {
    return {
      line: 'Zoom overrides our settings',
      subject: 'Zoom overrides the settings of a call',
      preview: 'The account’s settings are stronger than ours.',
      title: 'Zoom overrides our settings',
      lead: prose`A meeting was made otherwise than we asked, and asking again did not help: waiting room and passcode have to be on, recording off. Nobody is let in to a call that would be recorded.`,
      facts,
      action: { label: 'See the booking', path: `/admin/bookings/${subject.replace('booking/', '')}` },
      after: [
        prose`Unlock these settings for our hosts in Zoom’s admin pages. They are looked at again when somebody joins.`,
      ],
    };
  }
  return {
    line: 'The books differ',
    subject: 'The books differ from Stripe’s',
    preview: 'The daily reconciliation found differences.',
    title: 'The books differ',
    lead: prose`The daily reconciliation found differences between the ledger, the bookings and Stripe.`,
    facts,
    action: { label: 'See the differences', path: '/admin' },
    after: [prose`Most of them are gone after the repair: npm run money:reconcile -- --repair`],
  };
}

/** `disputeId` as `Dispute id`. */
function words(term: string): string {
  const spaced = term.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
