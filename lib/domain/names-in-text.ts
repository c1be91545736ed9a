import { readProse } from './prose';
import { GENERAL, LITTLE, PRAISE } from './qc-lexicon';
import { foldWord, sameness, wordsOf } from './words';

/**
 * Finds people's names in a text, each word of a name by itself. A word that is also an ordinary one ("Will",
 * "Grace") counts only with a capital in the middle of a sentence; in lower case only long and unusual ones count.
 * @returns where they stand, in UTF-16 offsets
 */
export function namesIn(text: string, names: readonly string[]): { start: number; end: number }[] {
  const parts = new Set(
    names
      .flatMap((name) => wordsOf(name))
      .map((word) => foldWord(word.text))
      .filter((word) => word.length > 1),
  );
  const isOrdinary = (stem: string) => [LITTLE, GENERAL, PRAISE].some((list) => list.has(stem));
  return readProse(text)
    .sentences.flatMap((sentence) =>
      sentence.tokens.filter((token, at) => {
        if (!parts.has(token.folded)) return false;
        const isCapital = /^\p{Lu}/u.test(token.text);
        if (isOrdinary(token.stem)) return isCapital && at > 0;
        return isCapital || token.folded.length > 3;
      }),
    )
    .map(({ start, end }) => ({ start, end }));
}

/** Whether a text holds a phrase, such as the name of a company, as whole words. */
export function holdsPhrase(text: string, phrase: string): boolean {
  const wanted = sameness(phrase);
  return wanted !== '' && ` ${sameness(text)} `.includes(` ${wanted} `);
}
