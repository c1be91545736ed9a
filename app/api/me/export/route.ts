import { exportMe } from '@/lib/accounts/export';
import { exportMeRoute } from '@/lib/accounts/schema';
import { now } from '@/lib/clock';
import { handle } from '@/lib/handler';

export const GET = handle(exportMeRoute, async ({ actor }) => {
  const own = await exportMe(actor);
  const date = now().toZonedDateTimeISO(actor.zone).toPlainDate();
  return new Response(JSON.stringify(own, null, 2), {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="monet-my-data-${date.toString()}.json"`,
      'cache-control': 'no-store',
    },
  });
});
