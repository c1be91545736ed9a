import { handle } from '@/lib/handler';
import { releasePayout } from '@/lib/payments/decide';
import { moneyOf } from '@/lib/payments/queries';
import { releasePayoutRoute } from '@/lib/payments/schema';

export const POST = handle(releasePayoutRoute, async ({ actor, params, body }) => {
  await releasePayout(actor, params.bookingId, body.reason);
  return moneyOf(actor, params.bookingId);
});
