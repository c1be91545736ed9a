import { formatMoney } from '@/lib/format';
import type { Confirmed, Held, Seller } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, moment, REFUND_TIMING, withFact } from './phrases';

/** Stripe says that the refund went out: what went back, and what was paid in the end. */
export function forCandidate(about: Held<'candidate'> | Confirmed<'candidate'>, seller: Seller): Letter {
  const { sums, receiptNumber } = about;
  const backCents = sums.refundCents ?? sums.priceCents;
  const back = formatMoney(backCents);
  return {
    line: `${back} went back to your card: ${receiptNumber}`,
    subject: `Your refund from Monet: ${back}`,
    preview: `${back} went back to the card you paid with.`,
    title: `Refund of ${back}`,
    lead: prose`We have sent ${strong(back)} back to the card you paid with.`,
    facts: [
      { term: 'Receipt', value: receiptNumber },
      withFact(about),
      callFact(about),
      { term: 'Paid', value: formatMoney(sums.priceCents) },
      { term: 'Sent back', value: `${back} on ${moment(about, about.at)}`, strong: true },
      { term: 'Paid in the end', value: formatMoney(sums.priceCents - backCents) },
      { term: 'Seller', value: seller.name },
    ],
    action: { label: 'Print the receipt', path: about.pages.receipt },
    after: [prose`You have nothing to do. ${REFUND_TIMING}`],
  };
}
