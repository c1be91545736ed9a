import { handle } from '@/lib/handler';
import { feedAnswer } from '@/lib/notifications/feed/answer';
import { readFeed } from '@/lib/notifications/feed/read-feed';
import { callsFeedRoute } from '@/lib/notifications/schema';

export const GET = handle(callsFeedRoute, async ({ params, request }) =>
  feedAnswer(await readFeed(params.secret), request),
);
