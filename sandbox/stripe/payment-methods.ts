import { derivedText } from '../ids';
import type { Call, Endpoint } from './endpoint';
import { invalid, missing, refused, StripeFailure, unsupported } from './errors';
import { filtered, LIST_PARAMS, page } from './lists';
import type { Params } from './params';
import { mergeMetadata } from './params';
import { letGo, REDISPLAY } from './saved-methods';
import { cardByName, cardByNumber, passesLuhn, type TestCard } from './test-cards';
import type { PaymentMethod } from './types';
import { newId, type World } from './world';

interface CardDetails {
  card: TestCard;
  expMonth: number;
  expYear: number;
}

const NO_ADDRESS = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

/** The test card behind a PaymentMethod that the sandbox made. */
export function testCardOf(world: World, paymentMethod: string): TestCard {
  const number = world.paymentMethods.hidden(paymentMethod, 'number') ?? '';
  const card = cardByNumber(number);
  if (!card) throw missing('PaymentMethod', paymentMethod, 'payment_method');
  return card;
}

/**
 * The PaymentMethod that a call names: an existing one, or a fresh one for each use of a `pm_card_...` name,
 * as Stripe makes them.
 * @throws resource_missing for an id that is neither.
 */
export function takePaymentMethod(
  world: World,
  owner: string,
  id: string,
  param = 'payment_method',
): PaymentMethod {
  const card = cardByName(id);
  if (card) {
    const expYear = new Date(world.core.clock.now()).getUTCFullYear() + 2;
    return createCard(world, owner, { card, expMonth: 8, expYear }, undefined);
  }
  return world.paymentMethods.need(owner, id, param);
}

/**
 * A PaymentMethod from `payment_method_data`, or from the parameters of POST /v1/payment_methods.
 * @throws a card error (402) for a number, date or security code that no card has.
 */
export function paymentMethodFrom(world: World, owner: string, data: Params): PaymentMethod {
  const type = data.requireText('type');
  if (type !== 'card') throw unsupported(`payment methods of type ${type}`, 'payment_method_data[type]');
  const card = data.nested('card');
  if (!card) throw invalid('parameter_missing', 'Missing required param: card.', 'card');
  const method = createCard(world, owner, readCard(world, card), data.nested('billing_details'));
  const allow_redisplay = data.oneOf('allow_redisplay', REDISPLAY) ?? 'unspecified';
  return world.paymentMethods.update(method.id, { allow_redisplay });
}

/**
 * The PaymentMethod that a call names or describes; undefined when it does neither.
 * @throws parameters_exclusive when it does both.
 */
export function methodIn(world: World, owner: string, params: Params): PaymentMethod | undefined {
  const data = params.nested('payment_method_data');
  const named = params.text('payment_method');
  if (data && named) {
    const message = 'You may only specify one of these parameters: payment_method, payment_method_data.';
    throw invalid('parameters_exclusive', message, 'payment_method');
  }
  if (data) return paymentMethodFrom(world, owner, data);
  return named ? takePaymentMethod(world, owner, named) : undefined;
}

function readCard(world: World, params: Params): CardDetails {
  const token = params.text('token');
  if (token) throw unsupported('card tokens', 'card[token]');
  const number = params.requireText('number').replace(/[\s-]/g, '');
  if (!passesLuhn(number)) throw cardError('incorrect_number', 'Your card number is incorrect.', 'number');
  const expMonth = params.requireInteger('exp_month');
  if (expMonth < 1 || expMonth > 12) {
    throw cardError('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month');
  }
  const given = params.requireInteger('exp_year');
  const expYear = given < 100 ? 2000 + given : given;
  const today = new Date(world.core.clock.now());
  const isPast = expYear * 12 + expMonth < today.getUTCFullYear() * 12 + today.getUTCMonth() + 1;
  if (isPast || expYear > today.getUTCFullYear() + 50) {
    throw cardError('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year');
  }
  const cvc = params.text('cvc');
  const cvcLength = number.startsWith('3') ? 4 : 3;
  if (cvc !== undefined && !(/^\d+$/.test(cvc) && cvc.length === cvcLength)) {
    throw cardError('invalid_cvc', "Your card's security code is invalid.", 'cvc');
  }
  const card = cardByNumber(number);
  if (!card) {
    const message =
      'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.';
    throw cardError('card_declined', message, 'number', 'test_mode_live_card');
  }
  return { card, expMonth, expYear };
}

function cardError(code: string, message: string, param: string, declineCode?: string): StripeFailure {
  const doc_url = `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;
  const body = { type: 'card_error', code, message, param, doc_url };
  return new StripeFailure(402, declineCode ? { ...body, decline_code: declineCode } : body, true);
}

function createCard(
  world: World,
  owner: string,
  details: CardDetails,
  billing: Params | undefined,
): PaymentMethod {
  const { card, expMonth, expYear } = details;
  const address = billing?.nested('address');
  const method: PaymentMethod = {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: {
      address: address
        ? {
            city: address.text('city') ?? null,
            country: address.text('country') ?? null,
            line1: address.text('line1') ?? null,
            line2: address.text('line2') ?? null,
            postal_code: address.text('postal_code') ?? null,
            state: address.text('state') ?? null,
          }
        : NO_ADDRESS,
      email: billing?.text('email') ?? null,
      name: billing?.text('name') ?? null,
      phone: billing?.text('phone') ?? null,
      tax_id: null,
    },
    card: {
      brand: card.brand,
      checks: {
        address_line1_check: null,
        address_postal_code_check: address?.has('postal_code') ? 'pass' : null,
        cvc_check: card.decline?.code === 'incorrect_cvc' ? 'fail' : 'pass',
      },
      country: 'US',
      display_brand: card.brand,
      exp_month: expMonth,
      exp_year: expYear,
      fingerprint: derivedText(card.number, 16),
      funding: card.names.includes('visa_debit') ? 'debit' : 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: world.core.clock.seconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
  return world.paymentMethods.insert(owner, method, { number: card.number });
}

function create(world: World, call: Call): object {
  const method = paymentMethodFrom(world, call.account, call.params);
  return world.paymentMethods.update(method.id, { metadata: mergeMetadata({}, call.params.metadata()) });
}

function retrieve(world: World, call: Call): object {
  const card = cardByName(call.id());
  return card
    ? takePaymentMethod(world, call.account, call.id())
    : world.paymentMethods.need(call.account, call.id());
}

function attach(world: World, call: Call): object {
  const customer = world.customers.need(call.account, call.params.requireText('customer'), 'customer');
  const method = takePaymentMethod(world, call.account, call.id(), 'id');
  if (method.customer !== null && method.customer !== customer.id) {
    throw refused(
      'payment_method_unexpected_state',
      'The payment method is attached to another customer already.',
    );
  }
  return world.paymentMethods.update(method.id, { customer: customer.id });
}

function detach(world: World, call: Call): object {
  const method = world.paymentMethods.need(call.account, call.id());
  if (method.customer === null) {
    throw refused('payment_method_unexpected_state', 'The payment method is not attached to a customer.');
  }
  return letGo(world, method);
}

function list(world: World, call: Call): object {
  const owned = world.paymentMethods.of(call.account).filter((method) => method.customer !== null);
  const items = filtered(call, owned, {
    customer: (method) => method.customer,
    type: (method) => method.type,
  });
  return page(world, call, '/v1/payment_methods', items);
}

const CREATE = ['type', 'card', 'billing_details', 'metadata', 'allow_redisplay', 'radar_options'];

export const paymentMethodEndpoints: Endpoint[] = [
  { method: 'POST', path: '/v1/payment_methods', params: CREATE, browserParams: [], handle: create },
  { method: 'GET', path: '/v1/payment_methods', params: [...LIST_PARAMS, 'customer', 'type'], handle: list },
  { method: 'GET', path: '/v1/payment_methods/:id', params: [], handle: retrieve },
  { method: 'POST', path: '/v1/payment_methods/:id/attach', params: ['customer'], handle: attach },
  { method: 'POST', path: '/v1/payment_methods/:id/detach', params: [], handle: detach },
];
