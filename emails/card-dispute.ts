import { formatMoney } from '@/lib/format';
import type { Confirmed } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, withFact } from './phrases';

/** The candidate's bank asks for its money back. What the professional is told while that is open, and at its end. */

type About = Confirmed<'professional'>;

export function opened(about: About): Letter {
  const net = formatMoney(about.sums.netCents);
  return {
    line: `The payment of your call with ${about.otherName} is being looked at by a bank`,
    subject: 'A bank is looking at the payment of your call',
    preview: `Your ${net} wait until it has decided. You have nothing to do.`,
    title: 'A bank is looking at a payment',
    lead: prose`The bank of the candidate’s card is looking at the payment of your call. Your ${strong(net)} wait until it has decided, which can take some weeks.`,
    facts: [withFact(about), callFact(about), { term: 'Your share', value: net }],
    action: { label: 'See your earnings', path: about.pages.earnings },
    after: [
      prose`You have nothing to do: we answer the bank. If you know something that helps, reply to this mail.`,
    ],
  };
}

export function won(about: About): Letter {
  const net = formatMoney(about.sums.netCents);
  return {
    line: `The bank has decided for your call with ${about.otherName}`,
    subject: 'The bank has decided for your call',
    preview: 'Your share goes on its way as for any call.',
    title: 'The bank has decided for you',
    lead: prose`The payment of your call stands. Your ${strong(net)} go on their way as for any call.`,
    facts: [withFact(about), callFact(about)],
    action: { label: 'See your earnings', path: about.pages.earnings },
    after: [prose`You have nothing to do.`],
  };
}

export function lost(about: About): Letter {
  const price = formatMoney(about.sums.priceCents);
  return {
    line: `The bank took back the payment of your call with ${about.otherName}`,
    subject: 'The bank took back the payment of your call',
    preview: `${price} went back to the card. You are not paid for this call.`,
    title: 'The bank took the payment back',
    lead: prose`The bank of the candidate’s card has taken ${strong(price)} back for good. You are not paid for this call.`,
    facts: [withFact(about), callFact(about)],
    action: { label: 'See your earnings', path: about.pages.earnings },
    after: [prose`If you had been paid already, later payouts are smaller by that sum, never below zero.`],
  };
}
