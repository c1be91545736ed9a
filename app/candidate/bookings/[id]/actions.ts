'use server';

import { z } from 'zod';
import { cancel } from '@/lib/bookings/cancel';
import { bookingId } from '@/lib/bookings/schema';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';

const cancelling = formAction(
  'booking.cancel',
  z.object({ bookingId, refundCents: z.coerce.number().int().min(0) }),
  async (actor, { bookingId, refundCents }) => {
    await cancel(actor, bookingId, { refundCents });
    return `/candidate/bookings/${bookingId}`;
  },
);

/** Cancels a booking, giving back the sum that the page has named. */
export async function cancelCall(before: FormState, form: FormData): Promise<FormState> {
  return cancelling(before, form);
}
