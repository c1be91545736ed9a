import { formatDate, formatMoney } from '@/lib/format';
import { instant, moment, type Reading, themAtStart } from './reading';
import type { BookingStep } from './timeline';

/** Money that moves after the end: back to the candidate, or on to the professional. */
export function moneySteps(reading: Reading): BookingStep[] {
  const steps =
    reading.view.role === 'candidate'
      ? [latePayment(reading), refund(reading)]
      : [returned(reading), payout(reading)];
  return steps.filter((step) => step !== null);
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
  if (!view.confirmedAt || !view.refundCents) return null;
  return {
    state: 'done',
    mark: 'refunded',
    when: view.endedAt ? moment(reading, view.endedAt, false) : '',
    title: `${themAtStart(reading)} gets the money back`,
    sum: formatMoney(-view.refundCents),
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
      return { state: 'now', mark: 'held', when: 'On hold', title: 'We are looking into this call', sum };
    default:
      return { state: 'now', when: 'When Stripe has it ready', title: 'Your payout goes to your bank', sum };
  }
}
