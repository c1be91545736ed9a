import { brief } from '@/lib/bookings/brief';
import { proposalOf } from '@/lib/bookings/proposal-view';
import { reschedule, timesToMoveTo } from '@/lib/bookings/reschedule';
import { moveOptionsRoute, rescheduleRoute } from '@/lib/bookings/reschedule-schema';
import { timestamp } from '@/lib/clock';
import { handle } from '@/lib/handler';

export const GET = handle(moveOptionsRoute, async ({ actor, params }) => {
  const { booking, availability } = await timesToMoveTo(actor, params.id);
  return {
    slots: availability.slots.map(({ startAt, endAt }) => ({
      startAt: timestamp(startAt),
      endAt: timestamp(endAt),
    })),
    calendars: availability.calendars,
    ...proposalOf(booking, actor.role),
  };
});

export const POST = handle(rescheduleRoute, async ({ actor, params, body }) => {
  const booking = await reschedule(actor, params.id, body);
  return { ...brief(booking), ...proposalOf(booking, actor.role) };
});
