import { randomText } from '../ids';
import type { Call, Endpoint } from './endpoint';
import { invalid, missing, unsupported } from './errors';
import { emit } from './events';
import { cancel, capture, confirm } from './intent-actions';
import { readApplicationFee, readOnBehalfOf, readSuffix, readTransferData } from './intent-fields';
import { unexpectedState } from './intent-state';
import { createdWithin, filtered, LIST_PARAMS, page } from './lists';
import { checkChargeAmount, readCurrency } from './money';
import { mergeMetadata } from './params';
import { methodIn } from './payment-methods';
import { FUTURE_USAGE, futureUsage } from './saved-methods';
import type { PaymentIntent } from './types';
import { PLATFORM } from './types';
import { newId, type World } from './world';

const CAPTURE_METHODS = ['automatic', 'automatic_async', 'manual'] as const;

function create(world: World, call: Call): object {
  const { params } = call;
  if (call.account !== PLATFORM) throw unsupported('direct charges (PaymentIntents with Stripe-Account)');
  const amount = params.requireInteger('amount');
  const currency = readCurrency(params);
  checkChargeAmount(amount, currency);
  const automatic = params.nested('automatic_payment_methods');
  automatic?.allowOnly(['enabled', 'allow_redirects']);
  const customer = params.text('customer');
  if (customer) world.customers.need(PLATFORM, customer, 'customer');

  const id = newId('pi');
  const intent: PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: {
      allow_redirects: automatic?.oneOf('allow_redirects', ['always', 'never'] as const) ?? 'always',
      enabled: automatic?.flag('enabled') ?? true,
    },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: params.oneOf('capture_method', CAPTURE_METHODS) ?? 'automatic_async',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: params.oneOf('confirmation_method', ['automatic', 'manual'] as const) ?? 'automatic',
    created: world.core.clock.seconds(),
    currency,
    customer: customer ?? null,
    customer_account: null,
    description: params.text('description') ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: mergeMetadata({}, params.metadata()),
    next_action: null,
    on_behalf_of: readOnBehalfOf(world, params),
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: params.text('receipt_email') ?? null,
    review: null,
    setup_future_usage: params.oneOf('setup_future_usage', FUTURE_USAGE) ?? null,
    shipping: null,
    source: null,
    statement_descriptor: params.text('statement_descriptor') ?? null,
    statement_descriptor_suffix: readSuffix(params),
    status: 'requires_payment_method',
    transfer_data: readTransferData(world, params, amount),
    transfer_group: params.text('transfer_group') ?? null,
  };
  intent.application_fee_amount = readApplicationFee(params, amount, intent.transfer_data);
  world.paymentIntents.insert(PLATFORM, intent);
  emit(world, PLATFORM, 'payment_intent.created', intent);

  if (params.flag('confirm') === true) return confirm(world, call, intent);
  const method = methodIn(world, PLATFORM, params);
  if (!method) return intent;
  return world.paymentIntents.update(id, { payment_method: method.id, status: 'requires_confirmation' });
}

function update(world: World, call: Call): object {
  const { params } = call;
  const intent = world.paymentIntents.need(call.account, call.id());
  const isOpen = ['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(
    intent.status,
  );
  const always = ['metadata', 'description', 'receipt_email', 'transfer_group', 'expand'];
  const locked = params.names().filter((name) => !always.includes(name));
  if (!isOpen && locked.length > 0) {
    const message = `This PaymentIntent's ${locked[0]} could not be updated because it has a status of ${intent.status}. You may only update the ${locked[0]} of a PaymentIntent with one of the following statuses: requires_payment_method, requires_confirmation, requires_action.`;
    throw unexpectedState(world, intent, message);
  }
  const patch: Partial<PaymentIntent> = { metadata: mergeMetadata(intent.metadata, params.metadata()) };
  const amount = params.integer('amount') ?? intent.amount;
  const currency = params.has('currency') ? readCurrency(params) : intent.currency;
  if (params.has('amount') || params.has('currency')) checkChargeAmount(amount, currency);
  patch.amount = amount;
  patch.currency = currency;
  if (params.has('description')) patch.description = params.text('description') ?? null;
  if (params.has('receipt_email')) patch.receipt_email = params.text('receipt_email') ?? null;
  if (params.has('transfer_group')) patch.transfer_group = params.text('transfer_group') ?? null;
  if (params.has('statement_descriptor_suffix')) patch.statement_descriptor_suffix = readSuffix(params);
  const transfer = params.nested('transfer_data');
  if (transfer?.has('destination')) {
    throw invalid(
      'parameter_unknown',
      'Received unknown parameter: transfer_data[destination]',
      'transfer_data[destination]',
    );
  }
  if (params.has('application_fee_amount')) {
    patch.application_fee_amount = readApplicationFee(params, amount, intent.transfer_data);
  } else if ((intent.application_fee_amount ?? 0) > amount) {
    throw invalid(null, 'Your application fee cannot be larger than the amount of the charge.', 'amount');
  }
  const customer = params.text('customer');
  if (customer) patch.customer = world.customers.need(PLATFORM, customer, 'customer').id;
  patch.setup_future_usage = futureUsage(params, intent, call.browser);
  const method = methodIn(world, PLATFORM, params);
  if (method) {
    patch.payment_method = method.id;
    patch.status = 'requires_confirmation';
    patch.next_action = null;
  }
  return world.paymentIntents.update(intent.id, patch);
}

/** The PaymentIntent of a browser's call, which must prove itself with the client secret. */
function needIntent(world: World, call: Call): PaymentIntent {
  const intent = world.paymentIntents.find(call.account, call.id());
  if (!call.browser) return intent ?? world.paymentIntents.need(call.account, call.id(), 'intent');
  const secret = call.params.text('client_secret');
  if (secret === undefined) {
    throw invalid('parameter_missing', 'Missing required param: client_secret.', 'client_secret');
  }
  if (!intent) throw missing('payment_intent', call.id(), 'intent');
  if (intent.client_secret !== secret) {
    const message =
      'The client_secret provided does not match the client_secret associated with the PaymentIntent.';
    throw invalid('payment_intent_invalid_parameter', message, 'client_secret');
  }
  return intent;
}

function list(world: World, call: Call): object {
  const items = filtered(call, createdWithin(call, world.paymentIntents.of(call.account)), {
    customer: (intent) => intent.customer,
  });
  return page(world, call, '/v1/payment_intents', items);
}

const SHARED = [
  'amount',
  'application_fee_amount',
  'currency',
  'customer',
  'description',
  'metadata',
  'payment_method',
  'payment_method_data',
  'receipt_email',
  'setup_future_usage',
  'statement_descriptor',
  'statement_descriptor_suffix',
  'transfer_data',
  'transfer_group',
];
const CONFIRMING = ['error_on_requires_action', 'off_session', 'return_url', 'use_stripe_sdk'];
const CREATE = [
  ...SHARED,
  ...CONFIRMING,
  'automatic_payment_methods',
  'capture_method',
  'confirm',
  'confirmation_method',
  'on_behalf_of',
];
const CONFIRM = [
  ...CONFIRMING,
  'payment_method',
  'payment_method_data',
  'receipt_email',
  'setup_future_usage',
];
const UNSUPPORTED = [
  'allowed_payment_method_types',
  'amount_details',
  'amount_to_confirm',
  'confirmation_token',
  'customer_account',
  'excluded_payment_method_types',
  'hooks',
  'mandate',
  'mandate_data',
  'payment_details',
  'payment_method_configuration',
  'payment_method_options',
  'radar_options',
  'shipping',
];
/** What Stripe.js adds when it confirms. */
const BROWSER = [
  'client_secret',
  'expected_payment_method_type',
  'is_stripe_sdk',
  'set_as_default_payment_method',
];

export const paymentIntentEndpoints: Endpoint[] = [
  { method: 'POST', path: '/v1/payment_intents', params: CREATE, unsupported: UNSUPPORTED, handle: create },
  {
    method: 'GET',
    path: '/v1/payment_intents',
    params: [...LIST_PARAMS, 'created', 'customer'],
    handle: list,
  },
  {
    method: 'GET',
    path: '/v1/payment_intents/:id',
    params: ['client_secret'],
    browserParams: BROWSER,
    handle: needIntent,
  },
  {
    method: 'POST',
    path: '/v1/payment_intents/:id',
    params: SHARED,
    unsupported: [...UNSUPPORTED, 'capture_method'],
    handle: update,
  },
  {
    method: 'POST',
    path: '/v1/payment_intents/:id/confirm',
    params: CONFIRM,
    unsupported: [...UNSUPPORTED, 'capture_method'],
    browserParams: BROWSER,
    handle: (world, call) => confirm(world, call, needIntent(world, call)),
  },
  {
    method: 'POST',
    path: '/v1/payment_intents/:id/cancel',
    params: ['cancellation_reason'],
    handle: (world, call) => cancel(world, call, needIntent(world, call)),
  },
  {
    method: 'POST',
    path: '/v1/payment_intents/:id/capture',
    params: ['amount_to_capture', 'application_fee_amount', 'final_capture', 'metadata'],
    unsupported: [...UNSUPPORTED, 'statement_descriptor', 'statement_descriptor_suffix', 'transfer_data'],
    handle: (world, call) => capture(world, call, needIntent(world, call)),
  },
];
