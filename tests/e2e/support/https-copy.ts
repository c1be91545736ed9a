import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '@/scripts/ports';
import { environmentForChild } from '@/scripts/process-environment';
import { makeCertificate } from './certificate';
import { databases } from './databases';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const GUARD = path.join(ROOT, 'scripts', 'exit-with-parent.mjs');

/** A header that is to be missing, for a test that has to fail. */
export type Without = { readonly header: string };

/**
 * The real product's web server as it stands behind a proxy: the same build in a process of its own, told that its
 * address is HTTPS, on the running copy's database; in front a proxy with a certificate made for it, which sends what
 * comes by plain HTTP on to HTTPS. No provider is reachable, and nothing is written but sessions.
 */
export class HttpsCopy {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'monet-https-'));
  readonly #fronts: http.Server[] = [];
  #web: ChildProcess | undefined;
  #output = '';

  private constructor(
    readonly httpPort: number,
    readonly httpsPort: number,
    readonly webPort: number,
  ) {}

  /** @param env over what the copy is started with */
  static async start(env: Record<string, string> = {}): Promise<HttpsCopy> {
    const copy = new HttpsCopy(await freePort(), await freePort(), await freePort());
    await copy.#start(env);
    return copy;
  }

  get origin(): string {
    return `https://localhost:${this.httpsPort}`;
  }

  /** The web server itself, as the proxy in front of it talks to it. */
  get behind(): string {
    return `http://127.0.0.1:${this.webPort}`;
  }

  get certificateFile(): string {
    return path.join(this.#folder, 'certificate.pem');
  }

  /** Asks the web server as the proxy would. */
  ask(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-proto', 'https');
    headers.set('x-forwarded-host', `localhost:${this.httpsPort}`);
    return fetch(`${this.behind}${address}`, { redirect: 'manual', ...init, headers });
  }

  /** Listens in front of the web server. @param without a header that gets lost on the way */
  async open(without?: Without): Promise<void> {
    const { cert, key } = makeCertificate();
    writeFileSync(this.certificateFile, cert);
    const secure = https.createServer({ cert, key }, (request, response) => {
      this.#pass(request, response, without);
    });
    const plain = http.createServer((request, response) => {
      response.writeHead(308, { location: `${this.origin}${request.url}` }).end();
    });
    for (const [server, port] of [
      [secure, this.httpsPort],
      [plain, this.httpPort],
    ] as const) {
      server.listen(port, 'localhost');
      await once(server, 'listening');
      this.#fronts.push(server);
    }
  }

  async shut(): Promise<void> {
    for (const server of this.#fronts.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  async stop(): Promise<void> {
    await this.shut();
    const web = this.#web;
    if (web && web.exitCode === null && web.signalCode === null) {
      const gone = once(web, 'exit');
      web.kill('SIGTERM');
      await gone;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #start(env: Record<string, string>): Promise<void> {
    const next = path.join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');
    const web = spawn(
      process.execPath,
      ['--import', GUARD, next, 'start', '-H', '127.0.0.1', '-p', String(this.webPort)],
      {
        cwd: ROOT,
        env: environmentForChild({ PATH: process.env.PATH, ...realSettings(this.origin), ...env }),
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    this.#web = web;
    for (const stream of [web.stdout, web.stderr]) {
      stream?.on('data', (text: Buffer) => {
        this.#output = (this.#output + text).slice(-4_000);
      });
    }
    for (let tries = 0; tries < 300; tries++) {
      if (web.exitCode !== null) break;
      if (
        await fetch(`${this.behind}/api/health`).then(
          ({ ok }) => ok,
          () => false,
        )
      )
        return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await this.stop();
    throw new TypeError(`the web server does not answer: ${this.#output}`);
  }

  #pass(request: http.IncomingMessage, response: http.ServerResponse, without?: Without): void {
    const headers = {
      ...request.headers,
      'x-forwarded-proto': 'https',
      'x-forwarded-host': request.headers.host ?? '',
    };
    const onward = http.request(
      { port: this.webPort, host: '127.0.0.1', method: request.method, path: request.url, headers },
      (answer) => {
        if (without) delete answer.headers[without.header.toLowerCase()];
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  }
}

/** What an operator sets, with made-up keys. The databases are those of the copy under test. */
function realSettings(origin: string): Record<string, string> {
  const nowhere = 'smtp://127.0.0.1:9';
  return {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    LOG_LEVEL: 'info',
    MONET_ENV: 'production',
    MONET_BASE_URL: origin,
    TRUSTED_PROXIES: '1',
    ...databases(),
    AUTH_SECRET: 'a secret of the tests, long enough to sign with',
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    STRIPE_SECRET_KEY: 'sk_test_nobody',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_nobody',
    STRIPE_WEBHOOK_SECRET: 'whsec_nobody',
    STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_nobody',
    ZOOM_ACCOUNT_ID: 'nobody',
    ZOOM_CLIENT_ID: 'nobody',
    ZOOM_CLIENT_SECRET: 'zoom-nobody',
    ZOOM_WEBHOOK_SECRET: 'zoom-nobody',
    ZOOM_HOST_USERS: 'host@monet.example',
    SMTP_URL: nowhere,
  };
}
