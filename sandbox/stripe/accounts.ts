import {
  COUNTRIES,
  readBusinessProfile,
  readCapabilities,
  readController,
  readEmail,
  readInterval,
  settingsWith,
} from './account-fields';
import { needAccount } from './auth';
import { readBankAccount } from './bank-accounts';
import type { Call, Endpoint } from './endpoint';
import { invalid, refused, unsupported } from './errors';
import { emit } from './events';
import { currenciesOf, fundsOf } from './ledger';
import { createdWithin, LIST_PARAMS, page } from './lists';
import { announceUpdate, DUE, NOTHING_DUE, setPayoutInterval } from './onboarding';
import { mergeMetadata } from './params';
import type { Account } from './types';
import { PLATFORM } from './types';
import { newId, type World } from './world';

function create(world: World, call: Call): object {
  const { params } = call;
  const type = params.oneOf('type', ['express', 'standard', 'custom'] as const);
  const controller = readController(params);
  if (type && controller) {
    const message = 'You may only specify one of these parameters: type, controller.';
    throw invalid('parameters_exclusive', message, 'type');
  }
  const country = params.text('country') ?? 'US';
  const currency = COUNTRIES[country];
  if (currency === undefined)
    throw invalid(
      'country_unsupported',
      `Country '${country}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US' or 'GB'.`,
      'country',
    );
  const email = readEmail(params) ?? null;
  const requested = readCapabilities(params);
  const id = newId('acct');
  const account: Account = {
    id,
    object: 'account',
    business_profile: readBusinessProfile(params),
    business_type:
      params.oneOf('business_type', ['individual', 'company', 'non_profit', 'government_entity'] as const) ??
      null,
    capabilities: Object.fromEntries(requested.map((name) => [name, 'inactive'])),
    charges_enabled: false,
    controller: controller ?? {
      fees: { payer: type === 'standard' ? 'account' : 'application_express' },
      is_controller: true,
      losses: { payments: type === 'standard' ? 'stripe' : 'application' },
      requirement_collection: type === 'custom' ? 'application' : 'stripe',
      stripe_dashboard: { type: type === 'express' ? 'express' : type === 'custom' ? 'none' : 'full' },
      type: 'application',
    },
    country,
    created: world.core.clock.seconds(),
    default_currency: params.text('default_currency') ?? currency,
    details_submitted: false,
    email,
    future_requirements: NOTHING_DUE,
    metadata: mergeMetadata({}, params.metadata()),
    payouts_enabled: false,
    requirements: {
      ...NOTHING_DUE,
      currently_due: DUE,
      disabled_reason: 'requirements.past_due',
      eventually_due: DUE,
      past_due: DUE,
    },
    settings: settingsWith(readInterval(params) ?? 'daily', email),
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: type ?? 'none',
  };
  world.accounts.insert(PLATFORM, account);
  const bank = params.nested('external_account');
  if (bank) readBankAccount(world, id, bank);
  return account;
}

function update(world: World, call: Call): object {
  const { params } = call;
  const before = needAccount(world, call.id());
  const patch: Partial<Account> = { metadata: mergeMetadata(before.metadata ?? {}, params.metadata()) };
  const email = readEmail(params);
  if (email !== undefined) patch.email = email;
  const added = readCapabilities(params).filter((name) => before.capabilities?.[name] === undefined);
  if (added.length > 0) {
    const status = before.details_submitted ? 'active' : 'inactive';
    patch.capabilities = {
      ...before.capabilities,
      ...Object.fromEntries(added.map((name) => [name, status])),
    };
  }
  if (params.has('business_profile')) patch.business_profile = readBusinessProfile(params);
  if (params.has('tos_acceptance')) {
    const message =
      'You cannot accept the Terms of Service on behalf of accounts where Stripe collects requirements.';
    throw refused(null, message, 'tos_acceptance');
  }
  world.accounts.update(before.id, patch);
  const interval = readInterval(params);
  if (interval) setPayoutInterval(world, before.id, interval);
  const bank = params.nested('external_account');
  if (bank) readBankAccount(world, before.id, bank);
  return announceUpdate(world, before);
}

function remove(world: World, call: Call): object {
  const account = needAccount(world, call.id());
  const isEmpty = currenciesOf(world, account.id).every((currency) => {
    const funds = fundsOf(world, account.id, currency);
    return funds.available === 0 && funds.pending === 0;
  });
  if (!isEmpty) {
    throw refused('account_invalid', 'This account cannot be deleted: its balance must be zero.', 'id');
  }
  emit(world, account.id, 'account.application.deauthorized', {
    id: 'ca_sandbox',
    object: 'application',
    name: 'Monet',
  });
  world.accounts.remove(account.id);
  return { id: account.id, object: 'account', deleted: true };
}

function loginLink(world: World, call: Call): object {
  const account = needAccount(world, call.id());
  if (account.controller?.stripe_dashboard?.type !== 'express') {
    throw invalid(null, 'Cannot create a login link for an account that is not an Express account.');
  }
  if (!account.details_submitted) {
    throw refused(null, 'Cannot create a login link for an account that has not completed onboarding.');
  }
  const url = `${world.core.origin()}/stripe/express/${account.id}`;
  return { object: 'login_link', created: world.core.clock.seconds(), url };
}

function own(world: World, call: Call): object {
  if (call.account !== PLATFORM) return world.accounts.sure(call.account);
  throw unsupported('the platform’s own account object');
}

const FIELDS = [
  'business_profile',
  'business_type',
  'capabilities',
  'default_currency',
  'email',
  'external_account',
  'metadata',
  'settings',
  'tos_acceptance',
];
const UNSUPPORTED = ['account_token', 'company', 'documents', 'groups', 'individual'];

export const accountEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/accounts',
    params: [...FIELDS, 'type', 'country', 'controller'],
    unsupported: [...UNSUPPORTED, 'tos_acceptance'],
    handle: create,
  },
  {
    method: 'GET',
    path: '/v1/accounts',
    params: [...LIST_PARAMS, 'created'],
    handle: (world, call) =>
      page(
        world,
        call,
        '/v1/accounts',
        createdWithin(
          call,
          world.accounts.of(PLATFORM).map((each) => ({ ...each, created: each.created ?? 0 })),
        ),
      ),
  },
  { method: 'GET', path: '/v1/account', params: [], handle: own },
  {
    method: 'GET',
    path: '/v1/accounts/:id',
    params: [],
    handle: (world, call) => needAccount(world, call.id()),
  },
  { method: 'POST', path: '/v1/accounts/:id', params: FIELDS, unsupported: UNSUPPORTED, handle: update },
  { method: 'DELETE', path: '/v1/accounts/:id', params: [], handle: remove },
  { method: 'POST', path: '/v1/accounts/:id/login_links', params: [], handle: loginLink },
];
