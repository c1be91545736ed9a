import { cancel } from '@/lib/bookings/cancel';
import { cancelRoute } from '@/lib/bookings/schema';
import { handle } from '@/lib/handler';

export const POST = handle(cancelRoute, async ({ actor, params, body }) => {
  const booking = await cancel(actor, params.id, body.quote);
  return { id: booking.id, status: booking.status, refundCents: booking.refundCents ?? 0 };
});
