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
