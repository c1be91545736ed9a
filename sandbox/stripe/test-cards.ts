/** How Stripe's test cards behave. Numbers and names are Stripe's own, published for testing. */
export interface TestCard {
  number: string;
  brand: 'visa' | 'mastercard' | 'amex';
  /** Names after `pm_card_`. */
  names: string[];
  /** Declined with this code, and this decline code where it differs in kind. */
  decline?: { code: string; declineCode?: string; message: string };
  /** Asks for 3D Secure: `always`, or `unless saved` for cards that were set up before. */
  authentication?: 'always' | 'unless saved';
  /** The funds are available at once. */
  availableAtOnce?: boolean;
  dispute?: { reason: string; isInquiry: boolean };
  refund?: 'pending' | 'fails';
}

const DECLINED = 'Your card was declined.';
const decline = (declineCode: string, message = DECLINED) => ({
  code: 'card_declined',
  declineCode,
  message,
});

export const TEST_CARDS: TestCard[] = [
  { number: '4242424242424242', brand: 'visa', names: ['visa'] },
  { number: '4000056655665556', brand: 'visa', names: ['visa_debit'] },
  { number: '5555555555554444', brand: 'mastercard', names: ['mastercard'] },
  { number: '378282246310005', brand: 'amex', names: ['amex'] },
  { number: '4000000000000077', brand: 'visa', names: ['bypassPending'], availableAtOnce: true },
  {
    number: '4000000000000002',
    brand: 'visa',
    names: ['visa_chargeDeclined', 'chargeDeclined'],
    decline: decline('generic_decline'),
  },
  {
    number: '4000000000009995',
    brand: 'visa',
    names: ['visa_chargeDeclinedInsufficientFunds', 'chargeDeclinedInsufficientFunds'],
    decline: decline('insufficient_funds', 'Your card has insufficient funds.'),
  },
  {
    number: '4000000000009987',
    brand: 'visa',
    names: ['visa_chargeDeclinedLostCard', 'chargeDeclinedLostCard'],
    decline: decline('lost_card'),
  },
  {
    number: '4000000000009979',
    brand: 'visa',
    names: ['visa_chargeDeclinedStolenCard', 'chargeDeclinedStolenCard'],
    decline: decline('stolen_card'),
  },
  {
    number: '4000000000006975',
    brand: 'visa',
    names: ['visa_chargeDeclinedVelocityLimitExceeded', 'chargeDeclinedVelocityLimitExceeded'],
    decline: decline('card_velocity_exceeded'),
  },
  {
    number: '4000000000000069',
    brand: 'visa',
    names: ['chargeDeclinedExpiredCard'],
    decline: { code: 'expired_card', message: 'Your card has expired.' },
  },
  {
    number: '4000000000000127',
    brand: 'visa',
    names: ['chargeDeclinedIncorrectCvc'],
    decline: { code: 'incorrect_cvc', message: "Your card's security code is incorrect." },
  },
  {
    number: '4000000000000119',
    brand: 'visa',
    names: ['chargeDeclinedProcessingError'],
    decline: {
      code: 'processing_error',
      message: 'An error occurred while processing your card. Try again in a little bit.',
    },
  },
  { number: '4100000000000019', brand: 'visa', names: ['radarBlock'], decline: decline('fraudulent') },
  {
    number: '4000002500003155',
    brand: 'visa',
    names: ['authenticationRequiredOnSetup'],
    authentication: 'unless saved',
  },
  { number: '4000002760003184', brand: 'visa', names: ['authenticationRequired'], authentication: 'always' },
  { number: '4000000000003220', brand: 'visa', names: ['threeDSecure2Required'], authentication: 'always' },
  { number: '4000000000003063', brand: 'visa', names: ['threeDSecureRequired'], authentication: 'always' },
  {
    number: '4000008400001629',
    brand: 'visa',
    names: ['threeDSecureRequiredChargeDeclined'],
    authentication: 'always',
    decline: decline('generic_decline'),
  },
  {
    number: '4000000000000259',
    brand: 'visa',
    names: ['createDispute'],
    dispute: { reason: 'fraudulent', isInquiry: false },
  },
  {
    number: '4000000000002685',
    brand: 'visa',
    names: ['createDisputeProductNotReceived'],
    dispute: { reason: 'product_not_received', isInquiry: false },
  },
  {
    number: '4000000000001976',
    brand: 'visa',
    names: ['createDisputeInquiry'],
    dispute: { reason: 'fraudulent', isInquiry: true },
  },
  { number: '4000000000007726', brand: 'visa', names: ['pendingRefund'], refund: 'pending' },
  { number: '4000000000005126', brand: 'visa', names: ['refundFail'], refund: 'fails' },
];

/** The card behind `pm_card_...`, if that is the name of one. */
export function cardByName(paymentMethod: string): TestCard | undefined {
  if (!paymentMethod.startsWith('pm_card_')) return undefined;
  const name = paymentMethod.slice('pm_card_'.length);
  return TEST_CARDS.find((card) => card.names.includes(name));
}

/** The test card with this number; undefined for any other card. */
export function cardByNumber(number: string): TestCard | undefined {
  return TEST_CARDS.find((card) => card.number === number);
}

/** The check digit that every real card number ends in. */
export function passesLuhn(number: string): boolean {
  let sum = 0;
  for (const [place, digit] of [...number].reverse().entries()) {
    const doubled = place % 2 === 1 ? Number(digit) * 2 : Number(digit);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return /^\d{12,19}$/.test(number) && sum % 10 === 0;
}
