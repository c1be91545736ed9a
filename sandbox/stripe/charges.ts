import type { Call, Endpoint } from './endpoint';
import { changes, emit } from './events';
import { createdWithin, filtered, LIST_PARAMS, page } from './lists';
import { mergeMetadata } from './params';
import type { TestCard } from './test-cards';
import type { Charge, PaymentIntent, PaymentMethod } from './types';
import { PLATFORM } from './types';
import { newId, type World } from './world';

/** The charge of one attempt to pay a PaymentIntent; no money has moved yet. */
export function createCharge(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
  card: TestCard,
): Charge {
  const { decline } = card;
  const id = newId('ch');
  const isBlocked = card.names.includes('radarBlock');
  const charge: Charge = {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: ['MONET', intent.statement_descriptor_suffix].filter(Boolean).join('* '),
    captured: false,
    created: world.core.clock.seconds(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: intent.on_behalf_of,
    outcome: {
      advice_code: decline ? 'try_again_later' : null,
      network_advice_code: null,
      network_decline_code: decline && !isBlocked ? '01' : null,
      network_status: decline
        ? isBlocked
          ? 'not_sent_to_network'
          : 'declined_by_network'
        : 'approved_by_network',
      reason: decline ? (isBlocked ? 'highest_risk_level' : (decline.declineCode ?? decline.code)) : null,
      risk_level: isBlocked ? 'highest' : 'normal',
      risk_score: isBlocked ? 100 : 12,
      seller_message: decline
        ? 'The bank did not return any further details with this decline.'
        : 'Payment complete.',
      type: decline ? (isBlocked ? 'blocked' : 'issuer_declined') : 'authorized',
    },
    paid: !decline,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: cardDetails(intent, method),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: decline ? null : `https://pay.stripe.com/receipts/${id}`,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: decline ? 'failed' : 'succeeded',
    transfer_data: intent.transfer_data
      ? { amount: intent.transfer_data.amount ?? null, destination: intent.transfer_data.destination }
      : null,
    transfer_group: intent.transfer_group ?? (intent.transfer_data ? `group_${intent.id}` : null),
  };
  return world.charges.insert(PLATFORM, charge, { number: card.number });
}

function cardDetails(intent: PaymentIntent, method: PaymentMethod): Charge['payment_method_details'] {
  const card = method.card;
  if (!card) return null;
  return {
    card: {
      amount_authorized: intent.amount,
      authorization_code: '123456',
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      extended_authorization: { status: 'disabled' },
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      incremental_authorization: { status: 'unavailable' },
      installments: null,
      last4: card.last4,
      mandate: null,
      multicapture: { status: 'unavailable' },
      network: card.brand,
      network_token: { used: false },
      network_transaction_id: '104102110410210',
      overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
      regulated_status: 'unregulated',
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
    type: 'card',
  };
}

function update(world: World, call: Call): object {
  const charge = world.charges.need(call.account, call.id());
  const { params } = call;
  const patch: Partial<Charge> = { metadata: mergeMetadata(charge.metadata, params.metadata()) };
  if (params.has('description')) patch.description = params.text('description') ?? null;
  if (params.has('receipt_email')) patch.receipt_email = params.text('receipt_email') ?? null;
  if (params.has('transfer_group')) patch.transfer_group = params.text('transfer_group') ?? null;
  const updated = world.charges.update(charge.id, patch);
  emit(world, call.account, 'charge.updated', updated, changes(charge, updated));
  return updated;
}

function list(world: World, call: Call): object {
  const items = filtered(call, createdWithin(call, world.charges.of(call.account)), {
    customer: (charge) => charge.customer,
    payment_intent: (charge) => charge.payment_intent,
    transfer_group: (charge) => charge.transfer_group,
  });
  return page(world, call, '/v1/charges', items);
}

export const chargeEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: '/v1/charges',
    params: [...LIST_PARAMS, 'created', 'customer', 'payment_intent', 'transfer_group'],
    handle: list,
  },
  {
    method: 'GET',
    path: '/v1/charges/:id',
    params: [],
    handle: (world, call) => world.charges.need(call.account, call.id()),
  },
  {
    method: 'POST',
    path: '/v1/charges/:id',
    params: ['description', 'metadata', 'receipt_email', 'transfer_group'],
    unsupported: ['customer', 'fraud_details', 'shipping'],
    handle: update,
  },
];
