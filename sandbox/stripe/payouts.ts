import { bankAccountFor } from './bank-accounts';
import type { Call, Endpoint } from './endpoint';
import { invalid, refused } from './errors';
import { changes, emit } from './events';
import { fundsOf, post } from './ledger';
import { createdWithin, filtered, LIST_PARAMS, page, within } from './lists';
import { readCurrency } from './money';
import { mergeMetadata } from './params';
import { send } from './payout-steps';
import { PLATFORM } from './types';
import type { World } from './world';

function create(world: World, call: Call): object {
  const { params, account } = call;
  const amount = params.positive('amount');
  if (amount === undefined) throw invalid('parameter_missing', 'Missing required param: amount.', 'amount');
  const currency = readCurrency(params);
  const statementDescriptor = params.text('statement_descriptor') ?? null;
  if (statementDescriptor !== null && statementDescriptor.length > 22) {
    throw invalid(null, 'The statement descriptor must be at most 22 characters.', 'statement_descriptor');
  }
  const method = params.oneOf('method', ['standard', 'instant'] as const) ?? 'standard';
  params.oneOf('source_type', ['card', 'bank_account', 'fpx'] as const);
  const metadata = mergeMetadata({}, params.metadata());

  if (account !== PLATFORM && !world.accounts.sure(account).payouts_enabled) {
    throw refused('payouts_not_allowed', 'Payouts are not enabled for this account.');
  }
  const bank = account === PLATFORM ? null : bankAccountFor(world, account, currency);
  if (bank === undefined) {
    throw refused(
      null,
      `Sorry, you don't have any external accounts in that currency (${currency}).`,
      'currency',
    );
  }
  if (bank?.status === 'errored') {
    const message =
      'The bank account has failed a payout before. Replace it before sending another payout to it.';
    throw refused('bank_account_unusable', message, 'destination');
  }
  const destination = params.text('destination');
  if (destination && destination !== bank?.id) world.bankAccounts.need(account, destination, 'destination');
  if (fundsOf(world, account, currency).available < amount) {
    const message = `You have insufficient funds in your Stripe account for this transfer. Your card balance is too low. You can use the the /v1/balance endpoint to view your Stripe balance (for more details, see stripe.com/docs/api#balance).`;
    throw refused('balance_insufficient', message, 'amount');
  }
  const description = params.text('description') ?? null;
  return send(world, account, {
    amount,
    currency,
    description,
    metadata,
    method,
    statementDescriptor,
    isAutomatic: false,
  });
}

function cancel(world: World, call: Call): object {
  const payout = world.payouts.need(call.account, call.id());
  if (payout.status !== 'pending' || payout.automatic) {
    throw refused(
      null,
      `You cannot cancel this payout because it has a status of ${payout.status}. Only manual payouts that are pending can be canceled.`,
    );
  }
  const [returned] = post(
    world,
    payout.currency,
    [{ account: call.account, type: 'payout_cancel', amount: payout.amount, source: payout.id }],
    { banks: -payout.amount },
  );
  world.core.schedule.cancel('stripe.payout', payout.id);
  const canceled = world.payouts.update(payout.id, {
    failure_balance_transaction: returned?.id ?? null,
    status: 'canceled',
  });
  emit(world, call.account, 'payout.canceled', canceled);
  return canceled;
}

function update(world: World, call: Call): object {
  const payout = world.payouts.need(call.account, call.id());
  const updated = world.payouts.update(payout.id, {
    metadata: mergeMetadata(payout.metadata ?? {}, call.params.metadata()),
  });
  emit(world, call.account, 'payout.updated', updated, changes(payout, updated));
  return updated;
}

function list(world: World, call: Call): object {
  const made = createdWithin(call, world.payouts.of(call.account));
  const arriving = within(call, 'arrival_date', made, (payout) => payout.arrival_date);
  const items = filtered(call, arriving, {
    status: (payout) => payout.status,
    destination: (payout) => payout.destination,
  });
  return page(world, call, '/v1/payouts', items);
}

const CREATE = [
  'amount',
  'currency',
  'description',
  'destination',
  'metadata',
  'method',
  'source_type',
  'statement_descriptor',
];

export const payoutEndpoints: Endpoint[] = [
  { method: 'POST', path: '/v1/payouts', params: CREATE, unsupported: ['payout_method'], handle: create },
  {
    method: 'GET',
    path: '/v1/payouts',
    params: [...LIST_PARAMS, 'created', 'arrival_date', 'destination', 'status'],
    handle: list,
  },
  {
    method: 'GET',
    path: '/v1/payouts/:id',
    params: [],
    handle: (world, call) => world.payouts.need(call.account, call.id()),
  },
  { method: 'POST', path: '/v1/payouts/:id', params: ['metadata'], handle: update },
  { method: 'POST', path: '/v1/payouts/:id/cancel', params: [], handle: cancel },
];
