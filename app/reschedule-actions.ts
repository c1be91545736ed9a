'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { reschedule } from '@/lib/bookings/reschedule';
import { startAts } from '@/lib/bookings/reschedule-schema';
import { bookingId, instant } from '@/lib/bookings/schema';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';

/** The forms of both sides about the time of a call; each leads back to the booking's page of its side. */

const proposing = formAction(
  'booking.reschedule',
  z.object({ bookingId, startAts: z.array(z.string()).default([]).pipe(startAts) }),
  async (actor, { bookingId, startAts }) => {
    await reschedule(actor, bookingId, { action: 'propose', startAts });
    return pageOf(actor, bookingId);
  },
);

const taking = formAction(
  'booking.reschedule',
  z.object({ bookingId, startAt: z.string('Choose a time first.').pipe(instant) }),
  async (actor, { bookingId, startAt }) => {
    await reschedule(actor, bookingId, { action: 'take', startAt });
    return pageOf(actor, bookingId);
  },
);

const keeping = formAction('booking.reschedule', z.object({ bookingId }), async (actor, { bookingId }) => {
  await reschedule(actor, bookingId, { action: 'keep' });
  return pageOf(actor, bookingId);
});

const withdrawing = formAction(
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

/** Proposes the ticked times. When they are refused the page shows the times of this moment. */
export async function proposeTimes(before: FormState, form: FormData): Promise<FormState> {
  const state = await proposing(before, form);
  refresh();
  return state;
}

/** Moves the call to a time that the other side has proposed. */
export async function takeTime(before: FormState, form: FormData): Promise<FormState> {
  return taking(before, form);
}

/** Keeps the time that is set. */
export async function keepTime(before: FormState, form: FormData): Promise<FormState> {
  return keeping(before, form);
}

/** Takes one's own proposal back. */
export async function withdrawTimes(before: FormState, form: FormData): Promise<FormState> {
  return withdrawing(before, form);
}
