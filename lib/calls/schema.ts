import { defineRoute } from '@/lib/route';

export const zoomWebhookRoute = defineRoute({
  method: 'POST',
  path: '/api/zoom/webhook',
  summary: 'Zoom’s events and its handshake, signed.',
  action: 'webhook.deliver',
  limit: 'webhook',
  answer: null,
});
