import { derivedText } from '../ids';
import { needAccount } from './auth';
import type { Call, Endpoint } from './endpoint';
import { invalid, refused } from './errors';
import { emit } from './events';
import { LIST_PARAMS, page } from './lists';
import { Params } from './params';
import type { BankAccount } from './types';
import { newId, type World } from './world';

/** Account numbers of Stripe's test banks at which a payout fails, and how. */
const FAILING: Record<string, { code: string; message: string }> = {
  '000111111116': {
    code: 'no_account',
    message:
      'The bank account details on file are probably incorrect. No bank account could be located with those details.',
  },
  '000111111113': { code: 'account_closed', message: 'The bank account has been closed.' },
  '000222222227': {
    code: 'insufficient_funds',
    message: 'Your Stripe account has insufficient funds to cover the payout.',
  },
  '000333333335': {
    code: 'debit_not_authorized',
    message: 'Debit transactions are not approved on your bank account.',
  },
  '000444444440': {
    code: 'invalid_currency',
    message: 'The bank was unable to process this payout because of its currency.',
  },
};
const GOOD_NUMBER = '000123456789';
const ROUTING = '110000000';

/** Why a payout to this bank account fails, or null when it arrives. */
export function payoutFailure(world: World, bankAccount: string): { code: string; message: string } | null {
  return FAILING[world.bankAccounts.hidden(bankAccount, 'number') ?? ''] ?? null;
}

/** What a bank says with one of the failure codes of the test banks; undefined for another code. */
export function failureWith(code: string): { code: string; message: string } | undefined {
  return Object.values(FAILING).find((failure) => failure.code === code);
}

/** The bank account that payouts in this currency go to. */
export function bankAccountFor(world: World, account: string, currency: string): BankAccount | undefined {
  return world.bankAccounts.of(account).find((bank) => bank.currency === currency);
}

/**
 * Makes a bank account the account's only one in its currency. `given` holds its fields, or its number, or
 * null for the test bank at which everything arrives.
 */
export function readBankAccount(world: World, account: string, given: Params | string | null): BankAccount {
  const owner = world.accounts.sure(account);
  const params = given instanceof Params ? given : new Params({ account_number: given ?? GOOD_NUMBER });
  const currency = params.text('currency') ?? owner.default_currency ?? 'usd';
  const number = params.requireText('account_number');
  if (!/^\d{4,17}$/.test(number)) {
    throw invalid(
      'account_number_invalid',
      'Invalid account number: must contain only digits, 4 to 17.',
      'external_account[account_number]',
    );
  }
  const routing = params.text('routing_number') ?? ROUTING;
  if (currency === 'usd' && !/^\d{9}$/.test(routing)) {
    throw invalid(
      'routing_number_invalid',
      `Invalid routing number for US: ${routing}`,
      'external_account[routing_number]',
    );
  }
  for (const old of world.bankAccounts.of(account)) {
    if (old.currency !== currency) continue;
    world.bankAccounts.remove(old.id);
    emit(world, account, 'account.external_account.deleted', old);
  }
  const bank: BankAccount = {
    id: newId('ba'),
    object: 'bank_account',
    account,
    account_holder_name: params.text('account_holder_name') ?? null,
    account_holder_type: params.text('account_holder_type') ?? 'individual',
    account_type: null,
    available_payout_methods: ['standard'],
    bank_name: 'STRIPE TEST BANK',
    country: params.text('country') ?? owner.country ?? 'US',
    currency,
    customer: null,
    default_for_currency: true,
    fingerprint: derivedText(number, 16),
    future_requirements: null,
    last4: number.slice(-4),
    metadata: {},
    requirements: null,
    routing_number: routing,
    status: 'new',
  };
  world.bankAccounts.insert(account, bank, { number });
  emit(world, account, 'account.external_account.created', bank);
  return bank;
}

function create(world: World, call: Call): object {
  const account = needAccount(world, call.id());
  const given = call.params.nested('external_account');
  if (!given)
    throw invalid('parameter_missing', 'Missing required param: external_account.', 'external_account');
  const kind = given.text('object') ?? 'bank_account';
  if (kind !== 'bank_account')
    throw refused(null, `The sandbox takes bank accounts only, not ${kind}.`, 'external_account[object]');
  return readBankAccount(world, account.id, given);
}

function list(world: World, call: Call): object {
  const account = needAccount(world, call.id());
  return page(world, call, `/v1/accounts/${account.id}/external_accounts`, world.bankAccounts.of(account.id));
}

export const bankAccountEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/accounts/:id/external_accounts',
    params: ['external_account', 'metadata', 'default_for_currency'],
    handle: create,
  },
  {
    method: 'GET',
    path: '/v1/accounts/:id/external_accounts',
    params: [...LIST_PARAMS, 'object'],
    handle: list,
  },
  {
    method: 'GET',
    path: '/v1/accounts/:id/external_accounts/:bank',
    params: [],
    handle: (world, call) => world.bankAccounts.need(call.id(), call.id('bank')),
  },
];
