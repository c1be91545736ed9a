'use server';

import { z } from 'zod';
import { bookingId } from '@/lib/bookings/schema';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { holdPayout, refund, releasePayout, retryPayout, retryRefund } from '@/lib/payments/decide';
import { reason } from '@/lib/reason';

const decision = z.object({ bookingId, reason });
/** Not only read again: the sum stands in the address until it is sent. */
const record = (id: string) => `/admin/bookings/${id}`;

const refunding = formAction(
  'money.decide',
  decision.extend({ refundCents: z.coerce.number().int().positive() }),
  async (actor, { bookingId: id, refundCents, reason: why }) => {
    await refund(actor, id, refundCents, why);
    return record(id);
  },
);

type Decide = typeof holdPayout;
const deciding = (decide: Decide) =>
  formAction('money.decide', decision, async (actor, { bookingId: id, reason: why }) => {
    await decide(actor, id, why);
    return record(id);
  });

const [retryingRefund, holding, releasing, retryingPayout] = [
  deciding(retryRefund),
  deciding(holdPayout),
  deciding(releasePayout),
  deciding(retryPayout),
];

/** Gives the sum back whose split was shown. */
export async function refundAction(before: FormState, form: FormData): Promise<FormState> {
  return refunding(before, form);
}

export async function retryRefundAction(before: FormState, form: FormData): Promise<FormState> {
  return retryingRefund(before, form);
}

export async function holdAction(before: FormState, form: FormData): Promise<FormState> {
  return holding(before, form);
}

export async function releaseAction(before: FormState, form: FormData): Promise<FormState> {
  return releasing(before, form);
}

export async function retryPayoutAction(before: FormState, form: FormData): Promise<FormState> {
  return retryingPayout(before, form);
}
