import { completeGoogleConnect } from '@/lib/availability/connect-google';
import { connectCookie, redirectWithOutcome } from '@/lib/availability/connect-redirects';
import { googleCallbackRoute } from '@/lib/availability/schema';
import { handle } from '@/lib/handler';

export const GET = handle(googleCallbackRoute, async ({ actor, query, request }) =>
  redirectWithOutcome(actor, await completeGoogleConnect(actor, connectCookie(request), query)),
);
