import { createServer, type Server, type ServerResponse } from 'node:http';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import type { Queues } from './queues';
import type { Relay } from './relay';
import { retime, settle } from './settle';

/** The clock moves in many small steps; the timers of the future are brought in line once it stands still. */
const STANDS_STILL_MS = 1000;

/**
 * The worker's own loopback address: whether it lives, and, only where the clock can be moved, the command to
 * run everything that has fallen due.
 */
export async function startOpsServer(port: number, queues: Queues, relay: Relay): Promise<Server> {
  let settling: Promise<unknown> = Promise.resolve();
  let retiming: NodeJS.Timeout | undefined;
  const retimeSoon = () => {
    clearTimeout(retiming);
    retiming = setTimeout(() => {
      retime(queues).catch((error) =>
        log().warn({ err: error }, 'timers not brought in line; they run late'),
      );
    }, STANDS_STILL_MS);
  };
  const server = createServer((request, response) => {
    if (request.method === 'GET' && request.url === '/health') return answer(response, 200, { ok: true });
    if (request.method === 'POST' && request.url === '/settle' && env().MONET_CLOCK_FILE) {
      settling = settling
        .then(() => settle(queues, relay))
        .then((settled) => answer(response, 200, settled))
        .then(retimeSoon)
        .catch((error) => {
          log().error({ err: error }, 'settling failed');
          answer(response, 503, { idle: false });
        });
      return;
    }
    answer(response, 404, { code: 'not_found' });
  });
  server.once('close', () => clearTimeout(retiming));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
