'use server';

import { z } from 'zod';
import { cancel } from '@/lib/bookings/cancel';
import { bookingId, quote } from '@/lib/bookings/schema';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';

const cancelling = formAction(
  'booking.cancel',
  z.object({ bookingId, quote }),
  async (actor, { bookingId, quote }) => {
    await cancel(actor, bookingId, quote);
    return `/candidate/bookings/${bookingId}`;
  },
);

/** Cancels a booking, giving back the sum that the page has promised. */
export async function cancelCall(before: FormState, form: FormData): Promise<FormState> {
  return cancelling(before, form);
}
