import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  onboardedAccount,
  PUBLISHABLE_KEY,
  pay,
  startTestSandbox,
  stripeClient,
  type TestSandbox,
} from './support';

// What Stripe refuses, the sandbox has to refuse in the same words, or the product's mistakes are found only
// with real money. Asked with the official SDK; `raw` where its types would not let us ask.

let test: TestSandbox;
let stripe: Stripe;
let browser: Stripe;
/** Onboarded; `waiting` has not finished onboarding; `broken` has a bank account that sent a payout back. */
let account: string;
let waiting: string;
let broken: string;

const ENABLED = { enabled: true, allow_redirects: 'never' } as const;
const open = () => stripe.paymentIntents.create({ amount: 1_000, currency: 'usd' });
const paid = (card = 'pm_card_bypassPending') => pay(test, account, 12_000, 2_400, card);
/** Paid to the platform alone: no transfer, no fee. */
const plain = () =>
  stripe.paymentIntents.create({
    amount: 5_000,
    currency: 'usd',
    payment_method: 'pm_card_bypassPending',
    confirm: true,
    automatic_payment_methods: ENABLED,
  });
const raw = (path: string, params: Record<string, unknown> = {}, method = 'POST') =>
  stripe.rawRequest(method, path, params);
const intentWith = (params: Record<string, unknown>) =>
  raw('/v1/payment_intents', { amount: 1_000, currency: 'usd', ...params });
const transferOf = async (intent: Stripe.PaymentIntent) =>
  String((await stripe.charges.retrieve(String(intent.latest_charge))).transfer);
const own = () => ({ stripeAccount: account });
const urls = { refresh_url: 'https://monet.example/again', return_url: 'https://monet.example/back' };

beforeAll(async () => {
  test = await startTestSandbox();
  stripe = test.stripe;
  browser = stripeClient(test.sandbox.origin, PUBLISHABLE_KEY);
  account = (await onboardedAccount(test)).id;
  waiting = (
    await stripe.accounts.create({ country: 'US', capabilities: { transfers: { requested: true } } })
  ).id;
  broken = (await onboardedAccount(test, '000111111116')).id;
  await pay(test, broken, 1_000, 100, 'pm_card_bypassPending');
  await stripe.payouts.create({ amount: 500, currency: 'usd' }, { stripeAccount: broken });
  await test.advance('P1D');
});
afterAll(() => test.close());

interface Refusal {
  asked: string;
  ask: () => Promise<unknown>;
  /** HTTP status; then `code` and `param`, null where Stripe gives none. */
  is: [status: number, code: string | null, param: string | null];
  type?: string;
}

const INTEGER = 'parameter_invalid_integer';
const UNKNOWN = 'parameter_unknown';
const MISSING = 'parameter_missing';
const STATE = 'payment_intent_unexpected_state';
const NONE = 'resource_missing';

const AMOUNTS: Refusal[] = [
  { asked: 'less than 0.50', ask: () => intentWith({ amount: 49 }), is: [400, 'amount_too_small', 'amount'] },
  {
    asked: 'nine digits',
    ask: () => intentWith({ amount: 100_000_000 }),
    is: [400, 'amount_too_large', 'amount'],
  },
  { asked: 'nothing', ask: () => intentWith({ amount: 0 }), is: [400, INTEGER, 'amount'] },
  { asked: 'less than nothing', ask: () => intentWith({ amount: -1_000 }), is: [400, INTEGER, 'amount'] },
  { asked: 'half a cent', ask: () => intentWith({ amount: 1_000.5 }), is: [400, INTEGER, 'amount'] },
  { asked: 'no number', ask: () => intentWith({ amount: 'ten' }), is: [400, INTEGER, 'amount'] },
  {
    asked: 'no amount',
    ask: () => raw('/v1/payment_intents', { currency: 'usd' }),
    is: [400, MISSING, 'amount'],
  },
  {
    asked: 'no currency',
    ask: () => raw('/v1/payment_intents', { amount: 1_000 }),
    is: [400, MISSING, 'currency'],
  },
  { asked: 'an unknown currency', ask: () => intentWith({ currency: 'zzz' }), is: [400, null, 'currency'] },
  {
    asked: 'a fee above the amount',
    ask: () => intentWith({ application_fee_amount: 1_001, transfer_data: { destination: account } }),
    is: [400, null, 'application_fee_amount'],
  },
  {
    asked: 'a negative fee',
    ask: () => intentWith({ application_fee_amount: -1, transfer_data: { destination: account } }),
    is: [400, INTEGER, 'application_fee_amount'],
  },
  {
    asked: 'a fee without a destination',
    ask: () => intentWith({ application_fee_amount: 100 }),
    is: [400, 'application_fees_not_allowed', 'application_fee_amount'],
  },
  {
    asked: 'a fee and a smaller transfer at once',
    ask: () =>
      intentWith({ application_fee_amount: 100, transfer_data: { destination: account, amount: 900 } }),
    is: [400, 'parameters_exclusive', 'application_fee_amount'],
  },
];

const DESTINATIONS: Refusal[] = [
  {
    asked: 'none',
    ask: () => intentWith({ transfer_data: { amount: 900 } }),
    is: [400, MISSING, 'transfer_data[destination]'],
  },
  {
    asked: 'an unknown one',
    ask: () => intentWith({ transfer_data: { destination: 'acct_none' } }),
    is: [400, NONE, 'transfer_data[destination]'],
  },
  {
    asked: 'one that may not receive transfers',
    ask: () => intentWith({ transfer_data: { destination: waiting } }),
    is: [400, 'insufficient_capabilities_for_transfer', 'transfer_data[destination]'],
  },
];

const PARAMETERS: Refusal[] = [
  {
    asked: 'payment_method_types, which this API version has not',
    ask: () => intentWith({ payment_method_types: ['card'] }),
    is: [400, UNKNOWN, 'payment_method_types'],
  },
  {
    asked: 'a name that does not exist',
    ask: () => intentWith({ price: 1 }),
    is: [400, UNKNOWN, 'price'],
  },
  {
    asked: 'a nested name that does not exist',
    ask: () => intentWith({ transfer_data: { destination: account, fee: 1 } }),
    is: [400, UNKNOWN, 'transfer_data[fee]'],
  },
  {
    asked: 'a nested name of an account that does not exist',
    ask: () => raw('/v1/accounts', { settings: { payouts: { schedule: { every: 'day' } } } }),
    is: [400, UNKNOWN, 'settings[payouts][schedule][every]'],
  },
  {
    asked: 'a nested name of a capability that does not exist',
    ask: () => raw('/v1/accounts', { capabilities: { transfers: { wanted: true } } }),
    is: [400, UNKNOWN, 'capabilities[transfers][wanted]'],
  },
  {
    asked: '51 keys of metadata',
    ask: () =>
      intentWith({ metadata: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`k${at}`, 'v'])) }),
    is: [400, null, 'metadata'],
  },
  {
    asked: 'a metadata key of 41 characters',
    ask: () => intentWith({ metadata: { ['k'.repeat(41)]: 'v' } }),
    is: [400, null, `metadata[${'k'.repeat(41)}]`],
  },
  {
    asked: 'a metadata value of 501 characters',
    ask: () => intentWith({ metadata: { key: 'v'.repeat(501) } }),
    is: [400, null, 'metadata[key]'],
  },
  {
    asked: 'a value outside of its list',
    ask: () => intentWith({ capture_method: 'later' }),
    is: [400, null, 'capture_method'],
  },
  {
    asked: 'a flag that is neither true nor false',
    ask: () => intentWith({ confirm: 'yes' }),
    is: [400, null, 'confirm'],
  },
  {
    asked: 'an object where a text belongs',
    ask: () => intentWith({ description: { text: 'x' } }),
    is: [400, null, 'description'],
  },
  {
    asked: 'to expand what cannot be expanded',
    ask: async () => stripe.paymentIntents.retrieve((await open()).id, { expand: ['booking'] }),
    is: [400, null, 'expand'],
  },
];

const STATES: Refusal[] = [
  {
    asked: 'to confirm without a payment method',
    ask: async () => stripe.paymentIntents.confirm((await open()).id, { return_url: urls.return_url }),
    is: [400, STATE, null],
  },
  {
    asked: 'to confirm without a return_url where a redirect may come',
    ask: async () => stripe.paymentIntents.confirm((await open()).id, { payment_method: 'pm_card_visa' }),
    is: [400, null, 'return_url'],
  },
  {
    asked: 'to confirm with a payment method that does not exist',
    ask: async () =>
      stripe.paymentIntents.confirm((await open()).id, {
        payment_method: 'pm_none',
        ...{ return_url: urls.return_url },
      }),
    is: [400, NONE, 'payment_method'],
  },
  {
    asked: 'to confirm what has succeeded',
    ask: async () => stripe.paymentIntents.confirm((await paid()).id),
    is: [400, STATE, null],
  },
  {
    asked: 'to cancel what has succeeded',
    ask: async () => stripe.paymentIntents.cancel((await paid()).id),
    is: [400, STATE, null],
  },
  {
    asked: 'to cancel twice',
    ask: async () => {
      const { id } = await open();
      await stripe.paymentIntents.cancel(id);
      return stripe.paymentIntents.cancel(id);
    },
    is: [400, STATE, null],
  },
  {
    asked: 'to confirm what was cancelled',
    ask: async () => {
      const { id } = await open();
      await stripe.paymentIntents.cancel(id);
      return stripe.paymentIntents.confirm(id, {
        payment_method: 'pm_card_visa',
        return_url: urls.return_url,
      });
    },
    is: [400, STATE, null],
  },
  {
    asked: 'to cancel for a reason outside of the list',
    ask: async () => raw(`/v1/payment_intents/${(await open()).id}/cancel`, { cancellation_reason: 'rain' }),
    is: [400, null, 'cancellation_reason'],
  },
  {
    asked: 'to change the amount of what has succeeded',
    ask: async () => stripe.paymentIntents.update((await paid()).id, { amount: 2_000 }),
    is: [400, STATE, null],
  },
  {
    asked: 'to change the destination',
    ask: async () =>
      raw(`/v1/payment_intents/${(await open()).id}`, { transfer_data: { destination: account } }),
    is: [400, UNKNOWN, 'transfer_data[destination]'],
  },
  {
    asked: 'to capture what is not held',
    ask: async () => stripe.paymentIntents.capture((await open()).id),
    is: [400, STATE, null],
  },
  {
    asked: 'for one that does not exist',
    ask: () => stripe.paymentIntents.retrieve('pi_none'),
    is: [404, NONE, 'intent'],
  },
  {
    asked: 'a declined card',
    ask: () => pay(test, account, 12_000, 2_400, 'pm_card_visa_chargeDeclined'),
    is: [402, 'card_declined', null],
    type: 'card_error',
  },
];

const KEYS: Refusal[] = [
  {
    asked: 'with a key that is not ours',
    ask: () => stripeClient(test.sandbox.origin, 'sk_test_other').paymentIntents.list(),
    is: [401, null, null],
  },
  {
    asked: 'with the publishable key to open a payment',
    ask: () => browser.paymentIntents.create({ amount: 1_000, currency: 'usd' }),
    is: [403, 'secret_key_required', null],
  },
  {
    asked: 'with the publishable key to refund',
    ask: async () => browser.refunds.create({ payment_intent: (await paid()).id }),
    is: [403, 'secret_key_required', null],
  },
  {
    asked: 'with the publishable key to list payments',
    ask: () => browser.paymentIntents.list(),
    is: [403, 'secret_key_required', null],
  },
  {
    asked: 'with the publishable key and no client secret',
    ask: async () => browser.paymentIntents.retrieve((await open()).id),
    is: [400, MISSING, 'client_secret'],
  },
  {
    asked: 'with the publishable key and a wrong client secret',
    ask: async () => {
      const { id } = await open();
      return browser.paymentIntents.retrieve(id, { client_secret: `${id}_secret_wrong` });
    },
    is: [400, 'payment_intent_invalid_parameter', 'client_secret'],
  },
  {
    asked: 'for an account that is not connected',
    ask: () => stripe.balance.retrieve({}, { stripeAccount: 'acct_other' }),
    is: [403, 'account_invalid', null],
  },
  {
    asked: 'about an account that is not connected',
    ask: () => stripe.accounts.retrieve('acct_other'),
    is: [403, 'account_invalid', null],
  },
  {
    asked: 'with an idempotency key used for something else',
    ask: async () => {
      const options = { idempotencyKey: 'booking/b1/checkout/1' };
      await stripe.paymentIntents.create({ amount: 1_000, currency: 'usd' }, options);
      return stripe.paymentIntents.create({ amount: 1_001, currency: 'usd' }, options);
    },
    is: [400, null, null],
    type: 'idempotency_error',
  },
  {
    asked: 'with an idempotency key used on another path',
    ask: async () => {
      const options = { idempotencyKey: 'booking/b2/checkout/1' };
      const { id } = await stripe.paymentIntents.create({ amount: 1_000, currency: 'usd' }, options);
      return stripe.paymentIntents.cancel(id, {}, options);
    },
    is: [400, null, null],
    type: 'idempotency_error',
  },
  {
    asked: 'with an idempotency key of 256 characters',
    ask: () =>
      stripe.paymentIntents.create({ amount: 1_000, currency: 'usd' }, { idempotencyKey: 'k'.repeat(256) }),
    is: [400, null, null],
  },
  { asked: 'of a path that does not exist', ask: () => raw('/v1/bookings'), is: [404, null, null] },
  {
    asked: 'of a path that knows no such method',
    ask: () => raw('/v1/balance_transactions'),
    is: [404, null, null],
  },
];

const REFUNDS: Refusal[] = [
  {
    asked: 'more than is left',
    ask: async () => stripe.refunds.create({ payment_intent: (await paid()).id, amount: 12_001 }),
    is: [400, null, 'amount'],
  },
  {
    asked: 'again what went back already',
    ask: async () => {
      const { id } = await paid();
      await stripe.refunds.create({ payment_intent: id });
      return stripe.refunds.create({ payment_intent: id });
    },
    is: [400, 'charge_already_refunded', null],
  },
  {
    asked: 'a charge that is disputed',
    ask: async () => stripe.refunds.create({ payment_intent: (await paid('pm_card_createDispute')).id }),
    is: [400, 'charge_disputed', null],
  },
  {
    asked: 'what was never paid',
    ask: async () => stripe.refunds.create({ payment_intent: (await open()).id }),
    is: [400, 'charge_not_refundable', 'payment_intent'],
  },
  {
    asked: 'nothing',
    ask: async () => stripe.refunds.create({ payment_intent: (await paid()).id, amount: 0 }),
    is: [400, INTEGER, 'amount'],
  },
  {
    asked: 'a negative amount',
    ask: async () => stripe.refunds.create({ payment_intent: (await paid()).id, amount: -1 }),
    is: [400, INTEGER, 'amount'],
  },
  { asked: 'no payment at all', ask: () => stripe.refunds.create({}), is: [400, MISSING, null] },
  {
    asked: 'a payment that does not exist',
    ask: () => stripe.refunds.create({ payment_intent: 'pi_none' }),
    is: [400, NONE, 'payment_intent'],
  },
  {
    asked: 'a charge that does not exist',
    ask: () => stripe.refunds.create({ charge: 'ch_none' }),
    is: [400, NONE, 'charge'],
  },
  {
    asked: 'for a reason outside of the list',
    ask: async () => raw('/v1/refunds', { payment_intent: (await paid()).id, reason: 'rain' }),
    is: [400, null, 'reason'],
  },
  {
    asked: 'with the transfer of a charge that has none',
    ask: async () => stripe.refunds.create({ payment_intent: (await plain()).id, reverse_transfer: true }),
    is: [400, null, 'reverse_transfer'],
  },
  {
    asked: 'with the fee of a charge that has none',
    ask: async () =>
      stripe.refunds.create({ payment_intent: (await plain()).id, refund_application_fee: true }),
    is: [400, null, 'refund_application_fee'],
  },
  {
    asked: 'with the fee but not the transfer',
    ask: async () =>
      stripe.refunds.create({ payment_intent: (await paid()).id, refund_application_fee: true }),
    is: [400, null, 'refund_application_fee'],
  },
  {
    asked: 'to cancel one that has succeeded',
    ask: async () => {
      const refund = await stripe.refunds.create({ payment_intent: (await paid()).id });
      return stripe.refunds.cancel(refund.id);
    },
    is: [400, null, null],
  },
];

const TRANSFERS: Refusal[] = [
  {
    asked: 'back more than is left',
    ask: async () => stripe.transfers.createReversal(await transferOf(await paid()), { amount: 12_001 }),
    is: [400, null, 'amount'],
  },
  {
    asked: 'back again what came back',
    ask: async () => {
      const transfer = await transferOf(await paid());
      await stripe.transfers.createReversal(transfer);
      return stripe.transfers.createReversal(transfer);
    },
    is: [400, null, null],
  },
  {
    asked: 'back what was never sent',
    ask: () => stripe.transfers.createReversal('tr_none'),
    is: [404, NONE, 'id'],
  },
  {
    asked: 'more than the platform has',
    ask: () => stripe.transfers.create({ amount: 90_000_000, currency: 'usd', destination: account }),
    is: [400, 'balance_insufficient', null],
  },
  {
    asked: 'more than its charge brought',
    ask: async () =>
      stripe.transfers.create({
        amount: 5_001,
        currency: 'usd',
        destination: account,
        source_transaction: String((await plain()).latest_charge),
      }),
    is: [400, 'balance_insufficient', 'amount'],
  },
  {
    asked: 'in another currency than its charge',
    ask: async () =>
      stripe.transfers.create({
        amount: 100,
        currency: 'eur',
        destination: account,
        source_transaction: String((await plain()).latest_charge),
      }),
    is: [400, null, 'currency'],
  },
  {
    asked: 'to nobody',
    ask: () => raw('/v1/transfers', { amount: 100, currency: 'usd' }),
    is: [400, MISSING, 'destination'],
  },
  {
    asked: 'to an unknown account',
    ask: () => stripe.transfers.create({ amount: 100, currency: 'usd', destination: 'acct_none' }),
    is: [400, NONE, 'destination'],
  },
  {
    asked: 'to an account that may not receive it',
    ask: () => stripe.transfers.create({ amount: 100, currency: 'usd', destination: waiting }),
    is: [400, 'insufficient_capabilities_for_transfer', 'destination'],
  },
];

const PAYOUTS: Refusal[] = [
  {
    asked: 'of more than is available',
    ask: () => stripe.payouts.create({ amount: 90_000_000, currency: 'usd' }, own()),
    is: [400, 'balance_insufficient', 'amount'],
  },
  {
    asked: 'of nothing',
    ask: () => stripe.payouts.create({ amount: 0, currency: 'usd' }, own()),
    is: [400, INTEGER, 'amount'],
  },
  { asked: 'of no amount', ask: () => raw('/v1/payouts', { currency: 'usd' }), is: [400, MISSING, 'amount'] },
  {
    asked: 'in a currency without a bank account',
    ask: () => stripe.payouts.create({ amount: 100, currency: 'eur' }, own()),
    is: [400, null, 'currency'],
  },
  {
    asked: 'of an account that may not be paid out',
    ask: () => stripe.payouts.create({ amount: 100, currency: 'usd' }, { stripeAccount: waiting }),
    is: [400, 'payouts_not_allowed', null],
  },
  {
    asked: 'to a bank account that sent one back',
    ask: () => stripe.payouts.create({ amount: 100, currency: 'usd' }, { stripeAccount: broken }),
    is: [400, 'bank_account_unusable', 'destination'],
  },
  {
    asked: 'with a descriptor of 23 characters',
    ask: () =>
      stripe.payouts.create({ amount: 100, currency: 'usd', statement_descriptor: 'd'.repeat(23) }, own()),
    is: [400, null, 'statement_descriptor'],
  },
  {
    asked: 'cancelled after it was paid',
    ask: async () => {
      const [payout] = (await stripe.payouts.list({ limit: 1 }, { stripeAccount: broken })).data;
      return stripe.payouts.cancel(payout?.id ?? '', {}, { stripeAccount: broken });
    },
    is: [400, null, null],
  },
];

const ACCOUNTS: Refusal[] = [
  {
    asked: 'a link of the kind that only self-made dashboards have',
    ask: () => stripe.accountLinks.create({ account, type: 'account_update', ...urls }),
    is: [400, null, 'type'],
  },
  {
    asked: 'a link of no kind',
    ask: () => raw('/v1/account_links', { account, ...urls }),
    is: [400, MISSING, 'type'],
  },
  {
    asked: 'a link of an unknown kind',
    ask: () => raw('/v1/account_links', { account, type: 'setup', ...urls }),
    is: [400, null, 'type'],
  },
  {
    asked: 'a link for an unknown account',
    ask: () => stripe.accountLinks.create({ account: 'acct_none', type: 'account_onboarding', ...urls }),
    is: [400, NONE, 'account'],
  },
  {
    asked: 'a link that leads back to nowhere',
    ask: () =>
      stripe.accountLinks.create({ account, type: 'account_onboarding', ...urls, return_url: 'monet' }),
    is: [400, 'url_invalid', 'return_url'],
  },
  {
    asked: 'a link with an option that does not exist',
    ask: () =>
      raw('/v1/account_links', {
        account,
        type: 'account_onboarding',
        ...urls,
        collection_options: { all: true },
      }),
    is: [400, UNKNOWN, 'collection_options[all]'],
  },
  {
    asked: 'a type and a controller at once',
    ask: () => raw('/v1/accounts', { type: 'express', controller: { fees: { payer: 'application' } } }),
    is: [400, 'parameters_exclusive', 'type'],
  },
  {
    asked: 'a country that there is not',
    ask: () => stripe.accounts.create({ country: 'XX' }),
    is: [400, 'country_unsupported', 'country'],
  },
  {
    asked: 'an e-mail address that is none',
    ask: () => stripe.accounts.create({ email: 'nobody' }),
    is: [400, 'email_invalid', 'email'],
  },
  {
    asked: 'a login link before onboarding is done',
    ask: () => stripe.accounts.createLoginLink(waiting),
    is: [400, null, null],
  },
];

const LISTS: Refusal[] = [
  { asked: 'pages of 0', ask: () => stripe.refunds.list({ limit: 0 }), is: [400, INTEGER, 'limit'] },
  { asked: 'pages of 101', ask: () => stripe.charges.list({ limit: 101 }), is: [400, INTEGER, 'limit'] },
  {
    asked: 'a page after nothing',
    ask: () => stripe.transfers.list({ starting_after: 'tr_none' }),
    is: [400, NONE, 'starting_after'],
  },
  {
    asked: 'a page between two cursors',
    ask: async () => {
      const [first] = (await stripe.charges.list({ limit: 1 })).data;
      return stripe.charges.list({ starting_after: first?.id ?? '', ending_before: first?.id ?? '' });
    },
    is: [400, null, null],
  },
  {
    asked: 'a filter that does not exist',
    ask: () => raw('/v1/refunds?status=failed', {}, 'GET'),
    is: [400, UNKNOWN, 'status'],
  },
  {
    asked: 'a time range that does not exist',
    ask: () => raw('/v1/payouts?created[after]=1', {}, 'GET'),
    is: [400, UNKNOWN, 'created[after]'],
  },
];

const DISPUTES: Refusal[] = [
  {
    asked: 'evidence for a closed one',
    ask: async () => {
      const { id } = await paid('pm_card_createDispute');
      const [dispute] = (await stripe.disputes.list({ payment_intent: id })).data;
      await stripe.disputes.close(dispute?.id ?? '');
      return stripe.disputes.update(dispute?.id ?? '', { evidence: { uncategorized_text: 'late' } });
    },
    is: [400, null, null],
  },
  {
    asked: 'evidence of a kind that does not exist',
    ask: async () => {
      const { id } = await paid('pm_card_createDispute');
      const [dispute] = (await stripe.disputes.list({ payment_intent: id })).data;
      return raw(`/v1/disputes/${dispute?.id}`, { evidence: { hearsay: 'x' } });
    },
    is: [400, UNKNOWN, 'evidence[hearsay]'],
  },
  {
    asked: 'a fee back beyond what was taken',
    ask: async () => {
      const charge = await stripe.charges.retrieve(String((await paid()).latest_charge));
      return stripe.applicationFees.createRefund(String(charge.application_fee), { amount: 2_401 });
    },
    is: [400, null, 'amount'],
  },
];

const TABLE = {
  'an amount': AMOUNTS,
  'a destination': DESTINATIONS,
  parameters: PARAMETERS,
  'a PaymentIntent': STATES,
  access: KEYS,
  'a refund': REFUNDS,
  'a transfer': TRANSFERS,
  'a payout': PAYOUTS,
  'an account': ACCOUNTS,
  'a list': LISTS,
  'a dispute or fee': DISPUTES,
};

describe.each(Object.entries(TABLE))('refused of %s:', (_, rows) => {
  it.each(rows)('$asked', async ({ ask, is: [status, code, param], type }) => {
    const error: unknown = await ask().then(
      () => 'it was not refused',
      (refusal: unknown) => refusal,
    );
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const raw = error.raw as { type?: string };
    expect({
      status: error.statusCode,
      type: raw.type,
      code: error.code ?? null,
      param: error.param ?? null,
    }).toEqual({ status, type: type ?? 'invalid_request_error', code, param });
    expect(error.message).not.toBe('');
  });
});

it('takes a currency in capitals, and answers in small letters', async () => {
  expect((await stripe.paymentIntents.create({ amount: 1_000, currency: 'USD' })).currency).toBe('usd');
});

it('leaves no money astray by any refusal', async () => {
  const { json } = await test.control<{ items: { available: number; pending: number }[] }>(
    'GET',
    '/stripe/balances',
  );
  expect(json.items.reduce((sum, line) => sum + line.available + line.pending, 0)).toBe(0);
});
