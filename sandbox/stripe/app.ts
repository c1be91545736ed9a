import { createHmac } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Core } from '../core';
import type { Endpoint as WebhookTarget } from '../deliveries';
import { type Env, edge } from '../edge';
import { randomText } from '../ids';
import { accountLinkEndpoints } from './account-links';
import { accountEndpoints } from './accounts';
import { applicationFeeEndpoints } from './application-fees';
import { authenticate } from './auth';
import { balanceEndpoints } from './balance';
import { bankAccountEndpoints } from './bank-accounts';
import { CallShapes, withoutIds } from './call-shapes';
import { chargeEndpoints } from './charges';
import { customerEndpoints } from './customers';
import { disputeEndpoints } from './disputes';
import type { Call, Endpoint } from './endpoint';
import { StripeFailure } from './errors';
import { CONNECT_ENDPOINT, PLATFORM_ENDPOINT, RETRY_AFTER_MS } from './events';
import { fingerprintOf, type Idempotency } from './idempotency';
import { Params } from './params';
import { paymentIntentEndpoints } from './payment-intents';
import { paymentMethodEndpoints } from './payment-methods';
import { advancePayout, fundsBecameAvailable } from './payout-steps';
import { payoutEndpoints } from './payouts';
import { expand, present, publicIntent } from './present';
import { recordEndpoints } from './records';
import { finishRefund } from './refund-outcome';
import { refundEndpoints } from './refunds';
import { savedMethodEndpoints } from './saved-methods';
import { transferReversalEndpoints } from './transfer-reversals';
import { transferEndpoints } from './transfers';
import { API_VERSION, PLATFORM } from './types';
import type { World } from './world';

const ENDPOINTS: Endpoint[] = [
  ...accountEndpoints,
  ...accountLinkEndpoints,
  ...applicationFeeEndpoints,
  ...balanceEndpoints,
  ...bankAccountEndpoints,
  ...chargeEndpoints,
  ...customerEndpoints,
  ...disputeEndpoints,
  ...paymentIntentEndpoints,
  ...paymentMethodEndpoints,
  ...payoutEndpoints,
  ...recordEndpoints,
  ...refundEndpoints,
  ...savedMethodEndpoints,
  ...transferEndpoints,
  ...transferReversalEndpoints,
];

/** Browsers confirm payments from the product's pages, which have another origin. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, DELETE, OPTIONS',
  'access-control-allow-headers':
    'authorization, content-type, idempotency-key, stripe-account, stripe-version',
  'access-control-expose-headers': 'request-id, stripe-version, idempotent-replayed',
  'access-control-max-age': '300',
};

/** What Stripe.js sends with every call, about itself and the browser. */
const STRIPE_JS_PARAMS = [
  'key',
  '_stripe_account',
  '_stripe_version',
  'client_attribution_metadata',
  'guid',
  'muid',
  'pasted_fields',
  'payment_user_agent',
  'referrer',
  'sid',
  'time_on_page',
];

/** What time does to Stripe's objects. */
export function scheduleStripe(world: World): void {
  const { schedule } = world.core;
  schedule.on<{ id: string; step: string }>('stripe.payout', ({ id, step }) =>
    advancePayout(world, id, step),
  );
  schedule.on<{ account: string }>('stripe.funds', ({ account }) => fundsBecameAvailable(world, account));
  schedule.on<{ id: string; end: 'succeeded' | 'failed' }>('stripe.refund', ({ id, end }) => {
    finishRefund(world, id, end);
  });
}

/** The two webhook registrations: the platform's own events, and those of connected accounts. */
export function registerStripeWebhooks(core: Core): void {
  const { webhook, connectWebhook } = core.config.stripe;
  for (const [name, target] of [
    [PLATFORM_ENDPOINT, webhook],
    [CONNECT_ENDPOINT, connectWebhook],
  ] as const) {
    if (!target) continue;
    const endpoint: WebhookTarget = {
      name,
      provider: 'stripe',
      url: target.url,
      timeoutMs: 10_000,
      retryAfterMs: RETRY_AFTER_MS,
      headers: (body, nowMs) => ({
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': signature(body, target.secret, Math.floor(nowMs / 1000)),
      }),
    };
    core.deliveries.register(endpoint);
  }
}

function signature(body: string, secret: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/** The API below `prefix` (`/stripe`, and the root, because the official SDK cannot be given a prefix). */
export function stripeApi(world: World, idempotency: Idempotency, prefix: string): Hono<Env> {
  const { core } = world;
  const app = new Hono<Env>();
  const shapes = new CallShapes(core.config.callsDir);

  app.use('/v1/*', async (c, next) => {
    if (c.req.method === 'OPTIONS') return c.body(null, 204, CORS);
    await next();
    for (const [name, value] of Object.entries(CORS)) c.res.headers.set(name, value);
    return undefined;
  });
  app.use(
    '/v1/*',
    edge(core, {
      provider: 'stripe',
      prefix,
      isApi: () => true,
      errorBody: (status) => ({ error: faultError(status) }),
      around: (c, call) => exclusively(idempotency, c, call),
    }),
  );
  for (const endpoint of ENDPOINTS) {
    app.on(endpoint.method, endpoint.path, (c) => {
      const raw = rawParams(endpoint.method, c);
      shapes.note(endpoint.method, endpoint.path, 'key' in raw, raw);
      return answer(world, idempotency, endpoint, c);
    });
  }
  app.all('/v1/*', (c) => {
    shapes.note(c.req.method, withoutIds(c.get('input').path), 'key' in rawParams(c.req.method, c), {});
    const message = `Unrecognized request URL (${c.req.method}: ${c.get('input').path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`;
    return c.json({ error: { type: 'invalid_request_error', message } }, 404);
  });
  return app;
}

function faultError(status: number): object {
  if (status === 429)
    return { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests.' };
  if (status >= 500)
    return { type: 'api_error', message: 'An unknown error occurred (asked for as a fault).' };
  return { type: 'invalid_request_error', message: 'The request was refused (asked for as a fault).' };
}

/** While a request with a key is being executed, another one with the same key is turned away with 409. */
async function exclusively(
  idempotency: Idempotency,
  c: Context<Env>,
  call: () => Promise<Response | null>,
): Promise<Response | null> {
  const key = c.req.header('idempotency-key');
  if (c.req.method !== 'POST' || !key) return call();
  const scope = idempotency.scope(c.req.header('stripe-account') ?? PLATFORM, key);
  if (!idempotency.acquire(scope)) {
    const message =
      'There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through). Please try again later.';
    const error = { type: 'idempotency_error', code: 'idempotency_key_in_use', message };
    return c.json({ error }, 409);
  }
  try {
    return await call();
  } finally {
    idempotency.release(scope);
  }
}

interface Outcome {
  status: number;
  body: object;
}

function answer(world: World, idempotency: Idempotency, endpoint: Endpoint, c: Context<Env>): Response {
  const requestId = `req_${randomText(14)}`;
  const headers: Record<string, string> = {
    'request-id': requestId,
    'stripe-version': c.req.header('stripe-version') ?? API_VERSION,
  };
  const account = c.req.header('stripe-account');
  if (account) headers['stripe-account'] = account;
  const key = endpoint.method === 'POST' ? (c.req.header('idempotency-key') ?? null) : null;
  if (key) headers['idempotency-key'] = key;
  let outcome: Outcome;
  try {
    const call = readCall(world, endpoint, c);
    world.cause = { requestId, idempotencyKey: key };
    if (key === null) {
      outcome = execute(world, endpoint, call, null);
    } else {
      const scope = idempotency.scope(call.account, key);
      const fingerprint = fingerprintOf(endpoint.method, c.get('input').path, c.get('input').body);
      const kept = idempotency.find(scope, key, fingerprint);
      if (kept) {
        c.set('replayed', true);
        headers['idempotent-replayed'] = 'true';
        headers['original-request'] = kept.requestId;
      }
      const keep = (done: Outcome) => idempotency.keep(scope, { ...done, fingerprint, requestId });
      outcome = kept
        ? { status: kept.status, body: kept.body as object }
        : execute(world, endpoint, call, keep);
    }
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    outcome = failureOutcome(error, false);
  } finally {
    world.cause = null;
  }
  return c.json(outcome.body, { status: outcome.status as 200, headers });
}

function rawParams(method: string, c: Context<Env>): Record<string, unknown> {
  const { query, body } = c.get('input');
  return method === 'POST' ? { ...query, ...(body ?? {}) } : query;
}

/** Authenticates the call and decodes its parameters. */
function readCall(world: World, endpoint: Endpoint, c: Context<Env>): Call {
  const raw = rawParams(endpoint.method, c);
  const { account, browser } = authenticate(world, endpoint, c.req.header(), raw);
  const params = new Params(raw);
  params.refuse(endpoint.unsupported ?? []);
  params.allowOnly(
    browser ? [...endpoint.params, ...STRIPE_JS_PARAMS, ...(endpoint.browserParams ?? [])] : endpoint.params,
  );
  return { params, account, browser, id: (name = 'id') => c.req.param(name) ?? '' };
}

/**
 * Runs the endpoint as one transaction. `keep` is given the outcome if it is one to be replayed: any that was
 * reached by executing, whether it went well or not.
 */
function execute(
  world: World,
  endpoint: Endpoint,
  call: Call,
  keep: ((outcome: Outcome) => void) | null,
): Outcome {
  const { store } = world.core;
  try {
    return store.transact(() => {
      const result = endpoint.handle(world, call);
      const outcome =
        result instanceof StripeFailure
          ? failureOutcome(result, call.browser)
          : { status: 200, body: shape(world, call, result) };
      keep?.(outcome);
      return outcome;
    });
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    const outcome = failureOutcome(error, call.browser);
    if (error.executed) keep?.(outcome);
    return outcome;
  }
}

function shape(world: World, call: Call, result: object): object {
  if ('object' in result && result.object === 'list') return result;
  const shown = expand(world, present(world, result), call.params.list('expand'));
  return call.browser && shown.object === 'payment_intent' ? publicIntent(shown) : shown;
}

function failureOutcome(failure: StripeFailure, browser: boolean): Outcome {
  const error = { ...failure.body };
  if (browser && error.payment_intent) {
    error.payment_intent = publicIntent(error.payment_intent as Record<string, unknown>);
  }
  return { status: failure.status, body: { error } };
}
