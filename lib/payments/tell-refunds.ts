import { db, transaction } from '@/lib/db';
import { notify } from '@/lib/notifications/notify';

/** Sends the candidate the receipt of each refund that went out, once. Safe to repeat. */
export async function tellRefunds(bookingId: string): Promise<void> {
  const refunds = await db().refund.findMany({
    where: { bookingId, status: 'succeeded' },
    select: { number: true, payment: { select: { booking: { select: { candidateId: true } } } } },
  });
  for (const { number, payment } of refunds) {
    const { candidateId: userId } = payment.booking;
    const message = { userId, kind: 'refund_receipt', bookingId, occasion: number } as const;
    await transaction((tx) => notify(tx, message));
  }
}
