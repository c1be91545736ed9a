import { now, timestamp, toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { enqueue } from '@/lib/outbox';

/** Has the calls that somebody has ahead written into the calendar that they have just connected. */
export async function enqueueUpcoming(tx: Tx, userId: string): Promise<void> {
  const at = now();
  const ahead = await tx.booking.findMany({
    where: {
      OR: [{ candidateId: userId }, { professionalId: userId }],
      status: 'confirmed',
      startAt: { gt: toDate(at) },
    },
    select: { id: true },
  });
  for (const { id: bookingId } of ahead) {
    const jobId = `${bookingId}/connected/${userId}/${timestamp(at)}/sync-call-events`;
    await enqueue(tx, 'sync-call-events', jobId, { bookingId });
  }
}
