// Gives Next.js the globals that its own server starts with; before anything else of it.
import 'next/dist/server/node-environment-baseline.js';
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { RouteKind } from 'next/dist/server/route-kind.js';
import { AppRouteRouteModule } from 'next/dist/server/route-modules/app-route/module.js';
import { NextRequest } from 'next/server.js';
import { afterAll, beforeAll } from 'vitest';
import { type RouteFile, routeFiles } from '../../support/route-files';

/**
 * The routes of `app/api` over HTTP, for one test file: each runs inside Next.js's own route module, as in a build, so
 * that sessions, cookies and headers are the real ones. What stands before it in the product (pages, the headers of
 * next.config.ts) is for the browser tests.
 */
export class ServedRoutes {
  origin = '';
  /** Whence the callers seem to come: another place for each file, since limits in Redis outlive a file. */
  readonly address = `10.${randomBytes(3).join('.')}`;
  readonly #routes = routeFiles()
    .map((file) => ({ ...file, pattern: patternOf(file), module: moduleOf(file) }))
    .sort((a, b) => placeholders(a) - placeholders(b));

  static forThisFile(): ServedRoutes {
    const served = new ServedRoutes();
    const server = createServer((incoming, outgoing) => {
      served.#answer(incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error));
    });
    beforeAll(async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      if (address === null || typeof address === 'string') throw new TypeError('the server has no port');
      served.origin = `http://127.0.0.1:${address.port}`;
    });
    afterAll(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    return served;
  }

  async #answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', this.origin);
    for (const { pattern, module } of this.#routes) {
      const found = pattern.exec(url.pathname);
      if (!found) continue;
      // As in the web server of Next.js.
      incoming.headers['x-forwarded-for'] ??= this.address;
      incoming.headers['x-forwarded-proto'] ??= 'http';
      const answer = await module.handle(requestOf(incoming, url), contextOf(found.groups ?? {}));
      outgoing.writeHead(answer.status, headersOf(answer));
      if (answer.body) for await (const chunk of answer.body) outgoing.write(chunk);
      outgoing.end();
      return;
    }
    outgoing.writeHead(404).end();
  }
}

function placeholders({ path }: RouteFile): number {
  return path.split('{').length - 1;
}

function patternOf({ path }: RouteFile): RegExp {
  const pattern = path
    .replaceAll('.', '\\.')
    .replace(/\{\\\.\\\.\\\.(\w+)\}/, '(?<$1>.+)')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(`^${pattern}$`);
}

function moduleOf({ path, file }: RouteFile): AppRouteRouteModule {
  const kind = 'APP_ROUTE' as unknown as RouteKind.APP_ROUTE; // an ambient enum: a type without a value
  return new AppRouteRouteModule({
    definition: { kind, page: path, pathname: path, filename: file, bundlePath: '' },
    distDir: '.next',
    relativeProjectDir: '',
    resolvedPagePath: file,
    nextConfigOutput: undefined,
    userland: () => import(file),
  });
}

function requestOf(incoming: IncomingMessage, url: URL): NextRequest {
  const method = incoming.method ?? 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const each of [value ?? []].flat()) headers.append(name, each);
  }
  if (method === 'GET' || method === 'HEAD') return new NextRequest(url, { method, headers });
  const body = Readable.toWeb(incoming) as ReadableStream;
  return new NextRequest(url, { method, headers, body, duplex: 'half' });
}

function contextOf(groups: Record<string, string>): Parameters<AppRouteRouteModule['handle']>[1] {
  const params = Object.fromEntries(
    Object.entries(groups).map(([name, value]) => {
      const decoded = value.split('/').map(decodeURIComponent);
      return [name, name === 'nextauth' ? decoded : (decoded[0] ?? '')];
    }),
  );
  return {
    params,
    previewProps: { previewModeId: '', previewModeEncryptionKey: '', previewModeSigningKey: '' },
    renderOpts: {
      experimental: { authInterrupts: false, useCacheTimeout: 60, durableUseCacheEntries: false },
      cacheComponents: false,
      cacheLifeProfiles: { default: { stale: 0, revalidate: 0, expire: 0 } },
      validationLevel: 'warning',
      isDraftMode: false,
      staticPageGenerationTimeout: 60,
      waitUntil: undefined,
      onClose: () => {},
      onAfterTaskError: undefined,
    },
    sharedContext: { buildId: 'test', deploymentId: '' },
  };
}

function headersOf(answer: Response): Record<string, string | string[]> {
  const cookies = answer.headers.getSetCookie();
  return { ...Object.fromEntries(answer.headers), ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}) };
}
