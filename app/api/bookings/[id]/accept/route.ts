import { accept } from '@/lib/bookings/accept';
import { brief } from '@/lib/bookings/brief';
import { acceptRoute } from '@/lib/bookings/schema';
import { timestamp } from '@/lib/clock';
import { handle } from '@/lib/handler';

export const POST = handle(acceptRoute, async ({ actor, params }) => {
  const { booking, availability } = await accept(actor, params.id);
  return {
    ...brief(booking),
    acceptedAt: booking.acceptedAt?.toISOString(),
    slots: availability.slots.map(({ startAt, endAt }) => ({
      startAt: timestamp(startAt),
      endAt: timestamp(endAt),
    })),
    calendars: availability.calendars,
  };
});
