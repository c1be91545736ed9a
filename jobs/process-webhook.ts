import { processZoomEvent } from '@/lib/calls/receive-webhook';
import { now, toDate } from '@/lib/clock';
import { db } from '@/lib/db';
import { processStripeEvent } from '@/lib/payments/receive-webhook';

/** Works off a stored webhook by its provider. Repeating it is harmless: each reads the present state again. */
export async function processWebhook(webhookEventId: string): Promise<void> {
  const event = await db().webhookEvent.findUnique({ where: { id: webhookEventId } });
  if (!event || event.processedAt) return;
  if (event.provider === 'stripe') await processStripeEvent(event.type, event.payload);
  if (event.provider === 'zoom') await processZoomEvent(event.type, event.payload);
  await db().webhookEvent.update({ where: { id: event.id }, data: { processedAt: toDate(now()) } });
}
