import type { Temporal } from 'temporal-polyfill';
import type { Authorised } from '@/lib/access';
import { toInstantOrNull } from '@/lib/clock';
import { db } from '@/lib/db';

/** What a professional owes for calls that were paid out and went back, and what payouts have settled of it. Cents, from the ledger. */
export type DebtStanding = { readonly owedCents: number; readonly settledCents: number };

export async function debtStanding(actor: Authorised<'earnings.read'>): Promise<DebtStanding> {
  const [row] = await db().$queryRaw<{ owed: number; settled: number }[]>`
    SELECT coalesce(sum(amount_cents), 0)::int AS owed,
           -coalesce(sum(amount_cents) FILTER (WHERE kind = 'debt_settled'), 0)::int AS settled
    FROM ledger_open_lines
    WHERE user_id = ${actor.id} AND account = 'professional_debt' AND phase = 'posted'`;
  return { owedCents: row?.owed ?? 0, settledCents: row?.settled ?? 0 };
}

/** When the first payout that is on its way is to arrive, as Stripe has said; null when none is. */
export async function firstArrival(actor: Authorised<'earnings.read'>): Promise<Temporal.Instant | null> {
  const sent = await db().payout.findFirst({
    where: { professionalId: actor.id, status: 'sent', arrivesAt: { not: null } },
    orderBy: { arrivesAt: 'asc' },
    select: { arrivesAt: true },
  });
  return toInstantOrNull(sent?.arrivesAt ?? null);
}
