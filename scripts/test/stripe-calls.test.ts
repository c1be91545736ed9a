import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkStripeCalls } from './stripe-calls';
import { sdkCalls } from './stripe-paths';

const root = path.resolve(import.meta.dirname, '..', '..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'monet-calls-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CHECKOUT = {
  amount: 'integer',
  currency: 'word usd',
  application_fee_amount: 'integer',
  'automatic_payment_methods[enabled]': 'flag',
  'automatic_payment_methods[allow_redirects]': 'word never',
  'transfer_data[destination]': 'text',
  'metadata[bookingId]': 'text',
  'expand[]': 'text',
};

let runs = 0;

/** Checks calls as if the sandboxes of a run had noted them: `[call, params, browser]`. */
function check(...calls: [call: string, params: Record<string, string>, browser?: boolean][]) {
  runs += 1;
  const run = path.join(folder, String(runs));
  mkdirSync(run);
  const lines = calls.map(([call, params, browser = false]) => JSON.stringify({ call, browser, params }));
  writeFileSync(path.join(run, 'a.jsonl'), `${lines.join('\n')}\n`);
  return checkStripeCalls(root, run);
}

test('the SDK itself says which calls there are', () => {
  const calls = sdkCalls(root);
  expect(calls.size).toBeGreaterThan(250);
  expect(calls.get('POST /v1/refunds')).toBe('RefundCreateParams');
  expect(calls.get('GET /v1/accounts/*')).toBe('AccountRetrieveParams');
  expect(calls.get('POST /v1/transfers/*/reversals')).toBe('TransferCreateReversalParams');
  expect(calls.get('POST /v1/bookings')).toBeUndefined();
});

test('calls with parameters of the SDK pass, whatever forms they take', async () => {
  const checked = await check(
    ['POST /v1/payment_intents', CHECKOUT],
    ['POST /v1/payment_intents', { ...CHECKOUT, customer: 'text', capture_method: 'word manual' }],
    ['POST /v1/payment_intents/*', { metadata: 'empty' }],
    ['POST /v1/payment_intents/*', { 'metadata[bookingId]': 'text' }],
    ['GET /v1/payouts', { 'created[gte]': 'integer', limit: 'integer', status: 'word paid' }],
    ['GET /v1/payouts', { created: 'integer', 'expand[]': 'text' }],
    ['GET /v1/balance', {}],
    [
      'POST /v1/payment_intents/*/confirm',
      { key: 'text', client_secret: 'text', payment_method: 'text' },
      true,
    ],
  );
  expect(checked).toEqual({ passed: 5, problems: [] });
});

test.each<[string, Parameters<typeof check>[0], RegExp]>([
  [
    'a parameter that the API version has not',
    ['POST /v1/payment_intents', { ...CHECKOUT, 'payment_method_types[]': 'word card' }],
    /^POST \/v1\/payment_intents: payment_method_types: .*may only specify known properties/,
  ],
  [
    'a misspelt one',
    ['POST /v1/refunds', { payment_intent: 'text', reverse_tranfer: 'flag' }],
    /^POST \/v1\/refunds: reverse_tranfer: .*Did you mean to write 'reverse_transfer'/,
  ],
  [
    'a nested one that does not exist',
    ['POST /v1/payment_intents', { ...CHECKOUT, 'transfer_data[fee]': 'integer' }],
    /^POST \/v1\/payment_intents: transfer_data\[fee\]: /,
  ],
  [
    'a flag where a number belongs',
    ['POST /v1/refunds', { amount: 'flag' }],
    /^POST \/v1\/refunds: amount: the type takes no such value/,
  ],
  [
    'a word outside of its list',
    ['POST /v1/refunds', { payment_intent: 'text', reason: 'word rain' }],
    /^POST \/v1\/refunds: reason: the type takes no such value/,
  ],
  [
    'a list where a text belongs',
    ['POST /v1/refunds', { 'payment_intent[]': 'text' }],
    /^POST \/v1\/refunds: payment_intent: /,
  ],
  [
    'a required one that is never there',
    ['POST /v1/payouts', { amount: 'integer' }],
    /^POST \/v1\/payouts: \(all of it\): .*'currency' is missing/,
  ],
  ['an unknown path', ['POST /v1/bookings', {}], /^POST \/v1\/bookings: the SDK knows no such call/],
  [
    'what Stripe.js does not send',
    ['POST /v1/payment_intents/*/confirm', { key: 'text', client_secret: 'text', amount: 'integer' }, true],
    /confirm \(browser\): amount: Stripe.js sends no such parameter/,
  ],
  [
    'a browser where Stripe.js never calls',
    ['POST /v1/refunds', { key: 'text' }, true],
    /^POST \/v1\/refunds \(browser\): Stripe.js makes no such call/,
  ],
])('%s fails by name', async (_, call, expected) => {
  const { passed, problems } = await check(['GET /v1/balance', {}], call);
  expect(problems).toEqual([expect.stringMatching(expected)]);
  expect(passed).toBe(1);
});

test('a run that noted nothing fails', async () => {
  expect((await checkStripeCalls(root, path.join(folder, 'none'))).problems).toHaveLength(1);
});
