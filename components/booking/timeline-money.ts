import { formatDate, formatMoney } from '@/lib/format';
import { keptNetCents, overpaidCents } from './kept';
import { instant, moment, type Reading, themAtStart } from './reading';
import type { BookingStep } from './timeline';

/** Money that goes back after the end. */
export function refundSteps(reading: Reading): BookingStep[] {
  const steps =
    reading.view.role === 'candidate'
      ? [latePayment(reading), refund(reading), chargedBack(reading)]
      : [returned(reading), chargedBack(reading)];
  return steps.filter((step) => step !== null);
}

/** What the professional is paid after the end, and what of it is owed again. */
export function payoutSteps(reading: Reading): BookingStep[] {
  if (reading.view.role === 'candidate') return [];
  return [payout(reading), debt(reading)].filter((step) => step !== null);
}

/** A payment that arrived when the time was no longer held: no event of the booking tells of it. */
function latePayment(reading: Reading): BookingStep | null {
  const { payment, confirmedAt } = reading.view;
  if (!payment?.paidAt || confirmedAt) return null;
  return {
    state: 'done',
    when: moment(reading, payment.paidAt, false),
    title: 'Your payment arrived, too late',
    detail: 'The time was no longer held for you, so all of it goes back.',
    sum: formatMoney(payment.amountCents),
  };
}

function refund(reading: Reading): BookingStep | null {
  const { view } = reading;
  const cents = view.refund?.amountCents ?? view.refundCents ?? 0;
  if (cents === 0) return null;
  const sum = formatMoney(cents);
  if (view.refund?.status === 'failed') {
    return {
      state: 'bad',
      when: view.refund.settledAt ? moment(reading, view.refund.settledAt, false) : '',
      title: 'Your bank returned the refund',
      detail: 'The sum is still yours. Please reply to our mail.',
      sum,
    };
  }
  if (view.refund?.status === 'succeeded' && view.refund.settledAt) {
    return {
      state: 'done',
      mark: 'refunded',
      when: moment(reading, view.refund.settledAt, false),
      title: 'The money went back to you',
      detail: 'Banks take up to 10 working days to show it.',
      sum,
    };
  }
  return { state: 'now', mark: 'refunded', when: 'On its way', title: 'The money goes back to you', sum };
}

function returned(reading: Reading): BookingStep | null {
  const { view } = reading;
  const cents = view.refund?.amountCents ?? view.refundCents;
  if (!view.confirmedAt || !cents) return null;
  return {
    state: 'done',
    mark: 'refunded',
    when: view.endedAt && view.refundCents === cents ? moment(reading, view.endedAt, false) : '',
    title: `${themAtStart(reading)} gets ${cents === view.priceCents ? 'the money' : 'a part'} back`,
    sum: formatMoney(-cents),
  };
}

/** The bank took the payment back after the call had ended for good: no event of the booking tells of it. */
function chargedBack({ view }: Reading): BookingStep | null {
  if (view.payment?.status !== 'charged_back' || view.endReason === 'charged_back') return null;
  return {
    state: 'bad',
    when: '',
    title: `${view.role === 'candidate' ? 'Your' : 'The'} bank took the payment back`,
    sum: formatMoney(view.role === 'candidate' ? view.priceCents : -view.priceCents),
  };
}

/** What was paid out and went back afterwards. */
function debt(reading: Reading): BookingStep | null {
  const cents = overpaidCents(reading);
  if (cents === 0) return null;
  return {
    state: 'bad',
    mark: 'refunded',
    when: '',
    title: 'Your share of it is taken from later payouts',
    detail: `Of what you were paid ${formatMoney(keptNetCents(reading))} stays yours. No payout goes below zero.`,
    sum: formatMoney(-cents),
  };
}

function payout(reading: Reading): BookingStep | null {
  const { view, zone, now } = reading;
  const { payout: pays } = view;
  if (!pays || pays.amountCents === 0 || pays.status === 'held') return null;
  const sum = formatMoney(pays.amountCents);
  switch (pays.status) {
    case 'paid':
      return {
        state: 'done',
        when: pays.paidAt ? moment(reading, pays.paidAt, false) : '',
        title: 'You were paid',
        sum,
      };
    case 'sent':
      return {
        state: 'now',
        when: pays.arrivesAt ? `By ${formatDate(instant(pays.arrivesAt), zone, { now })}` : 'On its way',
        title: 'Your payout arrives at your bank',
        sum,
      };
    case 'failed':
      return {
        state: 'bad',
        when: '',
        title: 'Your bank did not take the payout',
        detail: 'The sum is still yours. Please check your bank details.',
        sum,
      };
    case 'settled':
      return { state: 'done', when: '', title: 'Your share settled an earlier refund', sum };
    case 'blocked':
      return keptBack(reading, sum);
    default:
      return { state: 'now', when: 'When Stripe has it ready', title: 'Your payout goes to your bank', sum };
  }
}

/** A payout that waits for somebody's decision; while the call is open the decision itself stands ahead. */
function keptBack({ view }: Reading, sum: string): BookingStep | null {
  const isOpen = view.status === 'confirmed' || view.status === 'completed_pending_feedback';
  const reason = view.payout?.blockedReason;
  if (isOpen && reason === 'disputed') return null;
  const title = {
    disputed: 'Your payout waits until the dispute is decided',
    card_dispute: 'Your payout waits until the card’s bank has decided',
  }[reason ?? ''];
  const state = isOpen ? 'next' : 'now';
  return { state, mark: 'held', when: 'On hold', title: title ?? 'We are looking into this call', sum };
}
