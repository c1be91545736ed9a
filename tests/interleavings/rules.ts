import { db } from '@/lib/db';
import { COUNT_ALL, reconcile } from '@/lib/payments/reconcile/reconcile';
import { balances } from '../support/balances';

/** What holds after every step, as a line for each that does not. */
export async function brokenRules(): Promise<string[]> {
  return (
    await db().$queryRaw<{ broken: string }[]>`
      SELECT 'an entry does not sum to zero: ' || e.key AS broken
        FROM ledger_entries e JOIN ledger_lines l ON l.entry_id = e.id GROUP BY e.id HAVING sum(l.amount_cents) <> 0
      UNION ALL
      SELECT 'paid out without a passed check: ' || o.booking_id
        FROM payouts o JOIN bookings b ON b.id = o.booking_id
        WHERE (o.status IN ('pending', 'sent', 'paid', 'settled') OR o.asked_at IS NOT NULL)
          AND NOT EXISTS (SELECT FROM booking_events e WHERE e.booking_id = b.id AND (
                e.event IN ('pass_feedback', 'candidate_absent', 'refund_part')
                OR (e.event = 'cancel' AND b.refund_cents < b.price_cents)))
          AND NOT EXISTS (SELECT FROM compensations c JOIN disputes d ON d.id = c.dispute_id
                WHERE c.booking_id = b.id AND d.outcome = 'pay' AND d.opened_by = 'professional')
      UNION ALL
      SELECT 'the platform pays for what it should not, or another sum: ' || c.booking_id
        FROM compensations c JOIN bookings b ON b.id = c.booking_id JOIN payouts o ON o.booking_id = c.booking_id
        LEFT JOIN LATERAL (SELECT sum(l.amount_cents) AS cents FROM ledger_open_lines l
          WHERE l.booking_id = c.booking_id AND l.account = 'losses' AND l.kind = 'compensated') booked ON true
        WHERE b.status <> 'refunded' OR b.end_reason NOT IN ('professional_absent', 'nobody_came')
           OR c.amount_cents <> b.net_cents OR o.amount_cents <> b.net_cents
           OR booked.cents IS DISTINCT FROM b.net_cents
      UNION ALL
      SELECT 'paid out before the platform gave it: ' || c.booking_id
        FROM compensations c JOIN payouts o ON o.booking_id = c.booking_id
        WHERE c.transfer_id IS NULL AND (o.status IN ('sent', 'paid', 'settled') OR o.asked_at IS NOT NULL)
      UNION ALL
      SELECT 'less back than everything although the platform paid: ' || c.booking_id
        FROM compensations c JOIN refunds r ON r.booking_id = c.booking_id JOIN payments p ON p.booking_id = c.booking_id
        GROUP BY c.booking_id, p.amount_cents HAVING sum(r.amount_cents) <> p.amount_cents
      UNION ALL
      SELECT 'more back than was paid: ' || p.booking_id
        FROM payments p JOIN refunds r USING (booking_id) GROUP BY p.booking_id, p.amount_cents
        HAVING sum(r.amount_cents) > p.amount_cents
      UNION ALL
      SELECT 'paid out more than was earned: ' || o.booking_id
        FROM payouts o JOIN ledger_open_lines l ON l.booking_id = o.booking_id
        WHERE l.account = 'stripe_connected' AND l.kind = 'paid_out'
        GROUP BY o.booking_id, o.amount_cents HAVING -sum(l.amount_cents) > o.amount_cents
      UNION ALL
      SELECT 'sent while it was kept back: ' || booking_id FROM payouts
        WHERE status = 'blocked' AND (asked_at IS NOT NULL)
      UNION ALL
      SELECT 'a debt below zero: ' || user_id FROM ledger_open_lines
        WHERE account = 'professional_debt' AND phase = 'posted' GROUP BY user_id HAVING sum(amount_cents) < 0`
  ).map(({ broken }) => broken);
}

/** What holds besides once nothing is on its way any more. */
export async function brokenInTheEnd(world: { origin: string }): Promise<string[]> {
  const { books, there } = await balances(world);
  const accounts = new Set([...Object.keys(books), ...Object.keys(there)]);
  const differences = [...accounts]
    .filter((account) => (books[account] ?? 0) !== (there[account] ?? 0))
    .map((account) => `${account}: the books say ${books[account] ?? 0}, Stripe ${there[account] ?? 0}`);
  const rows = await db().$queryRaw<{ broken: string }[]>`
    SELECT 'still pending: ' || e.key AS broken FROM ledger_open_lines l JOIN ledger_entries e ON e.id = l.entry_id
      WHERE l.phase = 'pending'
        -- What the platform gives may be on its way at any time: it waits for a balance, not for its own lives.
        AND NOT (l.kind = 'paid_out' AND EXISTS (SELECT FROM payouts o JOIN compensations c USING (booking_id)
          WHERE o.booking_id = l.booking_id AND o.status = 'sent'))
    UNION ALL
    SELECT 'held of a call that is over: ' || booking_id FROM ledger_open_lines l JOIN bookings b ON b.id = l.booking_id
      WHERE account = 'booking_held' AND b.ended_at IS NOT NULL GROUP BY booking_id HAVING sum(amount_cents) <> 0
    UNION ALL
    SELECT 'owed by a professional and not called a debt: ' || user_id FROM ledger_open_lines
      WHERE account = 'professional_payable' AND phase = 'posted' GROUP BY user_id HAVING sum(amount_cents) > 0
    UNION ALL
    SELECT 'earned and neither paid, settled nor kept back: ' || o.booking_id FROM payouts o
      WHERE o.status = 'pending' AND o.waiting_for IS NULL
    UNION ALL
    SELECT 'decided to be paid by the platform, and neither there nor waiting for a reason: ' || c.booking_id
      FROM compensations c JOIN payouts o ON o.booking_id = c.booking_id
      WHERE c.transfer_id IS NULL AND NOT (o.status = 'blocked' OR (o.status = 'pending' AND o.waiting_for IS NOT NULL))
    UNION ALL
    SELECT 'kept back for a card dispute that is over: ' || o.booking_id FROM payouts o
      WHERE o.status = 'blocked' AND o.blocked_reason = 'card_dispute' AND o.amount_cents > 0
        AND NOT EXISTS (SELECT FROM card_disputes d WHERE d.booking_id = o.booking_id AND d.closed_at IS NULL)
    UNION ALL
    SELECT 'lost to the card network, and the call goes on as if it were paid: ' || p.booking_id
      FROM payments p JOIN card_disputes d USING (booking_id)
      WHERE d.status = 'lost' AND d.closed_at IS NOT NULL AND d.withdrawn_at IS NOT NULL AND d.reinstated_at IS NULL
        AND d.amount_cents >= p.amount_cents AND p.status <> 'charged_back'
        AND NOT EXISTS (SELECT FROM refunds r WHERE r.booking_id = p.booking_id)
    UNION ALL
    SELECT 'owed to the candidate without a failed refund: ' || l.booking_id FROM ledger_open_lines l
      WHERE account = 'refunds_payable' AND phase = 'posted'
        AND NOT EXISTS (SELECT FROM refunds r WHERE r.booking_id = l.booking_id AND r.status = 'failed')
      GROUP BY l.booking_id HAVING sum(amount_cents) <> 0`;
  const reconciled = (await reconcile(COUNT_ALL)).map((each) => `reconciliation: ${JSON.stringify(each)}`);
  return [...differences, ...rows.map(({ broken }) => broken), ...reconciled];
}
