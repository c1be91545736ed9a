import { formatMoney } from '@/lib/format';
import type { Confirmed, Seller } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, moment, withFact } from './phrases';

/** The card was charged and the call is confirmed: what was bought, of whom, for how much. */
export function forCandidate(about: Confirmed<'candidate'>, seller: Seller): Letter {
  const { sums, cardLabel, receiptNumber } = about;
  const price = formatMoney(sums.priceCents);
  return {
    line: `Your receipt for ${price}: ${receiptNumber}`,
    subject: `Your receipt from Monet: ${price}`,
    preview: `Paid, and nothing more is due. The receipt to print is on the booking.`,
    title: `Receipt for ${price}`,
    lead: prose`You have paid ${strong(price)} for a call of ${String(about.policy.callMinutes)} minutes with written feedback. Nothing more is due.`,
    facts: [
      { term: 'Receipt', value: receiptNumber },
      withFact(about),
      callFact(about),
      { term: 'Paid', value: cardLabel ? `${price}, ${cardLabel}` : price, strong: true },
      { term: 'On', value: moment(about, about.at) },
      { term: 'Of which', value: `${formatMoney(sums.feeCents)} service fee` },
      { term: 'Tax', value: seller.taxLine },
      { term: 'Seller', value: seller.name },
    ],
    action: { label: 'Print the receipt', path: about.pages.receipt },
    after: [prose`You have nothing to do. If something goes back to you later, the same receipt shows it.`],
  };
}
