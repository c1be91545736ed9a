import type { ReactNode } from 'react';
import type { Temporal } from 'temporal-polyfill';
import type { AdminBooking } from '@/lib/admin/booking-record';
import {
  END_REASONS,
  PAYMENT_STATES,
  PAYOUT_STATES,
  PAYOUT_WAITS,
  REFUND_STATES,
  wordFor,
} from '@/lib/admin/tables/words';
import { formatMoney } from '@/lib/format';
import { Badge } from '../../ui/badge';
import { Terms } from '../../ui/facts';
import styles from '../admin.module.css';
import { Id } from '../id';
import { Moment } from '../moment';
import { RecordPart } from '../record';
import type { BadgeLook } from '../shown-column';
import { PAYMENT_BADGES, PAYOUT_BADGES, REFUND_BADGES } from '../views/looks';
import { plain } from './history';

type Payment = NonNullable<AdminBooking['payment']>;
type Compensation = NonNullable<NonNullable<Payment['payout']>['compensation']>;
type Line = { term: string; value: ReactNode };

/** Payment, refund and payout beside each other. Not there before the checkout. */
export function BookingMoney({ payment, now }: { payment: AdminBooking['payment']; now: Temporal.Instant }) {
  if (!payment) {
    return (
      <RecordPart title="Money">
        <p className="muted">Nothing was paid.</p>
      </RecordPart>
    );
  }
  return (
    <div className={styles.record}>
      <Sums title="Payment" lines={paymentLines(payment, now)} />
      {payment.refunds.map((refund) => (
        <Sums key={refund.number} title="Refund" lines={refundLines(refund, now)} />
      ))}
      {payment.payout?.compensation && (
        <Sums title="Paid by us" lines={compensationLines(payment.payout.compensation, now)} />
      )}
      {payment.payout && <Sums title="Payout" lines={payoutLines(payment.payout, now)} />}
    </div>
  );
}

function Sums({ title, lines }: { title: string; lines: readonly (Line | null)[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <Terms small items={lines.filter((line) => line !== null)} />
    </section>
  );
}

function paymentLines(payment: Payment, now: Temporal.Instant): (Line | null)[] {
  return [
    state(payment.status, PAYMENT_STATES, PAYMENT_BADGES),
    { term: 'Amount', value: formatMoney(payment.amountCents) },
    { term: 'Fee', value: formatMoney(payment.feeCents) },
    payment.cardLabel === null ? null : { term: 'Card', value: payment.cardLabel },
    moment('Paid', payment.paidAt, now),
    moment('Available', payment.fundsAvailableAt, now),
    id('PaymentIntent', payment.paymentIntentId),
    id('Charge', payment.chargeId),
    id('Account', payment.destination),
  ];
}

function refundLines(refund: Payment['refunds'][number], now: Temporal.Instant): (Line | null)[] {
  return [
    state(refund.status, REFUND_STATES, REFUND_BADGES),
    { term: 'Amount', value: formatMoney(refund.amountCents) },
    { term: 'Of it fee', value: formatMoney(refund.feeRefundCents) },
    refund.funding === 'platform' ? { term: 'Paid by', value: 'The platform' } : null,
    { term: 'Why', value: wordFor({ ...END_REASONS, paid_too_late: 'Paid too late' }, refund.reason) },
    refund.failure === null ? null : { term: 'Failure', value: plain(refund.failure) },
    moment('Decided', refund.createdAt, now),
    moment('Settled', refund.settledAt, now),
    id('Stripe refund', refund.refundId),
  ];
}

function payoutLines(payout: NonNullable<Payment['payout']>, now: Temporal.Instant): (Line | null)[] {
  const reason = payout.blockedReason ?? payout.waitingFor;
  return [
    state(payout.status, PAYOUT_STATES, PAYOUT_BADGES),
    { term: 'Amount', value: formatMoney(payout.amountCents) },
    payout.withheldCents === 0 ? null : { term: 'Kept for a debt', value: formatMoney(payout.withheldCents) },
    payout.holdReason === null ? null : { term: 'Kept back', value: payout.holdReason },
    reason === null
      ? null
      : { term: 'Why', value: plain(wordFor({ ...PAYOUT_WAITS, ...END_REASONS }, reason)) },
    payout.attempt === 0 ? null : { term: 'Attempts', value: payout.attempt },
    moment('Updated', payout.updatedAt, now),
    moment('Arrives', payout.arrivesAt, now),
    moment('Paid', payout.paidAt, now),
    id('Stripe payout', payout.payoutId),
  ];
}

function compensationLines(given: Compensation, now: Temporal.Instant): (Line | null)[] {
  return [
    { term: 'Amount', value: formatMoney(given.amountCents) },
    { term: 'Why', value: 'An objection: the professional was there' },
    given.attempt === 0 ? null : { term: 'Refused by Stripe', value: given.attempt },
    moment('Decided', given.createdAt, now),
    moment('Transferred', given.transferredAt, now),
    id('Stripe transfer', given.transferId),
  ];
}

function state(
  stored: string,
  words: Readonly<Record<string, string>>,
  badges: Readonly<Record<string, BadgeLook>>,
): Line {
  const look = badges[stored];
  const word = wordFor(words, stored);
  return {
    term: 'State',
    value: look ? (
      <Badge mark={look.mark} tone={look.tone ?? 'plain'}>
        {word}
      </Badge>
    ) : (
      word
    ),
  };
}

function moment(term: string, at: Date | null, now: Temporal.Instant): Line | null {
  return at && { term: `${term} (UTC)`, value: <Moment at={at} now={now} /> };
}

function id(term: string, value: string | null): Line | null {
  return value === null ? null : { term, value: <Id id={value} /> };
}
