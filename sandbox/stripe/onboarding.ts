import type { Interval } from './account-fields';
import { readBankAccount } from './bank-accounts';
import { refused } from './errors';
import { changes, emit } from './events';
import type { Account } from './types';
import type { World } from './world';

/** What a person still has to hand in at Stripe before the account can be used. */
export const DUE = [
  'business_profile.mcc',
  'business_profile.url',
  'external_account',
  'individual.dob.day',
  'individual.dob.month',
  'individual.dob.year',
  'individual.first_name',
  'individual.last_name',
  'individual.ssn_last_4',
  'tos_acceptance.date',
  'tos_acceptance.ip',
];

/** The requirements of an account in good standing. */
export const NOTHING_DUE = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
};

/** How an account is paid out: `manual`, or by itself. */
export function payoutInterval(account: Account): string {
  return account.settings?.payouts?.schedule.interval ?? 'daily';
}

/** Changes the payout schedule, as both /v1/accounts and /v1/balance_settings can. */
export function setPayoutInterval(world: World, id: string, interval: Interval): Account {
  const account = world.accounts.sure(id);
  const { settings } = account;
  if (!settings?.payouts) return account;
  const { payouts } = settings;
  return world.accounts.update(id, {
    settings: { ...settings, payouts: { ...payouts, schedule: { ...payouts.schedule, interval } } },
  });
}

/** @throws insufficient_capabilities_for_transfer unless the account may receive money from the platform. */
export function needTransferable(world: World, id: string, param: string): void {
  const account = world.accounts.any(id);
  if (account?.capabilities?.transfers === 'active') return;
  const message =
    'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments';
  throw refused('insufficient_capabilities_for_transfer', message, param);
}

/** Sends `account.updated` with what has changed since `before`, if anything has. */
export function announceUpdate(world: World, before: Account): Account {
  const after = world.accounts.sure(before.id);
  const changed = changes(before, after);
  if (Object.keys(changed).length > 0) emit(world, before.id, 'account.updated', after, changed);
  return after;
}

/**
 * Everything that Stripe asked for has been handed in and found in order: the account can be charged and
 * paid. Emits `account.updated`, `capability.updated` and `account.external_account.created` to the Connect
 * endpoint.
 */
export function completeOnboarding(world: World, id: string, accountNumber: string | null): Account {
  const before = world.accounts.sure(id);
  const names = Object.keys(before.capabilities ?? {});
  const date = world.core.clock.seconds();
  if (accountNumber !== null || world.bankAccounts.of(id).length === 0) {
    readBankAccount(world, id, accountNumber);
  }
  world.accounts.update(id, {
    capabilities: Object.fromEntries(names.map((name) => [name, 'active'])),
    charges_enabled: true,
    details_submitted: true,
    payouts_enabled: true,
    requirements: NOTHING_DUE,
    tos_acceptance: { date, ip: '127.0.0.1', user_agent: 'sandbox' },
  });
  for (const name of names) emitCapability(world, id, name, 'active', date);
  return announceUpdate(world, before);
}

/** Stripe stops an account: neither charges nor payouts, until it has been onboarded again. */
export function restrictAccount(world: World, id: string): Account {
  const before = world.accounts.sure(id);
  const names = Object.keys(before.capabilities ?? {});
  const due = ['individual.verification.document'];
  world.accounts.update(id, {
    capabilities: Object.fromEntries(names.map((name) => [name, 'inactive'])),
    charges_enabled: false,
    payouts_enabled: false,
    requirements: {
      ...NOTHING_DUE,
      currently_due: due,
      disabled_reason: 'requirements.past_due',
      eventually_due: due,
      past_due: due,
    },
  });
  for (const name of names) emitCapability(world, id, name, 'inactive', world.core.clock.seconds());
  return announceUpdate(world, before);
}

function emitCapability(
  world: World,
  account: string,
  name: string,
  status: string,
  requestedAt: number,
): void {
  const capability = {
    id: name,
    object: 'capability',
    account,
    future_requirements: NOTHING_DUE,
    requested: true,
    requested_at: requestedAt,
    requirements: NOTHING_DUE,
    status,
  };
  emit(world, account, 'capability.updated', capability, {
    status: status === 'active' ? 'inactive' : 'active',
  });
}
