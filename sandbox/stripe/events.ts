import { present } from './present';
import type { Event } from './types';
import { API_VERSION, PLATFORM } from './types';
import { newId, type World } from './world';

export const PLATFORM_ENDPOINT = 'stripe';
export const CONNECT_ENDPOINT = 'stripe connect';

/** Waits between attempts: quick at first, then slower, about three days in all. */
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const RETRY_AFTER_MS = [
  SECOND,
  5 * SECOND,
  30 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  20 * HOUR,
];

const KEEP = 10_000;

const PATHS: Record<string, string> = {
  account: 'accounts',
  application_fee: 'application_fees',
  balance: 'balance',
  bank_account: 'external_accounts',
  capability: 'capabilities',
  charge: 'charges',
  customer: 'customers',
  dispute: 'disputes',
  payment_intent: 'payment_intents',
  payment_method: 'payment_methods',
  payout: 'payouts',
  refund: 'refunds',
  transfer: 'transfers',
};

/**
 * Records an event about an object of `owner` and sends it: the platform's own to the platform endpoint, a
 * connected account's to the Connect endpoint with `account` set.
 * `previous` holds the former values of what changed, for the `.updated` kind.
 */
export function emit(
  world: World,
  owner: string,
  type: string,
  object: object,
  previous?: Record<string, unknown>,
): void {
  if (world.isQuiet) return;
  const { core } = world;
  const shown = present(world, object);
  const endpoint = owner === PLATFORM ? PLATFORM_ENDPOINT : CONNECT_ENDPOINT;
  const event: Event = {
    id: newId('evt'),
    object: 'event',
    ...(owner === PLATFORM ? {} : { account: owner }),
    api_version: API_VERSION,
    created: core.clock.seconds(),
    data: { object: shown, ...(previous ? { previous_attributes: previous } : {}) },
    livemode: false,
    pending_webhooks: core.deliveries.has(endpoint) ? 1 : 0,
    request: { id: world.cause?.requestId ?? null, idempotency_key: world.cause?.idempotencyKey ?? null },
    type,
  };
  world.events.insert(owner, event);
  world.events.keepNewest(KEEP);
  core.deliveries.enqueue({
    endpoint,
    eventId: event.id,
    eventType: type,
    resource: `/v1/${PATHS[String(shown.object)] ?? 'objects'}/${String(shown.id ?? '')}`,
    body: JSON.stringify(event, null, 2),
  });
}

/** The fields of `before` that `after` changed, as `previous_attributes` shows them. */
export function changes(before: object, after: object): Record<string, unknown> {
  const then = before as Record<string, unknown>;
  const now = after as Record<string, unknown>;
  const names = Object.keys(now).filter((name) => JSON.stringify(then[name]) !== JSON.stringify(now[name]));
  return Object.fromEntries(names.map((name) => [name, then[name] ?? null]));
}
