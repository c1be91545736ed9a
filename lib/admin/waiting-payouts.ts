import { Temporal } from 'temporal-polyfill';
import type { Authorised } from '@/lib/access';
import { now, toInstant } from '@/lib/clock';
import { db } from '@/lib/db';

/** Payouts that go on by themselves, by what they wait for. Sums in cents. */
export type WaitingPayouts = {
  readonly waitingFor: string | null;
  readonly count: number;
  readonly cents: number;
  /** When the first of them can go, as far as Stripe has said. */
  readonly firstAt: Temporal.Instant | null;
};

/** Payouts that wait for the balance, for a refund, or for their turn. */
export async function waitingPayouts(_actor: Authorised<'admin.read'>): Promise<WaitingPayouts[]> {
  const rows = await db().$queryRaw<
    { waiting_for: string | null; count: number; cents: number; at: Date | null }[]
  >`
    SELECT o.waiting_for, count(*)::int AS count, sum(o.amount_cents)::int AS cents,
           min(p.funds_available_at) AS at
    FROM payouts o JOIN payments p ON p.booking_id = o.booking_id
    WHERE o.status = 'pending' AND coalesce(o.waiting_for, '') NOT IN ('stripe', 'account')
    GROUP BY o.waiting_for ORDER BY o.waiting_for NULLS FIRST`;
  return rows.map(({ waiting_for: waitingFor, count, cents, at }) => ({
    ...{ waitingFor, count, cents },
    firstAt: at && Temporal.Instant.compare(toInstant(at), now()) > 0 ? toInstant(at) : null,
  }));
}
