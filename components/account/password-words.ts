import { PASSWORD_LENGTH } from '@/lib/accounts/password-rules';
import { formatQuantity } from '@/lib/format';

/** Fewer different characters than this, and length alone makes nothing hard to guess. */
const VARIED = 7;
const STRONG_LENGTH = 22;

/**
 * A word on a new password while it is typed: how much is missing, or how it would hold. Only its length is a rule;
 * the rest is advice.
 *
 * @param own what others know of the person: name, e-mail address
 */
export function passwordWords(password: string, own: readonly string[]): string {
  const missing = PASSWORD_LENGTH.min - password.length;
  if (password === '')
    return `At least ${PASSWORD_LENGTH.min} characters. A few words together are easy to remember.`;
  if (missing > 0) return `${formatQuantity(missing, 'more character')}.`;
  if (password.length > PASSWORD_LENGTH.max) return `At most ${PASSWORD_LENGTH.max} characters.`;
  const folded = password.toLowerCase();
  if (new Set(folded).size < VARIED || ROWS.some((row) => folded.includes(row))) {
    return 'Long enough, but easy to guess: use words that do not follow from each other.';
  }
  if (parts(own).some((part) => folded.includes(part))) {
    return 'Long enough, but it holds your name or address: others know these.';
  }
  return password.length >= STRONG_LENGTH ? 'Strong.' : 'Good. Longer is better.';
}

const ROWS = ['123456789', 'abcdefgh', 'qwertyuiop', 'asdfghjkl', 'passwordpassword'];

function parts(own: readonly string[]): string[] {
  return own
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part.length >= 4);
}
