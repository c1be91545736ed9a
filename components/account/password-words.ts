import {
  FAULT_WORDS,
  PASSWORD_LENGTH,
  type PasswordFault,
  passwordLength,
  plainFault,
} from '@/lib/domain/password-rules';
import { formatQuantity } from '@/lib/format';

const STRONG_LENGTH = 22;

/** Judges as the server does; loaded when it is needed, since it knows many thousand passwords. */
export type Judge = (password: string, own: readonly string[]) => PasswordFault | null;

/**
 * A word on a new password while it is typed: how much is missing, why it would be refused, or how it would hold.
 *
 * @param own what others know of the person: name, e-mail address
 * @param judge until it is there, what needs no list is said
 */
export function passwordWords(password: string, own: readonly string[], judge: Judge = plainFault): string {
  const length = passwordLength(password);
  const missing = PASSWORD_LENGTH.min - length;
  if (password === '')
    return `At least ${PASSWORD_LENGTH.min} characters. A few words together are easy to remember.`;
  if (missing > 0) return `${formatQuantity(missing, 'more character')}.`;
  if (length > PASSWORD_LENGTH.max) return `At most ${PASSWORD_LENGTH.max} characters.`;
  const fault = judge(password, own);
  if (fault) return `Long enough, but easy to guess. ${FAULT_WORDS[fault]}`;
  return length >= STRONG_LENGTH ? 'Strong.' : 'Good. Longer is better.';
}
