import type { Call, Endpoint } from './endpoint';
import { changes, emit } from './events';
import { post, SETTLEMENT_S } from './ledger';
import { createdWithin, filtered, LIST_PARAMS, page } from './lists';
import { processingFee } from './money';
import { mergeMetadata } from './params';
import type { TestCard } from './test-cards';
import type { ApplicationFee, Charge, PaymentIntent, PaymentMethod, Transfer } from './types';
import { PLATFORM } from './types';
import { newId, type World } from './world';

const NO_ADDRESS = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

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

/**
 * Moves the money of an authorised charge. A destination charge pays the connected account the gross amount
 * and takes the application fee from it; Stripe's own fee is the platform's.
 */
export function captureCharge(world: World, id: string, amount: number, card: TestCard): Charge {
  const charge = world.charges.sure(id);
  const { currency } = charge;
  const now = world.core.clock.seconds();
  const availableOn = card.availableAtOnce ? now : now + SETTLEMENT_S;
  const cost = processingFee(amount);
  const own = {
    account: PLATFORM,
    type: 'charge' as const,
    amount,
    fee: cost,
    feeType: 'stripe_fee' as const,
    source: id,
    description: charge.description,
    availableOn,
  };
  const outside = { 'card networks': -amount, 'stripe fees': cost };
  const settled: Partial<Charge> = { amount_captured: amount, captured: true };

  const destination = charge.transfer_data?.destination;
  if (destination === undefined) {
    const [transaction] = post(world, currency, [own], outside);
    return world.charges.update(id, { ...settled, balance_transaction: transaction?.id ?? null });
  }

  const fee = Math.min(charge.application_fee_amount ?? 0, amount);
  const gross = Math.min(charge.transfer_data?.amount ?? amount, amount);
  const [transferId, paymentId, feeId] = [newId('tr'), newId('py'), fee > 0 ? newId('fee') : null];
  const [ownTxn, transferTxn, paymentTxn, feeTxn] = post(
    world,
    currency,
    [
      own,
      { account: PLATFORM, type: 'transfer', amount: -gross, source: transferId, availableOn },
      {
        account: destination,
        type: 'payment',
        amount: gross,
        fee,
        feeType: 'application_fee',
        source: paymentId,
        availableOn,
      },
      ...(feeId === null
        ? []
        : [{ account: PLATFORM, type: 'application_fee' as const, amount: fee, source: feeId, availableOn }]),
    ],
    outside,
  );
  const transfer = insertTransfer(world, {
    id: transferId,
    amount: gross,
    balance_transaction: transferTxn?.id ?? null,
    currency,
    destination,
    destination_payment: paymentId,
    source_transaction: id,
    transfer_group: charge.transfer_group,
  });
  const payment = insertPayment(world, destination, {
    id: paymentId,
    amount: gross,
    application_fee: feeId,
    application_fee_amount: feeId === null ? null : fee,
    balance_transaction: paymentTxn?.id ?? null,
    currency,
    source_transfer: transferId,
  });
  const updated = world.charges.update(id, {
    ...settled,
    application_fee: feeId,
    balance_transaction: ownTxn?.id ?? null,
    transfer: transferId,
  });
  emit(world, PLATFORM, 'transfer.created', transfer);
  emit(world, destination, 'payment.created', payment);
  if (feeId !== null) {
    const made = insertFee(world, {
      id: feeId,
      account: destination,
      amount: fee,
      balance_transaction: feeTxn?.id ?? null,
      charge: paymentId,
      currency,
      originating_transaction: id,
    });
    emit(world, PLATFORM, 'application_fee.created', made);
  }
  return updated;
}

type TransferFields = Pick<
  Transfer,
  | 'id'
  | 'amount'
  | 'balance_transaction'
  | 'currency'
  | 'destination'
  | 'source_transaction'
  | 'transfer_group'
> & { destination_payment: string; description?: string | null; metadata?: Record<string, string> };

export function insertTransfer(world: World, fields: TransferFields): Transfer {
  return world.transfers.insert(PLATFORM, {
    object: 'transfer',
    amount_reversed: 0,
    created: world.core.clock.seconds(),
    description: null,
    livemode: false,
    metadata: {},
    reversed: false,
    source_type: 'card',
    ...fields,
  });
}

type PaymentFields = Pick<
  Charge,
  | 'id'
  | 'amount'
  | 'application_fee'
  | 'application_fee_amount'
  | 'balance_transaction'
  | 'currency'
  | 'source_transfer'
>;

/** The charge of a connected account that a transfer to it makes: `py_...`. */
export function insertPayment(world: World, account: string, fields: PaymentFields): Charge {
  return world.charges.insert(account, {
    object: 'charge',
    amount_captured: fields.amount,
    amount_refunded: 0,
    application: fields.application_fee === null ? null : 'ca_sandbox',
    billing_details: { address: NO_ADDRESS, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: null,
    captured: true,
    created: world.core.clock.seconds(),
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: null,
    payment_method: null,
    payment_method_details: { stripe_account: {}, type: 'stripe_account' },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: null,
    ...fields,
  });
}

type FeeFields = Pick<
  ApplicationFee,
  'id' | 'account' | 'amount' | 'balance_transaction' | 'charge' | 'currency' | 'originating_transaction'
>;

function insertFee(world: World, fields: FeeFields): ApplicationFee {
  return world.fees.insert(PLATFORM, {
    object: 'application_fee',
    amount_refunded: 0,
    application: 'ca_sandbox',
    created: world.core.clock.seconds(),
    fee_source: { charge: fields.charge, type: 'charge' },
    livemode: false,
    refunded: false,
    ...fields,
  });
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
    params: [
      'description',
      'metadata',
      'receipt_email',
      'transfer_group',
      'customer',
      'fraud_details',
      'shipping',
    ],
    handle: update,
  },
];
