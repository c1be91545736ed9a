import { beforeAll, describe, expect, it } from 'vitest';
import { PRICE_RANGE_CENTS } from '@/lib/domain/fees';
import type { Caller } from './caller';
import { Scene } from './scene';

/** What the routes of money say to wrong input: each field by its name with a way out, before anything is looked up. */

const scene = Scene.forThisFile();
const DECIDE = '/api/disputes/ds_0000000000000000/decide';
const REFUND = '/api/admin/payments/bk_0000000000000000/refund';
const WORDS = 'Asking for money outside is against the rules.';
const MISSING = 'This is missing: a text.';
let admin: Caller;
let maya: Caller;

beforeAll(async () => {
  admin = await scene.admin();
  maya = await scene.candidate();
});

async function said(caller: Caller, path: string, body: object): Promise<unknown> {
  const { status, body: answer } = await caller.call('POST', path, { body });
  expect(status).toBe(422);
  const errors = answer.errors as { path: string; message: string }[];
  return Object.fromEntries(errors.map((each) => [each.path, each.message]));
}

describe('the decision of a dispute', () => {
  it('names the outcome and the words at once', async () => {
    const outcome = 'Choose how it ends: full, part, none or pay.';
    expect(await said(admin, DECIDE, {})).toEqual({ outcome, decision: MISSING });
    expect(await said(admin, DECIDE, { outcome: 'half', decision: WORDS })).toEqual({ outcome });
    expect(await said(admin, DECIDE, { outcome: 'full', decision: 'No.' })).toEqual({
      decision: 'Say what was decided and why, in a sentence or two.',
    });
    expect(await said(admin, DECIDE, { outcome: 'part' })).toEqual({
      decision: MISSING,
      refundCents: 'Give whole cents.',
    });
  });
});

describe('a sum to give back', () => {
  it.each([
    [0, 'Give more than nothing.'],
    [1.5, 'Give whole cents.'],
    ['100', 'Give whole cents.'],
    [PRICE_RANGE_CENTS.max + 1, 'No payment is as large as that.'],
    [9e15, 'No payment is as large as that.'],
  ])('%s', async (refundCents, message) => {
    const dispute = { outcome: 'part', decision: WORDS, refundCents };
    expect(await said(admin, DECIDE, dispute)).toEqual({ refundCents: message });
    expect(await said(admin, REFUND, { refundCents, reason: 'To see.' })).toEqual({ refundCents: message });
  });
});

describe('what is missing or of another kind', () => {
  it('is said in words', async () => {
    expect(await said(maya, '/api/disputes', {})).toEqual({
      bookingId: MISSING,
      matter: 'Choose what it is about.',
      text: MISSING,
    });
    expect(await said(maya, '/api/disputes', { bookingId: 5, matter: 'call', text: 7 })).toEqual({
      bookingId: 'This has to be a text.',
      text: 'This has to be a text.',
    });
    expect(await said(maya, '/api/disputes', [])).toEqual({ body: 'This has to be an object.' });
    expect(await said(maya, '/api/bookings/bk_0000000000000000/cancel', { quote: 'x'.repeat(201) })).toEqual({
      quote: 'This is not a quote. Ask for one at cancel/preview.',
    });
  });
});
