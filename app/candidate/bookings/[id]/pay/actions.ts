'use server';

import { z } from 'zod';
import { confirm } from '@/lib/bookings/confirm';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';

const confirming = formAction(
  'booking.confirm',
  z.object({ paymentIntentId: z.string().max(260) }),
  async (actor, { paymentIntentId }) => {
    await confirm(actor, paymentIntentId);
    return undefined;
  },
);

/** The browser says that Stripe has confirmed the card; without a message in the answer, so do we. */
export async function confirmPayment(before: FormState, form: FormData): Promise<FormState> {
  return confirming(before, form);
}
