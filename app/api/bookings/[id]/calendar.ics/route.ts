import { handle } from '@/lib/handler';
import { callAsCalendarFile } from '@/lib/notifications/calendar-file';
import { calendarFileRoute } from '@/lib/notifications/schema';

export const GET = handle(calendarFileRoute, async ({ actor, params }) => {
  const file = await callAsCalendarFile(actor, params.id);
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': 'attachment; filename="monet-call.ics"',
      'cache-control': 'no-store',
    },
  });
});
