/** A card whose fields could be one. Whether it is, the bank knows. */
export type Card = {
  readonly number: string;
  /** 1 to 12 */
  readonly month: number;
  /** Four digits. */
  readonly year: number;
  readonly cvc: string;
};

export type CardField = 'number' | 'expiry' | 'cvc';
export type TypedCard = Readonly<Record<CardField, string>>;
/** The month it is, 1 to 12. */
export type Month = { readonly year: number; readonly month: number };

export type CardReading =
  | { readonly ok: true; readonly card: Card }
  | { readonly ok: false; readonly errors: Readonly<Partial<Record<CardField, string>>> };

/** Reads what was typed, and names every field that cannot be right, so that a slip does not cost a try at the bank. */
export function readCard(typed: TypedCard, present: Month): CardReading {
  const number = typed.number.replace(/[\s-]/g, '');
  const cvc = typed.cvc.trim();
  const expiry = readExpiry(typed.expiry);
  const errors: Partial<Record<CardField, string>> = {};
  if (number === '') errors.number = 'Enter the card number.';
  else if (!isCardNumber(number)) errors.number = 'Check the card number: a digit is missing or wrong.';
  if (!expiry) errors.expiry = 'Enter month and year, as in 04 / 28.';
  else if (isPast(expiry, present))
    errors.expiry = 'This card has expired. Check the date, or use another card.';
  if (!/^\d{3,4}$/.test(cvc)) errors.cvc = 'Enter the 3 or 4 digits.';
  if (!expiry || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, card: { number, ...expiry, cvc } };
}

/** Digits in groups, as they stand on cards: 4-4-4-4, or 4-6-5 for American Express. */
export function groupDigits(typed: string): string {
  const digits = typed.replace(/\D/g, '');
  const groups = /^3[47]/.test(digits)
    ? [digits.slice(0, 4), digits.slice(4, 10), digits.slice(10)]
    : (digits.match(/.{1,4}/g) ?? []);
  return groups.filter(Boolean).join(' ');
}

/** `04 / 28` of `4/28`, `0428`, `04 / 2028`; anything else as it is. */
export function tidyExpiry(typed: string): string {
  const expiry = readExpiry(typed);
  if (!expiry) return typed;
  return `${String(expiry.month).padStart(2, '0')} / ${String(expiry.year % 100).padStart(2, '0')}`;
}

function readExpiry(typed: string): { month: number; year: number } | null {
  const found = /^\s*(\d{1,2})\s*[/.\- ]\s*(\d{2}|\d{4})\s*$|^\s*(\d{2})(\d{2}|\d{4})\s*$/.exec(typed);
  if (!found) return null;
  const month = Number(found[1] ?? found[3]);
  const year = Number(found[2] ?? found[4]);
  if (month < 1 || month > 12) return null;
  return { month, year: year < 100 ? 2000 + year : year };
}

/** A card is good to the end of its month. */
function isPast(expiry: Month, present: Month): boolean {
  return expiry.year < present.year || (expiry.year === present.year && expiry.month < present.month);
}

/** Length and check digit (ISO/IEC 7812, the Luhn formula). */
function isCardNumber(digits: string): boolean {
  if (!/^\d{12,19}$/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
