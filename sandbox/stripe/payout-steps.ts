import { bankAccountFor, payoutFailure } from './bank-accounts';
import { changes, emit } from './events';
import { announceAvailable, currenciesOf, fundsOf, post } from './ledger';
import { payoutInterval } from './onboarding';
import type { Payout } from './types';
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

/** Takes the money from the balance and sets the timers of its way to the bank. */
export function send(world: World, account: string, fields: PayoutFields): Payout {
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
  if (!payout || !account || payout.status === 'canceled' || payout.status === 'failed') return;
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
  failPayout(world, payout, account, failure);
}

/**
 * The bank sends a payout back, before or after it was `paid`: the money is on the balance again, and the bank
 * account takes no more until it is replaced.
 */
export function failPayout(
  world: World,
  payout: Payout,
  account: string,
  failure: { code: string; message: string },
): Payout {
  const [returned] = post(
    world,
    payout.currency,
    [
      {
        account,
        type: 'payout_failure',
        amount: payout.amount,
        source: payout.id,
        description: 'STRIPE PAYOUT FAILURE',
      },
    ],
    { banks: -payout.amount },
  );
  const failed = world.payouts.update(payout.id, {
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
  return failed;
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
