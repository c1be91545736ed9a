import { foldWord, type Word, wordsOf } from './words';

/** A word with the forms in which it is compared. */
export type Token = Word & {
  /** Lower case, without accents. */
  readonly folded: string;
  /** Without the endings of English: "practising" and "practised" are both "practis". */
  readonly stem: string;
  /** Contains a digit. */
  readonly isNumber: boolean;
};

/** A sentence; `start` and `end` are UTF-16 offsets into the text, without the spaces around it. */
export type Sentence = {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
};

/** A text taken apart once, for all checks. */
export type Prose = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
};

// A sentence ends at . ! ? … before a space, at their East Asian forms, at an empty line, before an item of a list.
const SENTENCE_END =
  /(?<![.!?…])[.!?…]+["'”’)\]]*(?=\s)|[。！？]+|\n[^\S\n]*\n|\n(?=[^\S\n]*(?:[-*•–]|\d+[.)])\s)/gu;
const NO_END = /(?:^|[\s(])(?:e\.g|i\.e|vs|approx|resp|incl|mr|mrs|ms|dr|prof|no|\p{L})\.$/iu;

/** Takes a text apart into words and sentences. Linear in its length. */
export function readProse(text: string): Prose {
  const tokens = wordsOf(text).map(toToken);
  const sentences: Sentence[] = [];
  let next = 0;
  let from = 0;
  const close = (to: number) => {
    const first = next;
    while (next < tokens.length && (tokens[next]?.start ?? to) < to) next++;
    const own = tokens.slice(first, next);
    const [head] = own;
    if (head)
      sentences.push({ start: head.start, end: from + text.slice(from, to).trimEnd().length, tokens: own });
    from = to;
  };
  for (const match of text.matchAll(SENTENCE_END)) {
    const to = match.index + match[0].length;
    if (match[0] === '.' && NO_END.test(text.slice(Math.max(0, match.index - 12), to))) continue;
    close(to);
  }
  close(text.length);
  return { text, tokens, sentences };
}

function toToken(word: Word): Token {
  const folded = foldWord(word.text);
  return { ...word, folded, stem: stem(folded), isNumber: /\d/.test(folded) };
}

/** No word of English is longer; what is has no endings worth looking for, and would take long to look through. */
const LONGEST_WORD = 40;

/**
 * A word without its English endings, good enough to see that two words are the same: "questions" and "question",
 * "practice" and "practising". Not a dictionary form.
 */
export function stem(folded: string): string {
  let word = folded.endsWith("'s") ? folded.slice(0, -2) : folded;
  if (word.length <= 3 || word.length > LONGEST_WORD) return word;
  if (/(?:[^aeiou])ies$/.test(word)) word = `${word.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(word)) word = word.slice(0, -2);
  else if (/[^siu]s$/.test(word)) word = word.slice(0, -1);
  if (/[aeiouy].*ing$/.test(word) && word.length > 5) word = undouble(word.slice(0, -3));
  else if (/[aeiouy].*ed$/.test(word) && word.length > 4 && !word.endsWith('eed')) {
    word = word.endsWith('ied') ? `${word.slice(0, -3)}y` : undouble(word.slice(0, -2));
  }
  if (word.length > 5 && word.endsWith('ly')) word = word.slice(0, -2);
  word = word
    .replace(/i[sz]ation$/, 'is')
    .replace(/i[sz]e$/, 'is')
    .replace(/yze$/, 'ys');
  if (word.length > 4) word = word.replace(/e$/, '');
  return word.replace(/practic$/, 'practis').replace(/(.{3,})y$/, '$1i');
}

function undouble(word: string): string {
  return /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}
