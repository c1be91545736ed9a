import { joinRoute } from '@/lib/bookings/schema';
import { joinAddress } from '@/lib/calls/join';
import { handle } from '@/lib/handler';

export const GET = handle(joinRoute, async ({ actor, params }) => {
  const location = await joinAddress(actor, params.id);
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
});
