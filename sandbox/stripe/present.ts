import { invalid } from './errors';
import type { BalanceTransaction } from './types';
import { PLATFORM } from './types';
import type { World } from './world';

type Json = Record<string, unknown>;

const EXPAND_DEPTH = 4;

/** The object as the API shows it: lists inside it filled, and what depends on the time worked out. */
export function present(world: World, object: object): Json {
  const shown = structuredClone(object) as Json;
  const id = String(shown.id);
  switch (shown.object) {
    case 'account':
      shown.external_accounts = sublist(`/v1/accounts/${id}/external_accounts`, world.bankAccounts.of(id));
      break;
    case 'balance_transaction':
      shown.status = transactionStatus(world, object as BalanceTransaction);
      break;
    case 'dispute':
      shown.balance_transactions = (shown.balance_transactions as object[]).map((each) =>
        present(world, each),
      );
      break;
    case 'transfer':
      shown.reversals = sublist(
        `/v1/transfers/${id}/reversals`,
        world.reversals.of(PLATFORM).filter((each) => each.transfer === id),
      );
      break;
    case 'application_fee':
      shown.refunds = sublist(
        `/v1/application_fees/${id}/refunds`,
        world.feeRefunds.of(PLATFORM).filter((each) => each.fee === id),
      );
      break;
  }
  return shown;
}

/** Whether the money has become available by now. */
export function transactionStatus(world: World, transaction: BalanceTransaction): 'available' | 'pending' {
  return transaction.available_on <= world.core.clock.seconds() ? 'available' : 'pending';
}

/**
 * Replaces ids by objects along `paths`, such as `latest_charge.balance_transaction` or `data.charge`.
 * @throws invalid when a path leads nowhere or is deeper than four levels.
 */
export function expand(world: World, shown: Json, paths: string[]): Json {
  for (const path of paths) {
    const steps = path.split('.');
    const depth = steps.filter((step) => step !== 'data').length;
    if (depth > EXPAND_DEPTH) {
      throw invalid(
        null,
        `You cannot expand more than ${EXPAND_DEPTH} levels of a property (${path}).`,
        'expand',
      );
    }
    follow(world, shown, steps, path);
  }
  return shown;
}

function follow(world: World, at: Json, steps: string[], path: string): void {
  const [step, ...rest] = steps;
  if (step === undefined) return;
  if (at[step] === undefined && at.object === 'charge' && step === 'refunds')
    at.refunds = refundsOf(world, at);
  const value = at[step];
  if (value === null) return;
  if (Array.isArray(value)) {
    at[step] = value.map((item) => enter(world, item, rest, path));
    return;
  }
  if (value === undefined) throw invalid(null, `This property cannot be expanded (${path}).`, 'expand');
  at[step] = enter(world, value, rest, path);
}

function enter(world: World, value: unknown, rest: string[], path: string): unknown {
  const object = typeof value === 'string' ? resolve(world, value) : value;
  if (typeof object !== 'object' || object === null) {
    throw invalid(null, `This property cannot be expanded (${path}).`, 'expand');
  }
  const shown = typeof value === 'string' ? present(world, object) : (object as Json);
  follow(world, shown, rest, path);
  return shown;
}

function refundsOf(world: World, charge: Json): object {
  const id = String(charge.id);
  const owner = world.charges.ownerOf(id) ?? PLATFORM;
  const refunds = world.refunds.of(owner).filter((refund) => refund.charge === id);
  return sublist(`/v1/charges/${id}/refunds`, refunds);
}

/** The object with this id, of whichever kind its prefix says. */
function resolve(world: World, id: string): object | undefined {
  const tables: Record<string, { any(id: string): object | undefined }> = {
    acct: world.accounts,
    ba: world.bankAccounts,
    ch: world.charges,
    py: world.charges,
    cus: world.customers,
    dp: world.disputes,
    fee: world.fees,
    fr: world.feeRefunds,
    pi: world.paymentIntents,
    pm: world.paymentMethods,
    po: world.payouts,
    re: world.refunds,
    pyr: world.refunds,
    tr: world.transfers,
    trr: world.reversals,
    txn: world.transactions,
  };
  return tables[id.slice(0, id.indexOf('_'))]?.any(id);
}

function sublist(url: string, data: object[]): Json {
  return { object: 'list', data: structuredClone(data), has_more: false, url };
}

/** What a browser with the publishable key may see of a PaymentIntent: nothing of the other side. */
export function publicIntent(shown: Json): Json {
  const fields = [
    'id',
    'object',
    'allowed_payment_method_types',
    'amount',
    'automatic_payment_methods',
    'canceled_at',
    'cancellation_reason',
    'capture_method',
    'client_secret',
    'confirmation_method',
    'created',
    'currency',
    'description',
    'last_payment_error',
    'livemode',
    'next_action',
    'payment_method',
    'payment_method_types',
    'processing',
    'receipt_email',
    'setup_future_usage',
    'shipping',
    'source',
    'status',
  ];
  return Object.fromEntries(fields.map((field) => [field, shown[field]]));
}
