import { readBankAccount } from './bank-accounts';
import type { Call, Endpoint } from './endpoint';
import { invalid, refused, unsupported } from './errors';
import { changes, emit } from './events';
import { balanceOf, currenciesOf, fundsOf } from './ledger';
import { createdWithin, LIST_PARAMS, page } from './lists';
import type { Params } from './params';
import { mergeMetadata } from './params';
import type { Account } from './types';
import { PLATFORM } from './types';
import { newId, type World } from './world';

/** Countries that the sandbox opens accounts in, with their currency. */
const COUNTRIES: Record<string, string> = {
  US: 'usd',
  CA: 'cad',
  GB: 'gbp',
  IE: 'eur',
  DE: 'eur',
  FR: 'eur',
  NL: 'eur',
  ES: 'eur',
  IT: 'eur',
  AU: 'aud',
  CH: 'chf',
  JP: 'jpy',
};
const INTERVALS = ['manual', 'daily', 'weekly', 'monthly'] as const;
type Interval = (typeof INTERVALS)[number];

/** What a person still has to hand in at Stripe before the account can be used. */
const DUE = [
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

const NOTHING_DUE = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
};

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
  const individual = params.nested('individual');
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
    settings: settingsWith(readInterval(params) ?? 'daily', individual?.text('first_name') ?? email),
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: type ?? 'none',
  };
  return world.accounts.insert(PLATFORM, account);
}

function readController(params: Params): Account['controller'] | undefined {
  const given = params.nested('controller');
  if (!given) return undefined;
  given.allowOnly(['fees', 'losses', 'requirement_collection', 'stripe_dashboard']);
  const dashboard =
    given.nested('stripe_dashboard')?.oneOf('type', ['express', 'full', 'none'] as const) ?? 'full';
  const losses = given.nested('losses')?.oneOf('payments', ['application', 'stripe'] as const) ?? 'stripe';
  const payer = given.nested('fees')?.oneOf('payer', ['account', 'application'] as const) ?? 'account';
  const collection = given.oneOf('requirement_collection', ['application', 'stripe'] as const) ?? 'stripe';
  if (dashboard === 'express' && losses !== 'application') {
    const message =
      'When `controller[stripe_dashboard][type]=express`, `controller[losses][payments]` must be `application`.';
    throw invalid(null, message, 'controller[losses][payments]');
  }
  return {
    fees: { payer },
    is_controller: true,
    losses: { payments: losses },
    requirement_collection: collection,
    stripe_dashboard: { type: dashboard },
    type: 'application',
  };
}

function readEmail(params: Params): string | undefined {
  const email = params.text('email');
  if (email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw invalid('email_invalid', `Invalid email address: ${email}`, 'email');
  }
  return email;
}

function readCapabilities(params: Params): ('transfers' | 'card_payments')[] {
  const given = params.nested('capabilities');
  if (!given) return [];
  given.allowOnly(['transfers', 'card_payments']);
  return (['transfers', 'card_payments'] as const).filter(
    (name) => given.nested(name)?.flag('requested') === true,
  );
}

function readInterval(params: Params): Interval | undefined {
  return params.nested('settings')?.nested('payouts')?.nested('schedule')?.oneOf('interval', INTERVALS);
}

function readBusinessProfile(params: Params): NonNullable<Account['business_profile']> {
  const given = params.nested('business_profile');
  return {
    annual_revenue: null,
    estimated_worker_count: null,
    mcc: given?.text('mcc') ?? null,
    minority_owned_business_designation: null,
    name: given?.text('name') ?? null,
    product_description: given?.text('product_description') ?? null,
    specified_commercial_transactions_act_url: null,
    support_address: null,
    support_email: given?.text('support_email') ?? null,
    support_phone: given?.text('support_phone') ?? null,
    support_url: given?.text('support_url') ?? null,
    url: given?.text('url') ?? null,
  };
}

function settingsWith(interval: Interval, displayName: string | null): NonNullable<Account['settings']> {
  return {
    bacs_debit_payments: { display_name: null, service_user_number: null },
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_issuing: { tos_acceptance: { date: null, ip: null } },
    card_payments: {
      decline_on: { avs_failure: false, cvc_failure: false },
      statement_descriptor_prefix: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    dashboard: { display_name: displayName, timezone: 'Etc/UTC' },
    invoices: { default_account_tax_ids: null, hosted_payment_method_save: null },
    payments: {
      statement_descriptor: null,
      statement_descriptor_kana: null,
      statement_descriptor_kanji: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    payouts: {
      debit_negative_balances: true,
      schedule: { delay_days: 2, interval },
      statement_descriptor: null,
    },
    sepa_debit_payments: {},
  };
}

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

/** @throws transfers_not_allowed unless the account may receive money from the platform. */
export function needTransferable(world: World, id: string, param: string): void {
  const account = world.accounts.any(id);
  if (account?.capabilities?.transfers === 'active') return;
  const message =
    'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments';
  throw refused('transfers_not_allowed', message, param);
}

function update(world: World, call: Call): object {
  const { params } = call;
  const before = world.accounts.need(PLATFORM, call.id());
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
  if (params.has('tos_acceptance') && before.controller?.requirement_collection === 'stripe') {
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

function remove(world: World, call: Call): object {
  const account = world.accounts.need(PLATFORM, call.id());
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
  const account = world.accounts.need(PLATFORM, call.id());
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
  'company',
  'default_currency',
  'email',
  'external_account',
  'individual',
  'metadata',
  'settings',
  'tos_acceptance',
];

export const accountEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/accounts',
    params: [...FIELDS, 'type', 'country', 'controller'],
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
    handle: (world, call) => world.accounts.need(PLATFORM, call.id()),
  },
  { method: 'POST', path: '/v1/accounts/:id', params: FIELDS, handle: update },
  { method: 'DELETE', path: '/v1/accounts/:id', params: [], handle: remove },
  { method: 'POST', path: '/v1/accounts/:id/login_links', params: [], handle: loginLink },
  { method: 'GET', path: '/v1/balance', params: [], handle: (world, call) => balanceOf(world, call.account) },
];
