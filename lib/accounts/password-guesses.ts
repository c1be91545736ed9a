import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { normalPassword, ownParts, type PasswordFault, plainFault } from '@/lib/domain/password-rules';

/**
 * What is wrong with a password that is long enough, or null. The list of common passwords and its search weigh about
 * 240 kB compressed: the server has them at hand, and a page loads them with the first character of a new password.
 *
 * @param own what others know of the person: name, e-mail address
 * @param known passwords that stand in public, such as the demo's
 */
export function passwordFault(
  password: string,
  own: readonly string[],
  known: readonly string[] = [],
): PasswordFault | null {
  const normal = normalPassword(password);
  if (known.includes(normal.toLowerCase())) return 'guessed';
  const plain = plainFault(normal, own);
  if (plain) return plain;
  const { guessesLog10 } = judge().check([...normal].slice(0, JUDGED).join(''), ['monet', ...ownParts(own)]);
  return guessesLog10 < HARD_LOG10 ? 'guessed' : null;
}

/** Ten thousand million guesses: the highest of zxcvbn's five classes, "very unguessable". */
const HARD_LOG10 = 10;
/** The search takes longer with the square of the length; so much of a password says enough. */
const JUDGED = 64;

let made: ZxcvbnFactory | undefined;
function judge(): ZxcvbnFactory {
  made ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return made;
}
