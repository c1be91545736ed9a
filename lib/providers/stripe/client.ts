import Stripe from 'stripe';
import { env } from '@/lib/env';
import { providerUnavailable } from '@/lib/errors';

/**
 * Stripe Connect with the official SDK. The files of this folder take and give our types, and know no database
 * and no booking rules. Every write carries an idempotency key made from data, so that repeating a job repeats
 * nothing.
 */

let client: Stripe | undefined;

/** The SDK's client, one per process. */
export function stripe(): Stripe {
  client ??= makeClient(new URL(env().STRIPE_API_BASE));
  return client;
}

function makeClient(base: URL): Stripe {
  const http = Stripe.createNodeHttpClient();
  const prefix = base.pathname.replace(/\/$/, '');
  return new Stripe(env().STRIPE_SECRET_KEY, {
    host: base.hostname,
    ...(base.port ? { port: base.port } : {}),
    protocol: base.protocol === 'http:' ? 'http' : 'https',
    timeout: env().PROVIDER_TIMEOUT_MS,
    maxNetworkRetries: 2,
    telemetry: false,
    httpClient: {
      // The SDK has no base path; everything else is the SDK's own client.
      getClientName: () => http.getClientName(),
      makeRequest: (host, port, path, ...rest) => http.makeRequest(host, port, `${prefix}${path}`, ...rest),
    },
  });
}

/** Makes a request; what the SDK throws becomes `provider_unavailable`. */
export async function call<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw asAppError(error);
  }
}

/** The same, with null for an object that Stripe does not know. */
export async function orNullWhenMissing<T>(request: () => Promise<T>): Promise<T | null> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing')
      return null;
    throw asAppError(error);
  }
}

/** An error of the SDK as ours; anything else as it is. */
export function asAppError(error: unknown): unknown {
  return error instanceof Stripe.errors.StripeError ? providerUnavailable('Stripe', error) : error;
}
