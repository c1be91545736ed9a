import { brief } from '@/lib/bookings/brief';
import { schedule } from '@/lib/bookings/schedule';
import { scheduleRoute } from '@/lib/bookings/schema';
import { handle } from '@/lib/handler';

export const POST = handle(scheduleRoute, async ({ actor, params, body }) => {
  const booking = await schedule(actor, params.id, body.startAt);
  return { ...brief(booking), holdExpiresAt: booking.holdExpiresAt?.toISOString() };
});
