import { handle } from '@/lib/handler';
import { refund } from '@/lib/payments/decide';
import { moneyOf } from '@/lib/payments/queries';
import { refundRoute } from '@/lib/payments/schema';

export const POST = handle(refundRoute, async ({ actor, params, body }) => {
  await refund(actor, params.bookingId, body.refundCents, body.reason);
  return moneyOf(actor, params.bookingId);
});
