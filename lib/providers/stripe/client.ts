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

/** The same, with null for an object that Stripe does not know, or that an account does not let us see any more. */
export async function orNullWhenMissing<T>(request: () => Promise<T>): Promise<T | null> {
  try {
    return await request();
  } catch (error) {
    if (isMissing(error) || isOutOfReach(error)) return null;
    throw asAppError(error);
  }
}

/**
 * An account that has cut us off, or has been closed: Stripe answers 403 whatever is asked of it. Other refusals with 403,
 * such as a key that may not do something, are ours to mend and say nothing about the account.
 */
export function isOutOfReach(error: unknown): boolean {
  return error instanceof Stripe.errors.StripePermissionError && error.code === 'account_invalid';
}

function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing';
}

/** An error of the SDK as ours; anything else as it is. */
export function asAppError(error: unknown): unknown {
  return error instanceof Stripe.errors.StripeError ? providerUnavailable('Stripe', error) : error;
}
