import { handle } from '@/lib/handler';
import { holdPayout } from '@/lib/payments/decide';
import { moneyOf } from '@/lib/payments/queries';
import { holdPayoutRoute } from '@/lib/payments/schema';

export const POST = handle(holdPayoutRoute, async ({ actor, params, body }) => {
  await holdPayout(actor, params.bookingId, body.reason);
  return moneyOf(actor, params.bookingId);
});
