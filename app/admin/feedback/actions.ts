'use server';

import { z } from 'zod';
import { bookingId } from '@/lib/bookings/schema';
import { recheckFeedback } from '@/lib/feedback/recheck';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { reason } from '@/lib/reason';

const rechecking = formAction('qc.recheck', z.object({ bookingId, reason }), async (actor, input) => {
  await recheckFeedback(actor, input.bookingId, input.reason);
  return `/admin/feedback?q=${input.bookingId}&sent=${input.bookingId}`;
});

/** Has feedback that was sent back judged once more. */
export async function recheck(before: FormState, form: FormData): Promise<FormState> {
  return rechecking(before, form);
}
