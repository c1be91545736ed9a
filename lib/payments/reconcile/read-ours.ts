import { db, type Tx } from '@/lib/db';
import { compareBooks } from '../queries';
import type {
  OurAccount,
  OurDispute,
  OurMove,
  OurPayment,
  OurPayout,
  OurRefund,
  Ours,
  OurTransfer,
} from './types';

/** No booking has as many matters; the page shows fewer, the reconciliation all. */
const ALL = 1_000_000;

/** Reads our side at one moment: a handful of statements over everything, in one snapshot. */
export function readOurs(): Promise<Ours> {
  return db().$transaction(
    async (tx) => ({
      payments: await payments(tx),
      refunds: await refunds(tx),
      payouts: await payouts(tx),
      disputes: await disputes(tx),
      reversals: await reversals(tx),
      transfers: await transfers(tx),
      accounts: await accounts(tx),
      books: await compareBooks(tx, ALL),
    }),
    { isolationLevel: 'RepeatableRead', maxWait: 10_000, timeout: 120_000 },
  );
}

/** The connected accounts that we know. */
export function knownAccounts(): Promise<OurAccount[]> {
  return accounts(db());
}

/**
 * Pending entries count: Stripe moves the money when it is asked, and says later whether it arrived. Only a refund without
 * an id has not been asked for yet, or not answered.
 */
function payments(tx: Tx): Promise<OurPayment[]> {
  return tx.$queryRaw<OurPayment[]>`
    WITH ledger AS (
      SELECT l.booking_id, max(l.at) AS at,
             sum(l.amount_cents) FILTER (WHERE l.kind = 'stripe_fee' AND l.account = 'stripe_fees') AS stripe_fee,
             sum(l.amount_cents) FILTER (WHERE l.account = 'stripe_platform') AS platform,
             sum(l.amount_cents) FILTER (WHERE l.account = 'stripe_connected' AND l.kind <> 'share_missing') AS connected,
             -sum(l.amount_cents) FILTER (WHERE l.account = 'stripe_connected' AND l.kind = 'paid_out') AS paid_out
      FROM ledger_open_lines l
      LEFT JOIN refunds unasked
        ON unasked.booking_id = l.booking_id AND unasked.status = 'pending' AND unasked.refund_id IS NULL
      WHERE NOT (l.phase = 'pending' AND l.kind = 'refunded' AND unasked.booking_id IS NOT NULL)
      GROUP BY l.booking_id
    ), returned AS (
      SELECT booking_id, max(greatest(created_at, asked_at, settled_at)) AS at FROM refunds GROUP BY booking_id
    ), disputed AS (
      SELECT booking_id, max(greatest(opened_at, withdrawn_at, reinstated_at, closed_at)) AS at
      FROM card_disputes GROUP BY booking_id
    )
    SELECT p.booking_id AS "bookingId", b.status::text AS "bookingStatus", p.status::text,
           p.payment_intent_id AS "intentId", p.amount_cents AS "amountCents", p.fee_cents AS "feeCents", p.currency,
           p.destination, p.paid_at IS NOT NULL AS "isPaid",
           coalesce(ledger.stripe_fee, 0)::int AS "stripeFeeCents",
           coalesce(ledger.platform, 0)::int AS "platformCents",
           coalesce(ledger.connected, 0)::int AS "connectedCents",
           coalesce(ledger.paid_out, 0)::int AS "paidOutCents",
           extract(epoch FROM greatest(p.created_at, p.paid_at, b.confirmed_at, b.ended_at, ledger.at, returned.at,
                                       disputed.at, o.updated_at))::float8 AS "touchedAt"
    FROM payments p
    JOIN bookings b ON b.id = p.booking_id
    LEFT JOIN payouts o ON o.booking_id = p.booking_id
    LEFT JOIN ledger ON ledger.booking_id = p.booking_id
    LEFT JOIN returned ON returned.booking_id = p.booking_id
    LEFT JOIN disputed ON disputed.booking_id = p.booking_id
    ORDER BY p.booking_id`;
}

function refunds(tx: Tx): Promise<OurRefund[]> {
  return tx.$queryRaw<OurRefund[]>`
    SELECT booking_id AS "bookingId", refund_id AS "refundId", status::text, amount_cents AS "amountCents"
    FROM refunds WHERE refund_id IS NOT NULL ORDER BY booking_id, number`;
}

function payouts(tx: Tx): Promise<OurPayout[]> {
  return tx.$queryRaw<OurPayout[]>`
    SELECT o.booking_id AS "bookingId", o.payout_id AS "payoutId", o.status::text, p.destination
    FROM payouts o JOIN payments p ON p.booking_id = o.booking_id
    WHERE o.payout_id IS NOT NULL ORDER BY o.booking_id`;
}

function disputes(tx: Tx): Promise<OurDispute[]> {
  return tx.$queryRaw<OurDispute[]>`
    SELECT booking_id AS "bookingId", id, status, fee_cents AS "feeCents", withdrawn_at IS NOT NULL AS "isWithdrawn",
           reinstated_at IS NOT NULL AS "isReinstated"
    FROM card_disputes ORDER BY id`;
}

function reversals(tx: Tx): Promise<OurMove[]> {
  return tx.$queryRaw<OurMove[]>`
    SELECT booking_id AS "bookingId", reversal_id AS id FROM card_disputes WHERE reversal_id IS NOT NULL
    UNION ALL SELECT booking_id, reversal_id FROM debt_settlements WHERE reversal_id IS NOT NULL
    UNION ALL SELECT booking_id, share_reversal_id FROM refunds WHERE share_reversal_id IS NOT NULL ORDER BY 2`;
}

function transfers(tx: Tx): Promise<OurTransfer[]> {
  return tx.$queryRaw<OurTransfer[]>`
    SELECT booking_id AS "bookingId", restored_id AS id, reversed_cents AS "amountCents"
    FROM card_disputes WHERE restored_id IS NOT NULL
    UNION ALL SELECT booking_id, transfer_id, amount_cents FROM compensations WHERE transfer_id IS NOT NULL ORDER BY 2`;
}

function accounts(tx: Tx): Promise<OurAccount[]> {
  return tx.$queryRaw<OurAccount[]>`
    SELECT account_id AS id, state = 'restricted' AS "isRestricted", transfers_active AS "transfersActive",
           payouts_enabled AS "payoutsEnabled", extract(epoch FROM updated_at)::float8 AS "touchedAt"
    FROM stripe_accounts ORDER BY account_id`;
}
