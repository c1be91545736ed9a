import { INTERVALS } from './account-fields';
import type { Call, Endpoint } from './endpoint';
import { emit } from './events';
import { balanceOf } from './ledger';
import { payoutInterval, setPayoutInterval } from './onboarding';
import { PLATFORM } from './types';
import type { World } from './world';

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
  const payments = call.params.nested('payments');
  payments?.refuse(['debit_negative_balances', 'settlement_timing']);
  payments?.allowOnly(['payouts']);
  const payouts = payments?.nested('payouts');
  payouts?.refuse(['minimum_balance_by_currency', 'statement_descriptor']);
  payouts?.allowOnly(['schedule']);
  const schedule = payouts?.nested('schedule');
  schedule?.refuse(['monthly_payout_days', 'weekly_payout_days']);
  schedule?.allowOnly(['interval']);
  const interval = schedule?.oneOf('interval', INTERVALS);
  if (interval && call.account !== PLATFORM) {
    setPayoutInterval(world, call.account, interval);
    emit(world, call.account, 'balance_settings.updated', settings(world, call));
  }
  return settings(world, call);
}

export const balanceEndpoints: Endpoint[] = [
  { method: 'GET', path: '/v1/balance', params: [], handle: (world, call) => balanceOf(world, call.account) },
  { method: 'GET', path: '/v1/balance_settings', params: [], handle: settings },
  { method: 'POST', path: '/v1/balance_settings', params: ['payments'], handle: updateSettings },
];
