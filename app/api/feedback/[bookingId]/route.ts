import { feedbackFor } from '@/lib/feedback/queries';
import { readRoute, submitRoute } from '@/lib/feedback/schema';
import { submitFeedback } from '@/lib/feedback/submit';
import { handle } from '@/lib/handler';

export const GET = handle(readRoute, ({ actor, params }) => feedbackFor(actor, params.bookingId));

export const POST = handle(submitRoute, ({ actor, params, body }) =>
  submitFeedback(actor, params.bookingId, body),
);
