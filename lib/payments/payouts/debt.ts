import { audit, SYSTEM } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import { CURRENCY } from '@/lib/domain/fees';
import { debtSettled } from '@/lib/domain/ledger';
import { lockPayout } from '../payout-state';
import { postLedger } from '../post-ledger';
import { takeFromPayout } from '../share';

/**
 * A professional owes what they were paid for a call that was refunded afterwards. It is settled from later payouts:
 * claimed in the database first, then taken back from the transfer with Stripe, then booked. A payout never goes below
 * zero; what is left of the debt waits for the next.
 */

/** What a professional owes and no payout has been claimed for yet, in cents. */
export async function debtOf(tx: Tx, professionalId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ cents: number }[]>`
    SELECT (coalesce((SELECT sum(amount_cents) FROM ledger_open_lines
                      WHERE account = 'professional_debt' AND phase = 'posted' AND user_id = ${professionalId}), 0)
            - coalesce((SELECT sum(s.amount_cents) FROM debt_settlements s JOIN payouts o USING (booking_id)
                        WHERE o.professional_id = ${professionalId} AND s.settled_at IS NULL), 0))::int AS cents`;
  return row?.cents ?? 0;
}

/** Claims as much of a pending payout as its professional owes. Two payouts of one professional never claim the same. */
export async function claimDebt(tx: Tx, bookingId: string, professionalId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM stripe_accounts WHERE user_id = ${professionalId} FOR UPDATE`;
  // One that is blocked meanwhile is not touched: whoever blocks it relies on what was claimed before.
  const payout = await lockPayout(tx, bookingId);
  if (payout?.status !== 'pending') return;
  const claimCents = Math.min(await debtOf(tx, professionalId), payout.amountCents - payout.withheldCents);
  if (claimCents <= 0) return;
  const number = 1 + (await tx.debtSettlement.count({ where: { bookingId } }));
  await tx.debtSettlement.create({
    data: { bookingId, number, amountCents: claimCents, currency: CURRENCY, createdAt: toDate(now()) },
  });
  await tx.payout.update({
    where: { bookingId },
    data: { withheldCents: payout.withheldCents + claimCents, updatedAt: toDate(now()) },
  });
  await audit(tx, SYSTEM, 'payout.debt_claimed', `payout/${bookingId}`, { amountCents: claimCents, number });
}

/**
 * Takes what was claimed of a payout back from the professional's balance with Stripe. Safe to repeat.
 * @returns false when Stripe says that the balance does not reach yet
 */
export async function settleClaims(bookingId: string): Promise<boolean> {
  const claims = await db().debtSettlement.findMany({
    where: { bookingId, settledAt: null },
    include: { payout: { include: { payment: { include: { booking: true } } } } },
    orderBy: { number: 'asc' },
  });
  for (const { number, amountCents, payout } of claims) {
    const { booking } = payout.payment;
    const answer = await takeFromPayout(bookingId, amountCents, `booking/${bookingId}/debt/${number}`);
    if (!answer.ok) return false;
    await transaction(async (tx) => {
      const { count } = await tx.debtSettlement.updateMany({
        where: { bookingId, number, settledAt: null },
        data: { reversalId: answer.id, settledAt: toDate(now()) },
      });
      if (count === 0) return; // recorded before
      await postLedger(tx, bookingId, debtSettled(amountCents, booking), number);
      await audit(tx, SYSTEM, 'payout.debt_settled', `payout/${bookingId}`, { amountCents, number });
    });
  }
  return true;
}
