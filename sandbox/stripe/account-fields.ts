import { invalid } from './errors';
import type { Params } from './params';
import type { Account } from './types';

/** Countries that the sandbox opens accounts in, with their currency. */
export const COUNTRIES: Record<string, string> = {
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

/** Payout schedules. */
export const INTERVALS = ['manual', 'daily', 'weekly', 'monthly'] as const;

export type Interval = (typeof INTERVALS)[number];

/** Who is responsible for what, as `controller[...]` says; undefined when it was not given. */
export function readController(params: Params): Account['controller'] | undefined {
  const given = params.nested('controller');
  if (!given) return undefined;
  given.allowOnly(['fees', 'losses', 'requirement_collection', 'stripe_dashboard']);
  given.nested('stripe_dashboard')?.allowOnly(['type']);
  given.nested('losses')?.allowOnly(['payments']);
  given.nested('fees')?.allowOnly(['payer']);
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

/** @throws email_invalid. */
export function readEmail(params: Params): string | undefined {
  const email = params.text('email');
  if (email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw invalid('email_invalid', `Invalid email address: ${email}`, 'email');
  }
  return email;
}

/** The capabilities with `requested=true`; only those that the sandbox imitates are taken. */
export function readCapabilities(params: Params): ('transfers' | 'card_payments')[] {
  const given = params.nested('capabilities');
  if (!given) return [];
  given.allowOnly(['transfers', 'card_payments']);
  return (['transfers', 'card_payments'] as const).filter((name) => {
    const capability = given.nested(name);
    capability?.allowOnly(['requested']);
    return capability?.flag('requested') === true;
  });
}

/** Settings that Stripe knows and the sandbox does not. */
const NOT_IMITATED = [
  'bacs_debit_payments',
  'branding',
  'card_issuing',
  'card_payments',
  'invoices',
  'payments',
  'treasury',
];

/** `settings[payouts][schedule][interval]`, the only setting that the sandbox takes. */
export function readInterval(params: Params): Interval | undefined {
  const settings = params.nested('settings');
  settings?.refuse(NOT_IMITATED);
  settings?.allowOnly(['payouts']);
  const payouts = settings?.nested('payouts');
  payouts?.refuse(['debit_negative_balances', 'statement_descriptor']);
  payouts?.allowOnly(['schedule']);
  const schedule = payouts?.nested('schedule');
  schedule?.refuse([
    'delay_days',
    'monthly_anchor',
    'monthly_payout_days',
    'weekly_anchor',
    'weekly_payout_days',
  ]);
  schedule?.allowOnly(['interval']);
  return schedule?.oneOf('interval', INTERVALS);
}

/** The business profile with what was given and null for the rest. */
export function readBusinessProfile(params: Params): NonNullable<Account['business_profile']> {
  const given = params.nested('business_profile');
  given?.refuse(['annual_revenue', 'estimated_worker_count', 'monthly_estimated_revenue', 'support_address']);
  given?.allowOnly([
    'mcc',
    'name',
    'product_description',
    'support_email',
    'support_phone',
    'support_url',
    'url',
  ]);
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

/** The settings of a new account. */
export function settingsWith(
  interval: Interval,
  displayName: string | null,
): NonNullable<Account['settings']> {
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
