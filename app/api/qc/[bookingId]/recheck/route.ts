import { recheckFeedback } from '@/lib/feedback/recheck';
import { recheckRoute } from '@/lib/feedback/schema';
import { handle } from '@/lib/handler';

export const POST = handle(recheckRoute, ({ actor, params, body }) =>
  recheckFeedback(actor, params.bookingId, body.reason ?? null),
);
