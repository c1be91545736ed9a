import { freeCancellationUntil } from '@/lib/domain/cancellation';
import { cents } from '@/lib/domain/fees';
import { formatMoney } from '@/lib/format';
import type { Confirmed, Held } from './about';
import { type Letter, type Prose, prose, strong } from './letter';
import { callFact, moment, REFUND_TIMING, start, withFact } from './phrases';

/** One side has cancelled, before the payment or after it. */
export function forCandidate(about: Held<'candidate'> | Confirmed<'candidate'>): Letter {
  const byReader = about.endReason === 'cancelled_by_candidate';
  const by = byReader ? 'You' : 'The professional';
  const outcome = about.names === 'known' ? refund(about, by) : unpaid(by);
  return {
    line: byReader
      ? `You cancelled your call with ${about.otherName ?? about.other}`
      : `Your call with ${about.otherName ?? about.other} was cancelled by the other side`,
    subject: `Cancelled: your call on ${start(about)}`,
    preview: outcome.preview,
    title: 'Your call is cancelled',
    lead: outcome.lead,
    facts: [withFact(about), callFact(about), ...outcome.facts],
    action: { label: 'See the booking', path: about.pages.booking },
    after: outcome.after,
  };
}

export function forProfessional(about: Held<'professional'> | Confirmed<'professional'>): Letter {
  const byReader = about.endReason === 'cancelled_by_professional';
  const by = byReader ? 'You' : 'The candidate';
  const outcome = about.names === 'known' ? earning(about, by) : unpaid(by);
  return {
    line: byReader
      ? `You cancelled your call with ${about.otherName ?? about.other}`
      : `Your call with ${about.otherName ?? about.other} was cancelled by the other side`,
    subject: `Cancelled: your call on ${start(about)}`,
    preview: outcome.preview,
    title: 'Your call is cancelled',
    lead: outcome.lead,
    facts: [withFact(about), callFact(about), ...outcome.facts],
    action: { label: 'See the booking', path: about.pages.booking },
    after: outcome.after,
  };
}

type Outcome = Pick<Letter, 'preview' | 'lead' | 'facts' | 'after'>;

const CALENDAR: Prose = prose`The attached notice takes the call out of your calendar.`;

function unpaid(by: string): Outcome {
  return {
    preview: 'It was not paid yet, so nothing was charged. The time is free again.',
    lead: prose`${by} cancelled the call before it was paid, so nothing was charged. The time is free again.`,
    facts: [],
    after: [prose`You have nothing to do.`],
  };
}

function refund(about: Confirmed<'candidate'>, by: string): Outcome {
  const { priceCents } = about.sums;
  const refundCents = about.sums.refundCents ?? cents(0);
  const [back, price] = [formatMoney(refundCents), formatMoney(priceCents)];
  const facts = [
    { term: 'Paid', value: price },
    { term: 'You get back', value: back, strong: true },
  ];
  if (refundCents === priceCents) {
    return {
      preview: `You get ${back} back.`,
      lead: prose`${by} cancelled the call. You get the whole ${strong(back)} back.`,
      facts,
      after: [prose`You have nothing to do. ${REFUND_TIMING}`, CALENDAR],
    };
  }
  const deadline = moment(about, freeCancellationUntil(about.startAt, about.policy));
  const rest = prose`The rest pays for the time that was kept free. Cancelling was free until ${deadline}.`;
  return {
    preview: `You get ${back} of ${price} back.`,
    lead: prose`${by} cancelled the call. You get ${strong(back)} of ${price} back.`,
    facts,
    after:
      refundCents > 0 ? [rest, prose`You have nothing to do. ${REFUND_TIMING}`, CALENDAR] : [rest, CALENDAR],
  };
}

function earning(about: Confirmed<'professional'>, by: string): Outcome {
  const refundCents = about.sums.refundCents ?? cents(0);
  const payoutCents = about.sums.payoutCents ?? cents(0);
  const [back, payout] = [formatMoney(refundCents), formatMoney(payoutCents)];
  const facts = [
    { term: 'Goes back', value: `${back} of ${formatMoney(about.sums.priceCents)}` },
    { term: 'You receive', value: payout, strong: true },
  ];
  if (payoutCents === 0) {
    return {
      preview: `The candidate gets ${back} back. You are not paid for this call.`,
      lead: prose`${by} cancelled the call. The candidate gets ${back} back, and you are not paid for it. The time is free again.`,
      facts,
      after: [prose`You have nothing to do.`, CALENDAR],
    };
  }
  return {
    preview: `You receive ${payout} for the time you kept free.`,
    lead: prose`${by} cancelled the call late, so you receive ${strong(payout)} for the time you kept free. The candidate gets ${back} back.`,
    facts,
    after: [
      prose`You have nothing to do: no feedback is needed, and we write again when the money is paid.`,
      CALENDAR,
    ],
  };
}
