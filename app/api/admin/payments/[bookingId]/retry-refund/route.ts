import { handle } from '@/lib/handler';
import { retryRefund } from '@/lib/payments/decide';
import { moneyOf } from '@/lib/payments/queries';
import { retryRefundRoute } from '@/lib/payments/schema';

export const POST = handle(retryRefundRoute, async ({ actor, params, body }) => {
  await retryRefund(actor, params.bookingId, body.reason);
  return moneyOf(actor, params.bookingId);
});
