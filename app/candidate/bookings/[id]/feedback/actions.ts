'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { REVIEW_LENGTH } from '@/components/received/rate-section';
import { bookingId } from '@/lib/bookings/schema';
import { rate } from '@/lib/feedback/rate';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';

const CHOOSE = 'Choose one to five stars.';

const rating = formAction(
  'review.write',
  z.object({
    bookingId,
    stars: z.coerce.number({ error: CHOOSE }).int(CHOOSE).min(1, CHOOSE).max(5, CHOOSE),
    text: z.string().trim().max(REVIEW_LENGTH, `Keep it to ${REVIEW_LENGTH} characters.`),
  }),
  async (actor, { bookingId, stars, text }) => {
    await rate(actor, { bookingId, stars, text: text || null });
    return undefined;
  },
);

/** Rates a call, once; the page is read again and shows it. */
export async function rateCall(before: FormState, form: FormData): Promise<FormState> {
  const state = await rating(before, form);
  if (state.code === null) refresh();
  return state;
}
