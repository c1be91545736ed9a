import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import qs from 'qs';
import type { Core } from './core';
import type { Fault, Provider } from './faults';

/** A request as the providers' handlers read it. */
export interface Input {
  /** Path below the provider, as in `/v1/refunds`. */
  path: string;
  query: Record<string, unknown>;
  /** The parsed form or JSON; an empty object when there is no body; null when it cannot be parsed. */
  body: Record<string, unknown> | null;
}

export interface Env {
  Bindings: HttpBindings;
  Variables: {
    input: Input;
    /** Set by a handler whose answer was replayed for an idempotency key. */
    replayed: boolean;
  };
}

const HOLD_MS = 100_000;
const SLOW_MS = 2_000;

interface EdgeOptions {
  provider: Provider;
  /** Where the provider is mounted, without a trailing slash. */
  prefix: string;
  /** Pages for people are neither recorded nor hit by faults. */
  isApi(path: string): boolean;
  /** The provider's own shape of an error with this HTTP status. @param reason asked for in place of the usual word */
  errorBody(status: number, path: string, reason: string | null): unknown;
  /** Runs around the call, fault included (Stripe marks its idempotency key as in use here). Null: no answer. */
  around?(c: Context<Env>, call: () => Promise<Response | null>): Promise<Response | null>;
}

/**
 * What happens to every call of an imitated provider before and after its handler: the body is read, a fault
 * may strike, and the call is recorded.
 */
export function edge(core: Core, options: EdgeOptions): MiddlewareHandler<Env> {
  return async (c, next) => {
    const path = c.req.path.slice(options.prefix.length) || '/';
    const input = await readInput(c, path);
    c.set('input', input);
    c.set('replayed', false);
    if (!options.isApi(path) || c.req.method === 'OPTIONS') return next();

    const fault = core.faults.takeForRequest(options.provider, path, c.req.method);
    const handle = async () => {
      await next();
      return c.res;
    };
    const call = async (): Promise<Response | null> => {
      if (fault?.mode === 'error')
        return Response.json(options.errorBody(fault.status, path, fault.reason ?? null), {
          status: fault.status,
        });
      if (fault?.mode === 'slow') await sleep(fault.delayMs ?? SLOW_MS);
      if (fault?.mode === 'timeout') return null;
      const response = await handle();
      return fault?.mode === 'timeout-after-commit' ? null : response;
    };
    const response = await (options.around ? options.around(c, call) : call());
    record(core, options.provider, c, response?.status ?? null, fault);
    if (response === null) {
      await hold(c, fault?.delayMs ?? HOLD_MS);
      c.res = RESPONSE_ALREADY_SENT;
    } else if (response !== c.res) {
      c.res = response;
    }
    return undefined;
  };
}

function record(
  core: Core,
  provider: Provider,
  c: Context<Env>,
  status: number | null,
  fault: Fault | null,
): void {
  const { path, query, body } = c.get('input');
  core.requests.add({
    provider,
    method: c.req.method,
    path,
    query,
    body,
    status,
    idempotencyKey: c.req.header('idempotency-key') ?? null,
    account: c.req.header('stripe-account') ?? null,
    fault: fault?.mode ?? null,
    replayed: c.get('replayed'),
  });
}

async function readInput(c: Context<Env>, path: string): Promise<Input> {
  const query = parseForm(new URL(c.req.url).search.slice(1));
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return { path, query, body: {} };
  const text = await c.req.text();
  if (text.trim() === '') return { path, query, body: {} };
  if (!(c.req.header('content-type') ?? '').includes('json')) return { path, query, body: parseForm(text) };
  try {
    const parsed: unknown = JSON.parse(text);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return { path, query, body: isObject ? (parsed as Record<string, unknown>) : null };
  } catch {
    return { path, query, body: null };
  }
}

/** Decodes `a[b][c]=x`, `list[0]=x` and `list[]=x` into objects and arrays of strings. */
function parseForm(text: string): Record<string, unknown> {
  return qs.parse(text, { depth: 10, arrayLimit: 200, parameterLimit: 5_000 });
}

/** Keeps the connection open without an answer, until the client gives up or `ms` have passed. */
async function hold(c: Context<Env>, ms: number): Promise<void> {
  const { outgoing } = c.env;
  if (outgoing.destroyed) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    outgoing.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  outgoing.destroy();
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
