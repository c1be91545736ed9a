'use server';

import { z } from 'zod';
import { cancel } from '@/lib/bookings/cancel';
import { decline } from '@/lib/bookings/decline';
import { bookingId, quote } from '@/lib/bookings/schema';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';

const cancelling = formAction(
  'booking.cancel',
  z.object({ bookingId, quote }),
  async (actor, { bookingId, quote }) => {
    await cancel(actor, bookingId, quote);
    return `/professional/bookings/${bookingId}`;
  },
);

const declining = formAction('booking.decline', z.object({ bookingId }), async (actor, { bookingId }) => {
  await decline(actor, bookingId);
  return `/professional/bookings/${bookingId}`;
});

/** Cancels a booking, giving the candidate back the sum that the page has promised. */
export async function cancelCall(before: FormState, form: FormData): Promise<FormState> {
  return cancelling(before, form);
}

/** Turns a request down. */
export async function declineRequest(before: FormState, form: FormData): Promise<FormState> {
  return declining(before, form);
}
