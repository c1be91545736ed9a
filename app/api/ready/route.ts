import { handle } from '@/lib/handler';
import { readiness } from '@/lib/system/ready';
import { readyRoute } from '@/lib/system/schema';

export const GET = handle(readyRoute, async () => {
  const state = await readiness();
  return Response.json(state, { status: state.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
});
