import type { Endpoint } from './endpoint';
import { forbidden, unauthorised } from './errors';
import type { Account } from './types';
import { PLATFORM } from './types';
import type { World } from './world';

/**
 * Who calls: by `Authorization: Bearer` or Basic with the key as user, or by the parameter `key` as browsers
 * do with the publishable key. `Stripe-Account` names the connected account to act for.
 * @throws 401 without a known key; 403 for a browser's key where it may not be used, or an unknown account.
 */
export function authenticate(
  world: World,
  endpoint: Endpoint,
  headers: Record<string, string>,
  params: Record<string, unknown>,
): { account: string; browser: boolean } {
  const { secretKey, publishableKey } = world.core.config.stripe;
  const key = readKey(headers.authorization) ?? (typeof params.key === 'string' ? params.key : null);
  if (key === null) {
    throw unauthorised(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
    );
  }
  if (key !== secretKey && key !== publishableKey) {
    throw unauthorised(`Invalid API Key provided: ${key.slice(0, 8)}${'*'.repeat(8)}${key.slice(-4)}`);
  }
  const browser = key === publishableKey;
  if (browser && !endpoint.browserParams) {
    const message =
      'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.';
    throw forbidden('secret_key_required', message);
  }
  const account = headers['stripe-account'] ?? PLATFORM;
  if (account !== PLATFORM && !isConnected(world, account)) throw noAccess(world, account);
  return { account, browser };
}

/** Whether the account exists and still lets the platform act for it. */
export function isConnected(world: World, account: string): boolean {
  return world.accounts.any(account) !== undefined && !world.accounts.hidden(account, 'deauthorized');
}

/** The account of the path. @throws 403 when it does not exist or has cut the platform off, as Stripe says both. */
export function needAccount(world: World, id: string): Account {
  if (!isConnected(world, id)) throw noAccess(world, id);
  return world.accounts.sure(id);
}

function noAccess(world: World, account: string): Error {
  const key = world.core.config.stripe.secretKey;
  return forbidden(
    'account_invalid',
    `The provided key '${key.slice(0, 8)}${'*'.repeat(8)}' does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
  );
}

function readKey(authorization: string | undefined): string | null {
  const [scheme, value] = (authorization ?? '').split(' ');
  if (!value) return null;
  if (scheme?.toLowerCase() === 'bearer') return value;
  if (scheme?.toLowerCase() !== 'basic') return null;
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0] ?? null;
}
