import type { HiddenKind } from './anonymity';
import { numberWord } from './number-words';

const PLURAL: ReadonlySet<HiddenKind> = new Set(['years', 'topics', 'languages']);

/**
 * The one line on a card that says what it hides and why: "Employer and topics are hidden: fewer than five people
 * would match." Names the most telling kinds only: who hides the industry hides the seniority with it, who hides the
 * employer the title; years and languages are named where nothing else is hidden.
 *
 * @param k the least size of a class
 * @returns null when the card hides nothing
 */
export function hiddenLine(hidden: readonly HiddenKind[], k: number): string | null {
  const first = (...kinds: HiddenKind[]) => kinds.filter((kind) => hidden.includes(kind)).slice(0, 1);
  const telling = [...first('industry', 'seniority'), ...first('employer', 'title'), ...first('topics')];
  const named = telling.length > 0 ? telling : hidden.filter((kind) => PLURAL.has(kind));
  const [one] = named;
  if (!one) return null;
  const verb = named.length > 1 || PLURAL.has(one) ? 'are' : 'is';
  const listed = named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : one;
  const text = `${listed} ${verb} hidden: fewer than ${numberWord(k)} people would match.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
