import type { Temporal } from 'temporal-polyfill';
import type { Authorised } from '@/lib/access';
import { now } from '@/lib/clock';
import { db } from '@/lib/db';

/**
 * - `unbalanced`: the entries of a booking do not sum to zero
 * - `held`: what is held of a payment whose outcome is open
 * - `refund`: what the candidate gets back and has not got yet
 * - `owed`: what the professional has earned and has not been paid
 * - `fee`: what the platform has earned
 */
export type BooksMatter = 'unbalanced' | 'held' | 'refund' | 'owed' | 'fee';

/** Where the ledger says something else than the rows of the booking do. Sums in cents. */
export type Disagreement = {
  readonly bookingId: string;
  readonly bookingStatus: string;
  readonly matter: BooksMatter;
  readonly ledgerCents: number;
  readonly expectedCents: number;
};

export type BooksCheck = {
  readonly at: Temporal.Instant;
  /** What was compared. */
  readonly payments: number;
  readonly payouts: number;
  readonly refunds: number;
  readonly disagreements: readonly Disagreement[];
};

const SHOWN = 100;

/**
 * Compares the ledger with the payment, payout and refund of every booking, to the cent and at one moment. What
 * should be there follows from the states (lib/payments writes both): a payment is held until the call's outcome is known;
 * a refund is owed from its decision until it has gone through; the net is owed until the payout is paid or a debt has
 * taken it; the fee is kept less its refunded part.
 * @returns at most 100 disagreements
 */
export async function checkBooks(_actor: Authorised<'admin.read'>): Promise<BooksCheck> {
  const [counts, disagreements] = await Promise.all([
    db().$queryRaw<{ payments: number; payouts: number; refunds: number }[]>`
      SELECT (SELECT count(*)::int FROM payments WHERE paid_at IS NOT NULL) AS payments,
             (SELECT count(*)::int FROM payouts) AS payouts, (SELECT count(*)::int FROM refunds) AS refunds`,
    db().$queryRaw<Disagreement[]>`
      WITH ledger AS (
        SELECT booking_id, sum(amount_cents) AS off,
               -coalesce(sum(amount_cents) FILTER (WHERE account = 'booking_held'), 0) AS held,
               -coalesce(sum(amount_cents) FILTER (WHERE account = 'refunds_payable'), 0) AS refund,
               -coalesce(sum(amount_cents) FILTER (WHERE account = 'professional_payable'), 0) AS owed,
               -coalesce(sum(amount_cents) FILTER (WHERE account = 'platform_revenue'), 0) AS fee
        FROM ledger_open_lines WHERE phase = 'posted' GROUP BY booking_id
      ), expected AS (
        SELECT p.booking_id, b.status,
               CASE WHEN p.paid_at IS NOT NULL AND b.status IN ('confirmed', 'completed_pending_feedback')
                    THEN p.amount_cents ELSE 0 END AS held,
               coalesce((SELECT sum(amount_cents) FROM refunds r
                         WHERE r.booking_id = p.booking_id AND r.status <> 'succeeded'), 0) AS refund,
               CASE WHEN o.status IN ('pending', 'sent', 'failed')
                      OR (o.status = 'blocked' AND b.status IN ('completed', 'cancelled'))
                    THEN o.amount_cents - coalesce((SELECT sum(amount_cents) FROM debt_settlements d
                                                    WHERE d.booking_id = p.booking_id AND d.settled_at IS NOT NULL), 0)
                    ELSE 0 END AS owed,
               CASE WHEN b.confirmed_at IS NOT NULL AND b.status IN ('completed', 'cancelled')
                      AND p.status <> 'charged_back'
                    THEN p.fee_cents - coalesce(r.fee_refund_cents, 0) ELSE 0 END AS fee
        FROM payments p
        JOIN bookings b ON b.id = p.booking_id
        LEFT JOIN payouts o ON o.booking_id = p.booking_id
        LEFT JOIN refund_totals r ON r.booking_id = p.booking_id
      )
      SELECT b.id AS "bookingId", b.status::text AS "bookingStatus", compared.matter,
             compared.ledger::int AS "ledgerCents", compared.expected::int AS "expectedCents"
      FROM ledger FULL JOIN expected USING (booking_id)
      JOIN bookings b ON b.id = booking_id
      CROSS JOIN LATERAL (VALUES
        ('unbalanced', coalesce(ledger.off, 0), 0),
        ('held', coalesce(ledger.held, 0), coalesce(expected.held, 0)),
        ('refund', coalesce(ledger.refund, 0), coalesce(expected.refund, 0)),
        ('owed', coalesce(ledger.owed, 0), coalesce(expected.owed, 0)),
        ('fee', coalesce(ledger.fee, 0), coalesce(expected.fee, 0))
      ) AS compared (matter, ledger, expected)
      WHERE compared.ledger <> compared.expected
      ORDER BY b.requested_at DESC, b.id, compared.matter
      LIMIT ${SHOWN}`,
  ]);
  const { payments = 0, payouts = 0, refunds = 0 } = counts[0] ?? {};
  return { at: now(), payments, payouts, refunds, disagreements };
}
