import { receiveZoomWebhook } from '@/lib/calls/receive-webhook';
import { zoomWebhookRoute } from '@/lib/calls/schema';
import { handle } from '@/lib/handler';

export const POST = handle(zoomWebhookRoute, ({ rawBody, request }) =>
  receiveZoomWebhook(rawBody, {
    signature: request.headers.get('x-zm-signature'),
    timestamp: request.headers.get('x-zm-request-timestamp'),
  }),
);
