'use server';

import { z } from 'zod';
import { bookingId } from '@/lib/bookings/schema';
import { formAction } from '@/lib/form-action';
import { holdPayout, refund, releasePayout, retryPayout, retryRefund } from '@/lib/payments/decide';
import { refundCents } from '@/lib/payments/schema';
import { reason } from '@/lib/reason';

const decision = z.object({ bookingId, reason });
/** Not only read again: the sum stands in the address until it is sent. */
const record = (id: string) => `/admin/bookings/${id}`;

/** Gives the sum back whose split was shown. */
export const refundAction = formAction(
  'money.decide',
  decision.extend({ refundCents: z.coerce.number().pipe(refundCents) }),
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

export const retryRefundAction = deciding(retryRefund);
export const holdAction = deciding(holdPayout);
export const releaseAction = deciding(releasePayout);
export const retryPayoutAction = deciding(retryPayout);
