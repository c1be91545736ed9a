'use server';

import { z } from 'zod';
import { checkout } from '@/lib/bookings/checkout';
import { confirm } from '@/lib/bookings/confirm';
import { bookingId } from '@/lib/bookings/schema';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { dropCard } from '@/lib/payments/checkout/card-actions';
import { chooseKeeping } from '@/lib/payments/checkout/saved-cards';

const confirming = formAction(
  'booking.confirm',
  z.object({ paymentIntentId: z.string().max(260) }),
  async (actor, { paymentIntentId }) => {
    await confirm(actor, paymentIntentId);
    return undefined;
  },
);

const looking = formAction('booking.checkout', z.object({ bookingId }), async (actor, { bookingId }) => {
  await checkout(actor, bookingId);
  return undefined;
});

const keeping = formAction(
  'booking.checkout',
  z.object({ bookingId, keep: z.enum(['yes', 'no']) }),
  async (actor, { bookingId, keep }) => {
    await chooseKeeping(actor, bookingId, keep === 'yes');
    return undefined;
  },
);

/** Says before a try to pay whether its card is kept for next time. */
export async function keepCard(before: FormState, form: FormData): Promise<FormState> {
  return keeping(before, form);
}

/** Asks before a try to pay whether the time is still free in the calendars of both. */
export async function stillFree(before: FormState, form: FormData): Promise<FormState> {
  return looking(before, form);
}

export async function removeSavedCard(before: FormState, form: FormData): Promise<FormState> {
  return dropCard(before, form);
}

/** The browser says that Stripe has confirmed the card; without a message in the answer, so do we. */
export async function confirmPayment(before: FormState, form: FormData): Promise<FormState> {
  return confirming(before, form);
}
