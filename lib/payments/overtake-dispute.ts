import { audit, SYSTEM } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';

/** Everything has gone back to the candidate by another rule, so nothing is left to decide. */
export async function overtakeDispute(tx: Tx, bookingId: string): Promise<void> {
  const { count } = await tx.dispute.updateMany({
    where: { bookingId, status: 'open' },
    data: { status: 'overtaken', closedAt: toDate(now()) },
  });
  if (count > 0) await audit(tx, SYSTEM, 'dispute.overtaken', `booking/${bookingId}`, {});
}
