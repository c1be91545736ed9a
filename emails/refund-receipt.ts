import { formatMoney } from '@/lib/format';
import type { Confirmed, Held, Seller } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, moment, REFUND_TIMING, withFact } from './phrases';

/** Stripe says that a refund went out: what has gone back by now, and what was paid in the end. */
export function forCandidate(about: Held<'candidate'> | Confirmed<'candidate'>, seller: Seller): Letter {
  const { sums, receiptNumber } = about;
  const back = formatMoney(sums.sentBackCents);
  return {
    line: `${back} of your payment went back to you: ${receiptNumber}`,
    subject: `Your refund from Monet: ${back}`,
    preview: `${back} of your payment has gone back to your card.`,
    title: `Refund of ${back}`,
    lead: prose`${strong(back)} of your payment has gone back to the card you paid with.`,
    facts: [
      { term: 'Receipt', value: receiptNumber },
      withFact(about),
      callFact(about),
      { term: 'Paid', value: formatMoney(sums.priceCents) },
      { term: 'Sent back', value: `${back} on ${moment(about, about.at)}`, strong: true },
      { term: 'Paid in the end', value: formatMoney(sums.priceCents - sums.sentBackCents) },
      { term: 'Seller', value: seller.name },
    ],
    action: { label: 'Print the receipt', path: about.pages.receipt },
    after: [prose`You have nothing to do. ${REFUND_TIMING}`],
  };
}
