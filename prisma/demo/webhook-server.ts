import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { receiveZoomWebhook } from '@/lib/calls/receive-webhook';
import { env } from '@/lib/env';
import { receiveStripeWebhook } from '@/lib/payments/receive-webhook';

export type WebhookServer = { close(): Promise<void> };

/** The three webhook routes on loopback, for as long as no web server stands there: the same use cases, no Next.js. */
export async function serveWebhooks(port: number | string): Promise<WebhookServer> {
  const server = createServer((request, response) => {
    deliver(request, response).catch((error: unknown) => {
      const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(Number(port), '127.0.0.1', resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function deliver(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString('utf8');
  const answer = await receive(request, body);
  response
    .writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
    .end(JSON.stringify(answer ?? {}));
}

async function receive(request: IncomingMessage, body: string): Promise<object | null> {
  const header = (name: string) => [request.headers[name]].flat()[0] ?? null;
  switch (request.url) {
    case '/api/zoom/webhook':
      return receiveZoomWebhook(body, {
        signature: header('x-zm-signature'),
        timestamp: header('x-zm-request-timestamp'),
      });
    case '/api/stripe/webhook':
      await receiveStripeWebhook(body, header('stripe-signature'), env().STRIPE_WEBHOOK_SECRET);
      return {};
    case '/api/stripe/webhook/connect':
      await receiveStripeWebhook(body, header('stripe-signature'), env().STRIPE_CONNECT_WEBHOOK_SECRET);
      return {};
    default:
      return null;
  }
}
