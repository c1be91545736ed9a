/** A mistake in the code of money, as a replacement in one file. */
export type Bug = {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
};

/** Mistakes that the random lives must find, one at a time. */
export const BUGS: readonly Bug[] = [
  {
    name: 'a payment is taken in every time it is told of',
    file: 'lib/payments/checkout/fulfil.ts',
    from: 'if (payment.paidAt) return',
    to: 'if (payment.paidAt && Math.random() > 2) return',
  },
  {
    name: 'an idempotency key has the time in it',
    file: 'lib/payments/refunds/refund.ts',
    from: 'refund.attempt}`,\n  );',
    to: 'refund.attempt + Date.now()}`,\n  );',
  },
  {
    name: 'shares are rounded down',
    file: 'lib/domain/fees.ts',
    from: '* BigInt(numerator) + BigInt(denominator);',
    to: '* BigInt(numerator);',
  },
  {
    name: 'a refund leaves the fee with the platform',
    file: 'lib/providers/stripe/refunds.ts',
    from: 'refund_application_fee: fromConnected',
    to: 'refund_application_fee: false',
  },
  {
    name: 'whoever comes back is believed',
    file: 'lib/payments/checkout/fulfil.ts',
    from: "if (intent?.status !== 'succeeded') return 'not_paid';",
    to: "if (!intent) return 'not_paid';",
  },
  {
    name: 'a payout does not wait for the feedback',
    file: 'lib/payments/payout-state.ts',
    from: "['completed', 'cancelled'].includes(payment.booking.status)",
    to: "['confirmed', 'completed_pending_feedback', 'completed', 'cancelled'].includes(payment.booking.status)",
  },
  {
    name: 'a payment that comes too late is kept',
    file: 'lib/payments/checkout/fulfil.ts',
    from: '  await returnLatePayment(tx, booking, payment);\n',
    to: '',
  },
  {
    name: 'what was paid out before a refund is forgotten',
    file: 'lib/payments/refunds/take-back.ts',
    from: 'if (owedCents > 0)',
    to: 'if (owedCents > 1_000_000_000)',
  },
  {
    name: 'a lost card dispute takes nothing from those who earned',
    file: 'lib/payments/card-disputes/sync-card-dispute.ts',
    from: 'const takesAll = heldCents + owedCents > 0 &&',
    to: 'const takesAll = heldCents + owedCents < 0 &&',
  },
  {
    name: 'a payout that failed after it was paid stays paid in the books',
    file: 'lib/payments/payouts/sync-payout.ts',
    from: "if (before.status === 'paid') await reversePosted(tx, bookingId, 'paid_out', attempt);\n  else ",
    to: "if (before.status !== 'paid') ",
  },
  {
    name: 'a refund is not taken from the professional’s share',
    file: 'lib/providers/stripe/refunds.ts',
    from: 'reverse_transfer: fromConnected',
    to: 'reverse_transfer: false',
  },
  {
    name: 'two payouts settle the same debt',
    file: 'lib/payments/payouts/debt.ts',
    from: 's.settled_at IS NULL), 0))::int',
    to: 's.settled_at IS NULL), 0) * 0)::int',
  },
  {
    name: 'what Stripe refused to transfer for want of money stays on its way in the books',
    file: 'lib/payments/payouts/send-compensation.ts',
    from: "  await dropPending(tx, bookingId, 'compensation_sent', attempt + 1);\n",
    to: '',
  },
  {
    name: 'a share that came back after a dispute is looked for where it was before',
    file: 'lib/payments/refunds/refund.ts',
    from: "funding === 'connected' && (await restoredTransfer(bookingId)) !== null",
    to: 'false',
  },
];
