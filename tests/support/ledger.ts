import { db } from '@/lib/db';

/** What stands on each account of the ledger for a booking: what is final, and what waits for Stripe. Cents. */
export async function ledgerOf(
  bookingId: string,
): Promise<{ posted: Record<string, number>; pending: Record<string, number> }> {
  const rows = await db().$queryRaw<{ account: string; phase: 'posted' | 'pending'; cents: number }[]>`
    SELECT account::text, phase::text, sum(amount_cents)::int AS cents FROM ledger_open_lines
    WHERE booking_id = ${bookingId} GROUP BY 1, 2 HAVING sum(amount_cents) <> 0`;
  const of = (phase: 'posted' | 'pending') =>
    Object.fromEntries(
      rows.filter((row) => row.phase === phase).map(({ account, cents }) => [account, cents]),
    );
  return { posted: of('posted'), pending: of('pending') };
}
