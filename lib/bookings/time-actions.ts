import { z } from 'zod';
import { formAction } from '@/lib/form-action';
import { reschedule } from './reschedule';
import { startAts } from './reschedule-schema';
import { bookingId, instant } from './schema';

/** The forms of both sides about the time of a call; each leads back to the booking's page of its side. */

export const proposingTimes = formAction(
  'booking.reschedule',
  z.object({ bookingId, startAts: z.array(z.string()).default([]).pipe(startAts) }),
  async (actor, { bookingId, startAts }) => {
    await reschedule(actor, bookingId, { action: 'propose', startAts });
    return pageOf(actor, bookingId);
  },
);

export const takingTime = formAction(
  'booking.reschedule',
  z.object({ bookingId, startAt: z.string('Choose a time first.').pipe(instant) }),
  async (actor, { bookingId, startAt }) => {
    await reschedule(actor, bookingId, { action: 'take', startAt });
    return pageOf(actor, bookingId);
  },
);

export const keepingTime = formAction(
  'booking.reschedule',
  z.object({ bookingId }),
  async (actor, { bookingId }) => {
    await reschedule(actor, bookingId, { action: 'keep' });
    return pageOf(actor, bookingId);
  },
);

export const withdrawingTimes = formAction(
  'booking.reschedule',
  z.object({ bookingId }),
  async (actor, { bookingId }) => {
    await reschedule(actor, bookingId, { action: 'withdraw' });
    return pageOf(actor, bookingId);
  },
);

function pageOf({ role }: { role: string }, bookingId: string): string {
  return `/${role}/bookings/${bookingId}`;
}
