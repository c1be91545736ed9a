import { handle } from '@/lib/handler';
import { retryPayout } from '@/lib/payments/decide';
import { moneyOf } from '@/lib/payments/queries';
import { retryPayoutRoute } from '@/lib/payments/schema';

export const POST = handle(retryPayoutRoute, async ({ actor, params, body }) => {
  await retryPayout(actor, params.bookingId, body.reason);
  return moneyOf(actor, params.bookingId);
});
