import type { CardField } from './card-fields';

/** What a declined payment is told with: what happened, what to do, and the field to look at, if it is one. */
export type DeclineWords = { readonly title: string; readonly advice: string; readonly field?: CardField };

const ANOTHER_CARD = 'Use another card, or ask your bank.';

/** Said where the bank gives no reason, and where the reason is not for the person at the keyboard to know. */
const DECLINED: DeclineWords = {
  title: 'Your bank declined the card.',
  advice: `It does not tell us why. ${ANOTHER_CARD}`,
};
const NUMBER: DeclineWords = {
  title: 'The card number is not right.',
  advice: 'Check the number.',
  field: 'number',
};
const EXPIRY: DeclineWords = {
  title: 'The expiry date is not right.',
  advice: 'Check month and year.',
  field: 'expiry',
};
const CVC: DeclineWords = {
  title: 'The security code is not right.',
  advice: 'Check the 3 or 4 digits on the card.',
  field: 'cvc',
};
const TRY_AGAIN: DeclineWords = {
  title: 'Your bank could not process the card just now.',
  advice: 'Try again in a minute, or use another card.',
};
const OVER_LIMIT: DeclineWords = { title: 'The card is over its limit.', advice: ANOTHER_CARD };
const NOT_SUPPORTED: DeclineWords = {
  title: 'The card does not take this kind of payment.',
  advice: ANOTHER_CARD,
};
const QUESTION: DeclineWords = {
  title: 'Your bank could not make sure that it is you.',
  advice: 'Try again and answer its question, or use another card.',
};

/**
 * Stripe's codes in words. Lost, stolen and suspected cards read like any decline: whoever holds the card is not told
 * (https://docs.stripe.com/declines/codes).
 */
const WORDS: Readonly<Record<string, DeclineWords>> = {
  insufficient_funds: {
    title: 'Your bank says that there is not enough money for this on the card.',
    advice: 'Use another card, or try again later.',
  },
  expired_card: {
    title: 'The card has expired.',
    advice: 'Check the date, or use another card.',
    field: 'expiry',
  },
  incorrect_number: NUMBER,
  invalid_number: NUMBER,
  invalid_account: NUMBER,
  invalid_expiry_month: EXPIRY,
  invalid_expiry_year: EXPIRY,
  incorrect_cvc: CVC,
  invalid_cvc: CVC,
  processing_error: TRY_AGAIN,
  issuer_not_available: TRY_AGAIN,
  reenter_transaction: TRY_AGAIN,
  try_again_later: TRY_AGAIN,
  card_velocity_exceeded: OVER_LIMIT,
  withdrawal_count_limit_exceeded: OVER_LIMIT,
  card_not_supported: NOT_SUPPORTED,
  currency_not_supported: NOT_SUPPORTED,
  transaction_not_allowed: NOT_SUPPORTED,
  authentication_required: QUESTION,
  payment_intent_authentication_failure: QUESTION,
  live_mode_test_card: { title: 'This is a test card.', advice: 'Use a real one.' },
  testmode_decline: { title: 'Real cards are not charged here.', advice: 'Use one of the test cards.' },
};

/**
 * Why a card was declined, in words.
 * @param code Stripe's error code
 * @param declineCode the bank's reason, which is more exact where it is there
 */
export function declineWords(code: string | null, declineCode: string | null): DeclineWords {
  return WORDS[declineCode ?? ''] ?? WORDS[code ?? ''] ?? DECLINED;
}
