import type { Month } from './card-fields';

/** A card that the candidate has saved with Stripe, as pages show it. */
export type SavedCard = {
  readonly id: string;
  /** "Visa ending 4242" */
  readonly label: string;
  /** 1 to 12 */
  readonly expMonth: number;
  /** Four digits. */
  readonly expYear: number;
};

/** "expires 12/30", or "expired 03/26" for a card that cannot pay any more. */
export function expiryWords({ expMonth, expYear }: SavedCard, present: Month): string {
  const month = `${String(expMonth).padStart(2, '0')}/${String(expYear % 100).padStart(2, '0')}`;
  return `${isExpired({ expMonth, expYear }, present) ? 'expired' : 'expires'} ${month}`;
}

/** A card is good to the end of its month. */
export function isExpired(card: Pick<SavedCard, 'expMonth' | 'expYear'>, present: Month): boolean {
  return card.expYear * 12 + card.expMonth < present.year * 12 + present.month;
}
