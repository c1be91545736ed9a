import { joinRoute } from '@/lib/bookings/schema';
import { wayIn } from '@/lib/calls/join';
import { handle } from '@/lib/handler';

export const GET = handle(joinRoute, async ({ actor, params, request }) => {
  const isBrowser = request.headers.get('accept')?.includes('text/html') ?? false;
  const location = await wayIn(actor, params.id, isBrowser);
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
});
