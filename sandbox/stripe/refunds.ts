import type { Call, Endpoint } from './endpoint';
import { invalid, refused } from './errors';
import { changes, emit } from './events';
import { post } from './ledger';
import { createdWithin, filtered, LIST_PARAMS, page } from './lists';
import { share, shown } from './money';
import { mergeMetadata } from './params';
import { expectEnd, fateOf, type RefundFate } from './refund-outcome';
import { cardByNumber } from './test-cards';
import { reverse, whenReturned } from './transfer-reversals';
import type { Charge, Refund } from './types';
import { PLATFORM } from './types';
import { newId, type World } from './world';

const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;

function create(world: World, call: Call): object {
  const { params } = call;
  const charge = chargeFor(world, call);
  const left = charge.amount_captured - charge.amount_refunded;
  if (!charge.paid || !charge.captured) {
    throw refused(
      'charge_not_refundable',
      `Charge ${charge.id} has not been paid and captured, so that it cannot be refunded.`,
    );
  }
  // A dispute that was won has left the charge as it was.
  const stands = world.disputes.of(PLATFORM).filter((each) => each.charge === charge.id);
  if (stands.some((each) => !/^(won|warning)/.test(each.status))) {
    throw refused('charge_disputed', `Charge ${charge.id} has been charged back; cannot issue a refund.`);
  }
  if (left === 0) {
    throw refused('charge_already_refunded', `Charge ${charge.id} has already been refunded.`);
  }
  const reason = params.oneOf('reason', REASONS) ?? null;
  const amount = params.positive('amount') ?? left;
  if (amount > left) {
    const { currency } = charge;
    const message = `Refund amount (${shown(amount, currency)}) is greater than unrefunded amount on charge (${shown(left, currency)})`;
    throw refused(null, message, 'amount');
  }
  const reversesTransfer = params.flag('reverse_transfer') ?? false;
  const refundsFee = params.flag('refund_application_fee') ?? false;
  if (reversesTransfer && !charge.transfer) {
    throw refused(
      null,
      `Cannot reverse the transfer of charge ${charge.id}: it has no associated transfer.`,
      'reverse_transfer',
    );
  }
  if (refundsFee && !charge.application_fee) {
    throw refused(
      null,
      `Cannot refund the application fee of charge ${charge.id}: it has none.`,
      'refund_application_fee',
    );
  }
  if (refundsFee && !reversesTransfer) {
    const message = 'Refunding the application fee of a destination charge requires `reverse_transfer`.';
    throw refused(null, message, 'refund_application_fee');
  }

  const card = cardByNumber(world.charges.hidden(charge.id, 'number') ?? '');
  const metadata = mergeMetadata({}, params.metadata());
  const fate = fateOf(world, card);
  const refund = insertRefund(world, charge, { amount, reason, metadata, fate });
  const refunded = charge.amount_refunded + amount;
  const isLast = refunded === charge.amount_captured;
  if (reversesTransfer) reverseInProportion(world, charge, refund, refundsFee, isLast);
  const updated = world.charges.update(charge.id, { amount_refunded: refunded, refunded: isLast });

  emit(world, PLATFORM, 'charge.refunded', updated, { amount_refunded: charge.amount_refunded });
  emit(world, PLATFORM, 'refund.created', world.refunds.sure(refund.id));
  expectEnd(world, refund.id, fate);
  return world.refunds.sure(refund.id);
}

function chargeFor(world: World, call: Call): Charge {
  const { params } = call;
  const [chargeId, intentId] = [params.text('charge'), params.text('payment_intent')];
  if (chargeId && intentId) {
    const message = 'You may only specify one of these parameters: charge, payment_intent.';
    throw invalid('parameters_exclusive', message, 'charge');
  }
  if (chargeId) return world.charges.need(call.account, chargeId, 'charge');
  if (!intentId) {
    throw invalid(
      'parameter_missing',
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  }
  const intent = world.paymentIntents.need(call.account, intentId, 'payment_intent');
  if (intent.status !== 'succeeded' || !intent.latest_charge) {
    throw refused(
      'charge_not_refundable',
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      'payment_intent',
    );
  }
  return world.charges.sure(intent.latest_charge);
}

interface RefundFields {
  amount: number;
  reason: Refund['reason'];
  metadata: Record<string, string>;
  fate: RefundFate;
}

function insertRefund(world: World, charge: Charge, fields: RefundFields): Refund {
  const id = newId('re');
  const { amount, reason, metadata, fate } = fields;
  const { availableOn, now } = whenReturned(world, charge.balance_transaction);
  const [transaction] = post(
    world,
    charge.currency,
    [
      {
        account: PLATFORM,
        type: 'refund',
        amount: -amount,
        source: id,
        availableOn,
        description: 'REFUND FOR CHARGE',
      },
    ],
    { 'card networks': amount },
  );
  const isPending = fate.startsPending;
  return world.refunds.insert(PLATFORM, {
    id,
    object: 'refund',
    amount,
    balance_transaction: transaction?.id ?? null,
    charge: charge.id,
    created: now,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      card: isPending
        ? { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' }
        : {
            reference: '1234567890123456',
            reference_status: 'available',
            reference_type: 'acquirer_reference_number',
            type: 'refund',
          },
      type: 'card',
    },
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(isPending ? { pending_reason: 'processing' as const } : {}),
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: isPending ? 'pending' : 'succeeded',
    transfer_reversal: null,
  });
}

/** The same fraction of the transfer and of the fee as the refund is of the charge. */
function reverseInProportion(
  world: World,
  charge: Charge,
  refund: Refund,
  refundsFee: boolean,
  isLast: boolean,
): void {
  const transfer = world.transfers.sure(charge.transfer ?? '');
  const total = charge.amount_captured;
  const amount = share(transfer.amount, refund.amount, total, transfer.amount_reversed, isLast);
  if (amount === 0) return;
  const fee = refundsFee && charge.application_fee ? world.fees.sure(charge.application_fee) : null;
  const feeAmount = fee ? share(fee.amount, refund.amount, total, fee.amount_refunded, isLast) : 0;
  const reversal = reverse(world, transfer, { amount, feeAmount, refund: refund.id, metadata: {} });
  world.refunds.update(refund.id, { transfer_reversal: reversal.id });
}

function update(world: World, call: Call): object {
  const refund = world.refunds.need(call.account, call.id());
  const metadata = mergeMetadata(refund.metadata ?? {}, call.params.metadata());
  const updated = world.refunds.update(refund.id, { metadata });
  emit(world, call.account, 'refund.updated', updated, changes(refund, updated));
  return updated;
}

function cancel(world: World, call: Call): object {
  const refund = world.refunds.need(call.account, call.id());
  throw refused(
    null,
    `You cannot cancel this refund because it has a status of ${refund.status}. Only refunds that require action can be canceled.`,
  );
}

function list(world: World, call: Call): object {
  const items = filtered(call, createdWithin(call, world.refunds.of(call.account)), {
    charge: (refund) => refund.charge,
    payment_intent: (refund) => refund.payment_intent,
  });
  return page(world, call, '/v1/refunds', items);
}

const CREATE = [
  'amount',
  'charge',
  'metadata',
  'payment_intent',
  'reason',
  'refund_application_fee',
  'reverse_transfer',
];

const UNSUPPORTED = ['currency', 'customer', 'instructions_email', 'origin'];

export const refundEndpoints: Endpoint[] = [
  { method: 'POST', path: '/v1/refunds', params: CREATE, unsupported: UNSUPPORTED, handle: create },
  {
    method: 'GET',
    path: '/v1/refunds',
    params: [...LIST_PARAMS, 'created', 'charge', 'payment_intent'],
    handle: list,
  },
  {
    method: 'GET',
    path: '/v1/refunds/:id',
    params: [],
    handle: (world, call) => world.refunds.need(call.account, call.id()),
  },
  { method: 'POST', path: '/v1/refunds/:id', params: ['metadata'], handle: update },
  { method: 'POST', path: '/v1/refunds/:id/cancel', params: [], handle: cancel },
];
