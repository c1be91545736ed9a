'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { accept } from '@/lib/bookings/accept';
import { decline } from '@/lib/bookings/decline';
import { schedule } from '@/lib/bookings/schedule';
import { bookingId, instant } from '@/lib/bookings/schema';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';

const accepting = formAction('booking.accept', z.object({ bookingId }), async (actor, { bookingId }) => {
  await accept(actor, bookingId);
  return `/professional/requests/${bookingId}`;
});

const declining = formAction('booking.decline', z.object({ bookingId }), async (actor, { bookingId }) => {
  await decline(actor, bookingId);
  return `/professional/bookings/${bookingId}`;
});

const choice = z.object({
  bookingId,
  startAt: z.string('Choose a time first.').pipe(instant),
});
const scheduling = formAction('booking.schedule', choice, async (actor, { bookingId, startAt }) => {
  await schedule(actor, bookingId, startAt);
  return `/professional/bookings/${bookingId}`;
});

/** Takes the request on; the same page then offers times. */
export async function acceptRequest(before: FormState, form: FormData): Promise<FormState> {
  return accepting(before, form);
}

/** Turns the request down. */
export async function declineRequest(before: FormState, form: FormData): Promise<FormState> {
  return declining(before, form);
}

/** Sets the chosen time. When it is refused the page shows the times of this moment. */
export async function setTime(before: FormState, form: FormData): Promise<FormState> {
  const state = await scheduling(before, form);
  refresh();
  return state;
}
