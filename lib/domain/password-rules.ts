/** NIST SP 800-63B-4: a password that stands alone has at least 15 characters and no rules of composition. */
export const PASSWORD_LENGTH = { min: 15, max: 128 } as const;

/**
 * A password in the form that is counted, judged and hashed: NFKC, so that it is the same whichever keyboard or system
 * wrote its accents.
 */
export function normalPassword(password: string): string {
  return password.normalize('NFKC');
}

/** How many characters a password has: code points, so that nobody's script counts double. */
export function passwordLength(password: string): number {
  return [...normalPassword(password)].length;
}

/** What is wrong with a password that is long enough. `guessed`: a list of common ones finds it soon. */
export type PasswordFault = 'repeats' | 'row' | 'own' | 'guessed';

/** In the words of a refusal, and of the advice while it is typed. */
export const FAULT_WORDS: Readonly<Record<PasswordFault, string>> = {
  repeats: 'It repeats itself: use words that differ.',
  row: 'It is mostly keys in a row: use words that do not follow from each other.',
  own: 'It is little more than your name, your address or ours, which others know: add words of your own.',
  guessed:
    'It is among the first that somebody would guess: use a few words that do not follow from each other.',
};

/**
 * The faults that need no list of words, for the server and for the browser alike. Judged is the password as a whole
 * (NIST SP 800-63B-4, 3.1.1.2): a name in it is no fault, a name and nothing else is.
 *
 * @param own what others know of the person: name, e-mail address
 */
export function plainFault(password: string, own: readonly string[]): PasswordFault | null {
  const folded = fold(password);
  if (new Set(folded).size < VARIED || isRepeated(folded)) return 'repeats';
  if (remainder(folded, ROWS) < LEFT_OVER) return 'row';
  if (remainder(folded, [...CONTEXT, ...ownParts(own)]) < LEFT_OVER) return 'own';
  if (remainder(folded.replace(/[^\p{L}\p{N}]/gu, ''), FAMOUS) < LEFT_OVER) return 'guessed';
  return null;
}

/** The parts of a name or an address that could make up a password. */
export function ownParts(own: readonly string[]): string[] {
  return own.flatMap((text) => fold(text).split(/[^\p{L}\p{N}]+/u)).filter((part) => part.length >= 3);
}

/** Fewer different characters than this, and length alone makes nothing hard to guess. */
const VARIED = 7;
/** So many different letters and digits must be left besides what anybody would try first. */
const LEFT_OVER = 6;
/** What belongs to this place. */
const CONTEXT = ['monet', 'password', 'account', 'candidate', 'professional'];
/** Phrases that everybody has read, which lists of single words do not hold. */
const FAMOUS = [
  'correcthorsebatterystaple',
  'horsebatterystaple',
  'itwasthebestoftimes',
  'letmeinplease',
  'loremipsumdolorsitamet',
  'maytheforcebewithyou',
  'onceuponatime',
  'thequickbrownfoxjumpsoverthelazydog',
  'thequickbrownfox',
  'tobeornottobethatisthequestion',
  'tobeornottobe',
  'trustno1',
  'twinkletwinklelittlestar',
  'winteriscoming',
];
const ROWS = runsOf(['1234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']);

function fold(text: string): string {
  return normalPassword(text).toLowerCase();
}

/** A part of at most half its length, over and over. */
function isRepeated(text: string): boolean {
  return (text + text).indexOf(text, 1) < text.length;
}

/** How many different letters and digits are left when all of these are taken out. */
function remainder(text: string, parts: readonly string[]): number {
  const longestFirst = [...parts].sort((a, b) => b.length - a.length);
  const left = longestFirst.reduce((rest, part) => rest.replaceAll(part, ' '), text);
  return new Set(left.replace(/[^\p{L}\p{N}]/gu, '')).size;
}

/** Every run of four keys and more, forwards and back. */
function runsOf(rows: readonly string[]): string[] {
  const both = rows.flatMap((row) => [row, [...row].reverse().join('')]);
  return both.flatMap((row) =>
    Array.from({ length: row.length - 3 }, (_, from) => from).flatMap((from) =>
      Array.from({ length: row.length - from - 3 }, (_, more) => row.slice(from, from + 4 + more)),
    ),
  );
}
