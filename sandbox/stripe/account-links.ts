import { randomText } from '../ids';
import type { Call, Endpoint } from './endpoint';
import { invalid } from './errors';
import type { Params } from './params';
import { PLATFORM } from './types';
import type { World } from './world';

/** A link is good for one visit within five minutes. */
const LIFETIME_S = 300;

/** A hosted onboarding link; the address is never shown again. */
export interface OnboardingLink {
  id: string;
  account: string;
  expiresAt: number;
  refreshUrl: string;
  returnUrl: string;
  /** Set at the first visit; the form on that page may still be sent. */
  visited: boolean;
  done: boolean;
}

/** Onboarding links by their secret part. */
export function linksOf(world: World) {
  return world.core.store.collection<OnboardingLink>('stripe.account_links');
}

function create(world: World, call: Call): object {
  const { params } = call;
  const account = world.accounts.need(PLATFORM, params.requireText('account'), 'account');
  const type = params.oneOf('type', ['account_onboarding', 'account_update'] as const);
  if (!type) throw invalid('parameter_missing', 'Missing required param: type.', 'type');
  if (type === 'account_update') {
    const message =
      'You cannot create `account_update` type Account Links for this account. You can only create Account Links of this type for accounts where `controller[requirement_collection]=application`.';
    throw invalid(null, message, 'type');
  }
  const options = params.nested('collection_options');
  options?.allowOnly(['fields', 'future_requirements']);
  options?.oneOf('fields', ['currently_due', 'eventually_due'] as const);
  options?.oneOf('future_requirements', ['include', 'omit'] as const);
  const now = world.core.clock.seconds();
  const id = randomText(24);
  linksOf(world).put(id, {
    id,
    account: account.id,
    expiresAt: now + LIFETIME_S,
    refreshUrl: readUrl(params, 'refresh_url'),
    returnUrl: readUrl(params, 'return_url'),
    visited: false,
    done: false,
  });
  return {
    object: 'account_link',
    created: now,
    expires_at: now + LIFETIME_S,
    url: `${world.core.origin()}/stripe/setup/${account.id}/${id}`,
  };
}

function readUrl(params: Params, name: string): string {
  const url = params.requireText(name);
  if (URL.canParse(url) && /^https?:/.test(url)) return url;
  throw invalid('url_invalid', 'Not a valid URL', name);
}

export const accountLinkEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/account_links',
    params: ['account', 'type', 'collect', 'collection_options', 'refresh_url', 'return_url'],
    handle: create,
  },
];
