import { isConnected } from './auth';
import { insertPayment, insertTransfer } from './connect-objects';
import type { Call, Endpoint } from './endpoint';
import { invalid, missing, refused } from './errors';
import { changes, emit } from './events';
import { fundsOf, post } from './ledger';
import { createdWithin, filtered, LIST_PARAMS, page } from './lists';
import { readCurrency, shown } from './money';
import { needTransferable } from './onboarding';
import { mergeMetadata } from './params';
import { PLATFORM } from './types';
import { newId, type World } from './world';

function create(world: World, call: Call): object {
  const { params } = call;
  const currency = readCurrency(params);
  const destination = params.requireText('destination');
  if (!isConnected(world, destination)) throw missing('destination', destination, 'destination');
  const source = params.text('source_transaction');
  const charge = source ? world.charges.need(PLATFORM, source, 'source_transaction') : undefined;
  const amount = params.positive('amount') ?? charge?.amount;
  if (amount === undefined) throw invalid('parameter_missing', 'Missing required param: amount.', 'amount');
  needTransferable(world, destination, 'destination');

  let availableOn = world.core.clock.seconds();
  if (charge) {
    if (charge.currency !== currency) {
      const message = `The currency of source_transaction's balance transaction (${charge.currency}) must be the same as the transfer currency (${currency})`;
      throw refused(null, message, 'currency');
    }
    const spent = world.transfers
      .of(PLATFORM)
      .filter((each) => each.source_transaction === charge.id)
      .reduce((sum, each) => sum + each.amount - each.amount_reversed, 0);
    if (spent + amount > charge.amount_captured) {
      const message = `Transfers using this transaction as a source must not exceed the source amount of ${shown(charge.amount_captured, currency)}. (Note: There is already ${shown(spent, currency)} in source transactions.)`;
      throw refused('balance_insufficient', message, 'amount');
    }
    if (charge.balance_transaction)
      availableOn = world.transactions.sure(charge.balance_transaction).available_on;
  } else if (fundsOf(world, PLATFORM, currency).available < amount) {
    const message =
      'You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card. See: https://stripe.com/docs/testing#available-balance';
    throw refused('balance_insufficient', message);
  }

  const [transferId, paymentId] = [newId('tr'), newId('py')];
  const [out, into] = post(
    world,
    currency,
    [
      { account: PLATFORM, type: 'transfer', amount: -amount, source: transferId, availableOn },
      { account: destination, type: 'payment', amount, source: paymentId, availableOn },
    ],
    {},
  );
  const transfer = insertTransfer(world, {
    id: transferId,
    amount,
    balance_transaction: out?.id ?? null,
    currency,
    description: params.text('description') ?? null,
    destination,
    destination_payment: paymentId,
    metadata: mergeMetadata({}, params.metadata()),
    source_transaction: charge?.id ?? null,
    transfer_group: params.text('transfer_group') ?? charge?.transfer_group ?? null,
  });
  const payment = insertPayment(world, destination, {
    id: paymentId,
    amount,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: into?.id ?? null,
    currency,
    source_transfer: transferId,
  });
  emit(world, PLATFORM, 'transfer.created', transfer);
  emit(world, destination, 'payment.created', payment);
  return transfer;
}

function update(world: World, call: Call): object {
  const transfer = world.transfers.need(PLATFORM, call.id());
  const updated = world.transfers.update(transfer.id, {
    metadata: mergeMetadata(transfer.metadata, call.params.metadata()),
    ...(call.params.has('description') ? { description: call.params.text('description') ?? null } : {}),
  });
  emit(world, PLATFORM, 'transfer.updated', updated, changes(transfer, updated));
  return updated;
}

function list(world: World, call: Call): object {
  const items = filtered(call, createdWithin(call, world.transfers.of(call.account)), {
    destination: (transfer) => transfer.destination,
    transfer_group: (transfer) => transfer.transfer_group,
  });
  return page(world, call, '/v1/transfers', items);
}

export const transferEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/transfers',
    params: [
      'amount',
      'currency',
      'description',
      'destination',
      'metadata',
      'source_transaction',
      'source_type',
      'transfer_group',
    ],
    handle: create,
  },
  {
    method: 'GET',
    path: '/v1/transfers',
    params: [...LIST_PARAMS, 'created', 'destination', 'transfer_group'],
    handle: list,
  },
  {
    method: 'GET',
    path: '/v1/transfers/:id',
    params: [],
    handle: (world, call) => world.transfers.need(call.account, call.id()),
  },
  { method: 'POST', path: '/v1/transfers/:id', params: ['description', 'metadata'], handle: update },
];
