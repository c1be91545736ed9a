import { z } from 'zod';
import type { Authorised } from '@/lib/access';
import { db, type Tx } from '@/lib/db';
import type { Refund, StripeAccount } from '@/prisma/generated/client/client';

/** The connected account that a professional's calls are charged to, or null while Stripe would refuse it. */
export async function payableAccount(tx: Tx, userId: string): Promise<string | null> {
  const account = await tx.stripeAccount.findUnique({ where: { userId } });
  return account && isReady(account) ? account.accountId : null;
}

/** A destination charge needs active transfers; a payout needs payouts enabled. */
export function isReady(account: Pick<StripeAccount, 'transfersActive' | 'payoutsEnabled'>): boolean {
  return account.transfersActive && account.payoutsEnabled;
}

/** Where the setting up of payouts stands, as its owner sees it. `requirements`: Stripe's names of what it still asks for. */
export type PayoutAccount = {
  readonly state: StripeAccount['state'];
  readonly requirements: readonly string[];
};

/** The connected account of a professional, or null before they have begun. */
export async function payoutAccountOf(userId: string): Promise<PayoutAccount | null> {
  const account = await db().stripeAccount.findUnique({ where: { userId } });
  if (!account) return null;
  const requirements = z.array(z.string()).catch([]).parse(account.requirements);
  return { state: account.state, requirements };
}

/** The refunds of a payment as one: how much was decided, and how far the slowest of them is. */
export type RefundTotal = Pick<Refund, 'status' | 'amountCents' | 'feeRefundCents' | 'settledAt'>;

/** @returns null when nothing goes back */
export function refundTotal(refunds: readonly RefundTotal[]): RefundTotal | null {
  if (refunds.length === 0) return null;
  const statuses = refunds.map((each) => each.status);
  const slowest = (['failed', 'pending'] as const).find((each) => statuses.includes(each)) ?? 'succeeded';
  return {
    status: slowest,
    amountCents: refunds.reduce((sum, each) => sum + each.amountCents, 0),
    feeRefundCents: refunds.reduce((sum, each) => sum + each.feeRefundCents, 0),
    settledAt: slowest === 'pending' ? null : (refunds.at(-1)?.settledAt ?? null),
  };
}

/** What `refundTotal` needs, for a Prisma `select`. */
export const REFUND_TOTAL = {
  status: true,
  amountCents: true,
  feeRefundCents: true,
  settledAt: true,
} as const;

/** How the money of a booking stands, in the words of its rows. */
export async function moneyOf(
  _actor: Authorised<'money.decide'>,
  bookingId: string,
): Promise<{ bookingId: string; paymentStatus: string; payoutStatus: string | null }> {
  const payment = await db().payment.findUniqueOrThrow({ where: { bookingId }, include: { payout: true } });
  return { bookingId, paymentStatus: payment.status, payoutStatus: payment.payout?.status ?? null };
}

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

/**
 * Compares the ledger with the payment, payout and refund of every booking, to the cent and in one statement, so that
 * nothing is between two states. What should be there follows from the states (this folder writes both): a payment is held
 * until the call's outcome is known; a refund is owed from its decision until it has gone through; the net, also when the
 * platform gives it, is owed until the payout is paid or a debt has taken it; the fee is kept less its refunded part.
 * @returns the newest bookings first
 */
export function compareBooks(tx: Tx, limit: number): Promise<Disagreement[]> {
  return tx.$queryRaw<Disagreement[]>`
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
                    OR (o.status = 'blocked' AND (b.status IN ('completed', 'cancelled') OR c.booking_id IS NOT NULL))
                  THEN o.amount_cents - coalesce((SELECT sum(amount_cents) FROM debt_settlements d
                                                  WHERE d.booking_id = p.booking_id AND d.settled_at IS NOT NULL), 0)
                  ELSE 0 END AS owed,
             CASE WHEN b.confirmed_at IS NOT NULL AND b.status IN ('completed', 'cancelled')
                    AND p.status <> 'charged_back'
                  THEN p.fee_cents - coalesce(r.fee_refund_cents, 0) ELSE 0 END AS fee
      FROM payments p
      JOIN bookings b ON b.id = p.booking_id
      LEFT JOIN payouts o ON o.booking_id = p.booking_id
      LEFT JOIN compensations c ON c.booking_id = p.booking_id
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
    LIMIT ${limit}`;
}
