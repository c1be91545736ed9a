import { randomText } from '../ids';
import type { Call, Endpoint } from './endpoint';
import { refused } from './errors';
import { emit } from './events';
import { filtered, LIST_PARAMS, page } from './lists';
import type { Params } from './params';
import type { CustomerSession, PaymentIntent, PaymentMethod } from './types';
import { PLATFORM } from './types';
import type { World } from './world';

// What Stripe keeps of a payment method after its first payment, and who may use it again.

export const FUTURE_USAGE = ['off_session', 'on_session'] as const;
export const REDISPLAY = ['always', 'limited', 'unspecified'] as const;

/** @throws for a method of another customer, and for one that was used or detached without being anybody's. */
export function needUsable(world: World, intent: PaymentIntent, method: PaymentMethod): void {
  if (method.customer !== null && method.customer !== intent.customer) {
    const message = `The provided PaymentMethod (${method.id}) belongs to another Customer or to one that this PaymentIntent does not have. Please use a PaymentMethod of the PaymentIntent's own Customer.`;
    throw refused('payment_method_customer_mismatch', message, 'payment_method');
  }
  if (method.customer === null && world.paymentMethods.hidden(method.id, 'spent') === 'yes') {
    const message =
      'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.';
    throw refused(null, message, 'payment_method');
  }
}

/** After a charge: the method becomes the customer's where the PaymentIntent says so, and is spent otherwise. */
export function keepForLater(world: World, intent: PaymentIntent, method: PaymentMethod): void {
  if (method.customer !== null) return;
  if (intent.setup_future_usage && intent.customer) {
    const kept = world.paymentMethods.update(method.id, { customer: intent.customer });
    emit(world, PLATFORM, 'payment_method.attached', kept);
  } else {
    world.paymentMethods.hide(method.id, { spent: 'yes' });
  }
}

/** Takes a method from its customer, for ever. */
export function letGo(world: World, method: PaymentMethod): PaymentMethod {
  world.paymentMethods.hide(method.id, { spent: 'yes' });
  const free = world.paymentMethods.update(method.id, { customer: null });
  emit(world, PLATFORM, 'payment_method.detached', free, { customer: method.customer });
  return free;
}

/**
 * The `setup_future_usage` that a call leaves; an empty one unsets it. @throws for a browser that takes back what was
 * set: with the publishable key it only grows from `on_session` to `off_session`.
 */
export function futureUsage(params: Params, intent: PaymentIntent, browser: boolean) {
  if (!params.has('setup_future_usage')) return intent.setup_future_usage;
  const wanted = params.oneOf('setup_future_usage', FUTURE_USAGE) ?? null;
  const present = intent.setup_future_usage;
  if (browser && present !== null && wanted !== present && wanted !== 'off_session') {
    const message =
      'When using a publishable key, you can only update setup_future_usage from on_session to off_session.';
    throw refused('setup_future_usage_invalid', message, 'setup_future_usage');
  }
  return wanted;
}

function list(world: World, call: Call): object {
  const customer = world.customers.need(call.account, call.id());
  const own = world.paymentMethods.of(call.account).filter((method) => method.customer === customer.id);
  call.params.oneOf('allow_redisplay', REDISPLAY);
  const items = filtered(call, own, {
    type: (method) => method.type,
    allow_redisplay: (method) => method.allow_redisplay ?? null,
  });
  return page(world, call, `/v1/customers/${customer.id}/payment_methods`, items);
}

function retrieve(world: World, call: Call): object {
  const customer = world.customers.need(call.account, call.id());
  const method = world.paymentMethods.need(call.account, call.id('method'));
  if (method.customer === customer.id) return method;
  throw refused('resource_missing', `No such PaymentMethod: '${method.id}'`, 'payment_method');
}

const SESSION_MINUTES = 30;
const SWITCH = ['disabled', 'enabled'] as const;

/** Lets Stripe's own form in the browser show and change what a customer has saved. */
function openSession(world: World, call: Call): object {
  const { params } = call;
  const customer = world.customers.need(call.account, params.requireText('customer'), 'customer');
  const components = params.nested('components');
  components?.allowOnly(['payment_element']);
  const element = components?.nested('payment_element');
  element?.allowOnly(['enabled', 'features']);
  const features = element?.nested('features');
  features?.allowOnly([
    'payment_method_allow_redisplay_filters',
    'payment_method_redisplay',
    'payment_method_redisplay_limit',
    'payment_method_remove',
    'payment_method_save',
    'payment_method_save_usage',
  ]);
  const off = { enabled: false };
  const now = world.core.clock.seconds();
  const filters = features?.list('payment_method_allow_redisplay_filters') ?? [];
  const session: CustomerSession = {
    object: 'customer_session',
    client_secret: `cuss_secret_${randomText(40)}`,
    components: {
      active_entitlements: off,
      buy_button: off,
      customer_portal: off,
      customer_sheet: { ...off, features: null },
      mobile_payment_element: { ...off, features: null },
      payment_element: {
        enabled: element?.flag('enabled') ?? false,
        features: features
          ? {
              payment_method_allow_redisplay_filters: filters.length > 0 ? filters : ['always'],
              payment_method_redisplay: features.oneOf('payment_method_redisplay', SWITCH) ?? 'disabled',
              payment_method_redisplay_limit: features.integer('payment_method_redisplay_limit') ?? 3,
              payment_method_remove: features.oneOf('payment_method_remove', SWITCH) ?? 'disabled',
              payment_method_save: features.oneOf('payment_method_save', SWITCH) ?? 'disabled',
              payment_method_save_usage: features.oneOf('payment_method_save_usage', FUTURE_USAGE) ?? null,
            }
          : null,
      },
      pricing_table: off,
    },
    created: now,
    customer: customer.id,
    customer_account: null,
    expires_at: now + SESSION_MINUTES * 60,
    livemode: false,
  };
  return session;
}

export const savedMethodEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: '/v1/customers/:id/payment_methods',
    params: [...LIST_PARAMS, 'type', 'allow_redisplay'],
    handle: list,
  },
  { method: 'GET', path: '/v1/customers/:id/payment_methods/:method', params: [], handle: retrieve },
  {
    method: 'POST',
    path: '/v1/customer_sessions',
    params: ['customer', 'components'],
    unsupported: ['customer_account'],
    handle: openSession,
  },
];
