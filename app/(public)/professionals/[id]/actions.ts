'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { requestCall } from '@/lib/bookings/request';
import { requestRoute } from '@/lib/bookings/schema';
import { AppError } from '@/lib/errors';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { formatMoney } from '@/lib/format';

const requestForm = z.object({
  ...requestRoute.body.shape,
  priceCents: z.coerce.number().pipe(z.int()),
  requestKey: z.uuid(),
});

const send = formAction('booking.request', requestForm, async (actor, input) => {
  try {
    const { id } = await requestCall(actor, input);
    return `/candidate/bookings/${id}`;
  } catch (error) {
    throw error instanceof AppError ? inPlainWords(error) : error;
  }
});

/** Sends a request and leads to it. When the price has changed, the page shows the new one beside the refusal. */
export async function requestCallAction(before: FormState, form: FormData): Promise<FormState> {
  const state = await send(before, form);
  if (state.code === 'price_changed') refresh();
  return state;
}

function inPlainWords(error: AppError): AppError {
  const price = error.details.extra?.priceCents;
  if (error.code === 'price_changed' && typeof price === 'number') {
    return new AppError(
      'price_changed',
      `The price has changed to ${formatMoney(price)} since you opened this page. Nothing was sent. If you agree, ask again.`,
    );
  }
  if (error.code === 'not_found') {
    return new AppError('not_listed', 'This professional takes no requests any more. Nothing was sent.');
  }
  return error;
}
