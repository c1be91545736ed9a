import { now, timestamp, toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { enqueue } from '@/lib/outbox';

/**
 * Makes the calendar that somebody has just connected what their calls ahead are: the confirmed ones are written into it,
 * and those that were cancelled while we had no access go.
 */
export async function enqueueUpcoming(tx: Tx, userId: string): Promise<void> {
  const at = now();
  const ahead = await tx.booking.findMany({
    where: {
      OR: [{ candidateId: userId }, { professionalId: userId }],
      status: { in: ['confirmed', 'cancelled'] },
      confirmedAt: { not: null },
      startAt: { gt: toDate(at) },
    },
    select: { id: true },
  });
  for (const { id: bookingId } of ahead) {
    const jobId = `${bookingId}/connected/${userId}/${timestamp(at)}/sync-call-events`;
    await enqueue(tx, 'sync-call-events', jobId, { bookingId });
  }
}
