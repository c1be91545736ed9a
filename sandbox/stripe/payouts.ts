import { payoutInterval, setPayoutInterval } from './accounts';
import { bankAccountFor, payoutFailure } from './bank-accounts';
import type { Call, Endpoint } from './endpoint';
import { invalid, refused } from './errors';
import { changes, emit } from './events';
import { announceAvailable, currenciesOf, fundsOf, post } from './ledger';
import { createdWithin, filtered, LIST_PARAMS, page } from './lists';
import { readCurrency } from './money';
import { mergeMetadata } from './params';
import type { Payout } from './types';
import { PLATFORM } from './types';
import { newId, type World } from './world';

const HOUR_MS = 60 * 60 * 1000;
/** When a payout is handed to the bank, and when it arrives there (or comes back). */
const IN_TRANSIT_AFTER_MS = HOUR_MS;
const ARRIVES_AFTER_MS = 24 * HOUR_MS;
const INSTANT_AFTER_MS = HOUR_MS / 2;

interface PayoutFields {
  amount: number;
  currency: string;
  description: string | null;
  metadata: Record<string, string>;
  method: 'standard' | 'instant';
  statementDescriptor: string | null;
  isAutomatic: boolean;
}

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

function send(world: World, account: string, fields: PayoutFields): Payout {
  const { clock, schedule } = world.core;
  const { amount, currency } = fields;
  const id = newId('po');
  const arrives = clock.now() + (fields.method === 'instant' ? INSTANT_AFTER_MS : ARRIVES_AFTER_MS);
  const [transaction] = post(
    world,
    currency,
    [{ account, type: 'payout', amount: -amount, source: id, description: 'STRIPE PAYOUT' }],
    { banks: amount },
  );
  const payout = world.payouts.insert(account, {
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: Math.floor(arrives / 1000),
    automatic: fields.isAutomatic,
    balance_transaction: transaction?.id ?? null,
    created: clock.seconds(),
    currency,
    description: fields.description,
    destination: bankAccountFor(world, account, currency)?.id ?? null,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: fields.metadata,
    method: fields.method,
    original_payout: null,
    payout_method: null,
    reconciliation_status: fields.isAutomatic ? 'in_progress' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: fields.statementDescriptor,
    status: 'pending',
    trace_id: null,
    type: 'bank_account',
  });
  emit(world, account, 'payout.created', payout);
  const transitAfter = fields.method === 'instant' ? 0 : IN_TRANSIT_AFTER_MS;
  schedule.at(clock.now() + transitAfter, 'stripe.payout', id, { id, step: 'in_transit' });
  schedule.at(arrives, 'stripe.payout', id, { id, step: 'arrive' });
  return payout;
}

/** What time does to a payout. Wired to the schedule at the start. */
export function advancePayout(world: World, id: string, step: string): void {
  const payout = world.payouts.any(id);
  const account = world.payouts.ownerOf(id);
  if (!payout || !account || payout.status === 'canceled') return;
  const trace_id = { status: 'supported', value: `TRACE${id.slice(-10).toUpperCase()}` };
  if (step === 'in_transit') {
    const sent = world.payouts.update(id, {
      status: 'in_transit',
      trace_id: { status: 'pending', value: null },
    });
    emit(world, account, 'payout.updated', sent, changes(payout, sent));
    return;
  }
  const failure = payout.destination ? payoutFailure(world, payout.destination) : null;
  if (!failure) {
    const reconciliation = payout.automatic ? ({ reconciliation_status: 'completed' } as const) : {};
    const paid = world.payouts.update(id, { status: 'paid', trace_id, ...reconciliation });
    emit(world, account, 'payout.paid', paid);
    emit(world, account, 'payout.updated', paid, changes(payout, paid));
    if (payout.automatic) emit(world, account, 'payout.reconciliation_completed', paid);
    return;
  }
  const [returned] = post(
    world,
    payout.currency,
    [
      {
        account,
        type: 'payout_failure',
        amount: payout.amount,
        source: id,
        description: 'STRIPE PAYOUT FAILURE',
      },
    ],
    { banks: -payout.amount },
  );
  const failed = world.payouts.update(id, {
    failure_balance_transaction: returned?.id ?? null,
    failure_code: failure.code,
    failure_message: failure.message,
    status: 'failed',
  });
  if (payout.destination && world.bankAccounts.any(payout.destination)) {
    const bank = world.bankAccounts.update(payout.destination, { status: 'errored' });
    emit(world, account, 'account.external_account.updated', bank, { status: 'new' });
  }
  emit(world, account, 'payout.failed', failed);
  emit(world, account, 'payout.updated', failed, changes(payout, failed));
}

/**
 * Pending money has become available: the account is told, and unless its schedule is manual Stripe pays
 * everything out by itself. Wired to the schedule at the start.
 */
export function fundsBecameAvailable(world: World, account: string): void {
  announceAvailable(world, account);
  const owner = world.accounts.any(account);
  if (!owner?.payouts_enabled || payoutInterval(owner) === 'manual') return;
  for (const currency of currenciesOf(world, account)) {
    const { available } = fundsOf(world, account, currency);
    const bank = bankAccountFor(world, account, currency);
    if (available <= 0 || !bank || bank.status === 'errored') continue;
    send(world, account, {
      amount: available,
      currency,
      description: 'STRIPE PAYOUT',
      metadata: {},
      method: 'standard',
      statementDescriptor: null,
      isAutomatic: true,
    });
  }
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
  const items = filtered(call, createdWithin(call, world.payouts.of(call.account)), {
    status: (payout) => payout.status,
    destination: (payout) => payout.destination,
  });
  return page(world, call, '/v1/payouts', items);
}

function settings(world: World, call: Call): object {
  const account = call.account === PLATFORM ? null : world.accounts.sure(call.account);
  return {
    object: 'balance_settings',
    payments: {
      debit_negative_balances: account?.settings?.payouts?.debit_negative_balances ?? false,
      payouts: {
        automatic_transfer_rules_by_currency: null,
        minimum_balance_by_currency: null,
        schedule: { interval: account ? payoutInterval(account) : 'manual' },
        statement_descriptor: account?.settings?.payouts?.statement_descriptor ?? null,
        status: account && !account.payouts_enabled ? 'disabled' : 'enabled',
      },
      settlement_timing: { delay_days: 2, start_of_day: null },
    },
  };
}

function updateSettings(world: World, call: Call): object {
  const schedule = call.params.nested('payments')?.nested('payouts')?.nested('schedule');
  const interval = schedule?.oneOf('interval', ['manual', 'daily', 'weekly', 'monthly'] as const);
  if (interval && call.account !== PLATFORM) {
    setPayoutInterval(world, call.account, interval);
    emit(world, call.account, 'balance_settings.updated', settings(world, call));
  }
  return settings(world, call);
}

const CREATE = [
  'amount',
  'currency',
  'description',
  'destination',
  'metadata',
  'method',
  'payout_method',
  'source_type',
  'statement_descriptor',
];

export const payoutEndpoints: Endpoint[] = [
  { method: 'POST', path: '/v1/payouts', params: CREATE, handle: create },
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
  { method: 'GET', path: '/v1/balance_settings', params: [], handle: settings },
  { method: 'POST', path: '/v1/balance_settings', params: ['payments'], handle: updateSettings },
];
