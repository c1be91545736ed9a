import { describe, expect, test } from 'vitest';
import { groupDigits, readCard, tidyExpiry } from './card-fields';
import { adapterFor, outcomeOfError, outcomeOfIntent } from './card-payment';
import { declineWords } from './decline-words';
import { refusalWords } from './refusal-words';
import { expiryWords, isExpired } from './saved-card';

const NOVEMBER = { year: 2026, month: 11 };
const typed = (changes: Partial<{ number: string; expiry: string; cvc: string }> = {}) => ({
  number: '4242 4242 4242 4242',
  expiry: '04 / 28',
  cvc: '123',
  ...changes,
});

describe('a card that was typed', () => {
  test.each(['04 / 28', '4/28', '0428', '04/2028', '04 28', '04-28'])(
    'expires in April 2028: %s',
    (expiry) => {
      expect(readCard(typed({ expiry }), NOVEMBER)).toEqual({
        ok: true,
        card: { number: '4242424242424242', month: 4, year: 2028, cvc: '123' },
      });
      expect(tidyExpiry(expiry)).toBe('04 / 28');
    },
  );

  test('is good to the end of its month', () => {
    expect(readCard(typed({ expiry: '11 / 26' }), NOVEMBER).ok).toBe(true);
    expect(readCard(typed({ expiry: '10 / 26' }), NOVEMBER)).toMatchObject({
      errors: { expiry: 'This card has expired. Check the date, or use another card.' },
    });
  });

  test('is refused with every field named before a bank sees it', () => {
    expect(readCard({ number: '4242 4242 4242 4241', expiry: '13 / 28', cvc: '12' }, NOVEMBER)).toEqual({
      ok: false,
      errors: {
        number: 'Check the card number: a digit is missing or wrong.',
        expiry: 'Enter month and year, as in 04 / 28.',
        cvc: 'Enter the 3 or 4 digits.',
      },
    });
    expect(readCard({ number: '', expiry: '', cvc: '' }, NOVEMBER)).toMatchObject({
      errors: { number: 'Enter the card number.' },
    });
    expect(readCard(typed({ number: '4242' }), NOVEMBER).ok).toBe(false);
  });

  test('has its digits in groups', () => {
    expect(groupDigits('4242424242424242')).toBe('4242 4242 4242 4242');
    expect(groupDigits('378282246310005')).toBe('3782 822463 10005');
    expect(groupDigits('42 4')).toBe('424');
  });
});

test('what goes to Stripe itself is typed into Stripe’s own fields', () => {
  expect(adapterFor('https://api.stripe.com')).toBe('payment_element');
  expect(adapterFor('https://api.stripe.com/')).toBe('payment_element');
  expect(adapterFor('http://127.0.0.1:4000/stripe')).toBe('card_form');
  expect(adapterFor('https://api.stripe.com.example')).toBe('card_form');
});

describe('the answer to a try to pay', () => {
  test.each([
    [{ status: 'succeeded' }, { kind: 'succeeded' }],
    [{ status: 'processing' }, { kind: 'processing' }],
    [{ status: 'canceled' }, { kind: 'released' }],
    [{ status: 'requires_payment_method' }, { kind: 'declined', code: null, declineCode: null }],
    [
      {
        status: 'requires_action',
        next_action: { type: 'redirect_to_url', redirect_to_url: { url: 'https://bank.example/' } },
      },
      { kind: 'question', url: 'https://bank.example/' },
    ],
    [{ status: 'requires_action', next_action: { type: 'use_stripe_sdk' } }, { kind: 'unanswered' }],
    [{ status: 'something_new' }, { kind: 'unanswered' }],
  ])('as a PaymentIntent: %j', (intent, outcome) => {
    expect(outcomeOfIntent(intent)).toEqual(outcome);
  });

  test.each([
    [
      { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds' },
      { kind: 'declined', code: 'card_declined', declineCode: 'insufficient_funds' },
    ],
    [
      { type: 'invalid_request_error', code: 'payment_intent_authentication_failure' },
      { kind: 'declined', code: 'payment_intent_authentication_failure', declineCode: null },
    ],
    // Paid in another window, or released meanwhile: the PaymentIntent inside says so.
    [
      {
        type: 'invalid_request_error',
        code: 'payment_intent_unexpected_state',
        payment_intent: { status: 'succeeded' },
      },
      { kind: 'succeeded' },
    ],
    [
      {
        type: 'invalid_request_error',
        code: 'payment_intent_unexpected_state',
        payment_intent: { status: 'canceled' },
      },
      { kind: 'released' },
    ],
    [{ type: 'validation_error' }, { kind: 'incomplete' }],
    [{ type: 'api_error' }, { kind: 'unanswered' }],
    [{ type: 'authentication_error' }, { kind: 'unanswered' }],
    [{}, { kind: 'unanswered' }],
  ])('as an error: %j', (error, outcome) => {
    expect(outcomeOfError(error)).toEqual(outcome);
  });
});

describe('a decline in words', () => {
  test('the bank’s reason counts before the code', () => {
    expect(declineWords('card_declined', 'insufficient_funds').title).toContain('not enough money');
    expect(declineWords('expired_card', null)).toMatchObject({ field: 'expiry' });
    expect(declineWords('incorrect_cvc', 'incorrect_cvc')).toMatchObject({ field: 'cvc' });
    expect(declineWords('payment_intent_authentication_failure', null).title).toContain(
      'make sure that it is you',
    );
  });

  test('whoever holds the card is not told that it is lost, stolen or suspected', () => {
    const plain = declineWords('card_declined', 'generic_decline');
    for (const code of [
      'lost_card',
      'stolen_card',
      'pickup_card',
      'fraudulent',
      'do_not_honor',
      'merchant_blacklist',
    ]) {
      expect(declineWords('card_declined', code)).toEqual(plain);
    }
    expect(declineWords(null, null)).toEqual(plain);
  });
});

test('nothing is said to be uncharged that may have been charged', () => {
  const said = (kind: Parameters<typeof refusalWords>[0]) => refusalWords(kind).advice;
  expect(said({ kind: 'declined', code: 'card_declined', declineCode: null })).toContain(
    'Nothing was charged, and the time is still held.',
  );
  expect(said({ kind: 'released' })).toContain('Nothing was charged.');
  expect(said({ kind: 'not_charged' })).toContain('Nothing was charged so far');
  expect(said({ kind: 'unknown' })).not.toContain('Nothing was charged');
  expect(said({ kind: 'unknown' })).toContain('cannot be charged twice');
  expect(said({ kind: 'processing' })).not.toContain('Nothing was charged');
  expect(said({ kind: 'returned' })).toContain('on its way back, all of it');
});

describe('a saved card', () => {
  const card = { id: 'pm_1', label: 'Visa ending 4242', expMonth: 3, expYear: 2027 };

  test('is good to the end of its month', () => {
    expect(isExpired(card, { year: 2027, month: 3 })).toBe(false);
    expect(isExpired(card, { year: 2027, month: 4 })).toBe(true);
    expect(isExpired(card, { year: 2026, month: 12 })).toBe(false);
    expect(isExpired(card, { year: 2028, month: 1 })).toBe(true);
  });

  test('says when it expires, or that it has', () => {
    expect(expiryWords(card, { year: 2026, month: 11 })).toBe('expires 03/27');
    expect(expiryWords(card, { year: 2027, month: 4 })).toBe('expired 03/27');
  });
});
