import { now, toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { enqueue } from '@/lib/outbox';
import type { NotificationKind } from './kinds';

/**
 * Tells somebody something: a line in their notifications and a mail, once.
 * @param occasion what tells this message from an earlier one of the same kind, such as the booking's version
 */
export async function notify(
  tx: Tx,
  message: { userId: string; kind: NotificationKind; bookingId: string; occasion: number },
): Promise<void> {
  const { userId, kind, bookingId, occasion } = message;
  const id = `${bookingId}/${occasion}/${kind}/${userId}`;
  await tx.notification.createMany({
    data: [{ id, userId, kind, bookingId, createdAt: toDate(now()) }],
    skipDuplicates: true,
  });
  await enqueue(tx, 'send-mail', `${id}/mail`, { notificationId: id });
}
