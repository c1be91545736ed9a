/** A word of a text. `start` and `end` are UTF-16 offsets into the text as it was given. */
export type Word = { readonly text: string; readonly start: number; readonly end: number };

// One locale for everybody, so that a count never depends on whose browser or server does it.
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'word' });
/** What nobody sees: zero-width spaces and joiners, soft hyphens, direction marks, fillers, variation selectors. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const KEYCAP = '\u20E3'; // "1" and this are the picture of a key, not a word

/**
 * The words of a text, as Unicode Standard Annex 29 defines them: by the rules of each script, so also where no
 * spaces stand between words (Chinese, Thai). A word holds a letter or a digit; punctuation, emoji and invisible
 * characters are none, and an invisible character does not part a word.
 *
 * "Well-prepared" is two words, "don't" and "1,250.50" are one. Linear in the length of the text.
 */
export function wordsOf(text: string): Word[] {
  const visible = withoutInvisible(text);
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of SEGMENTER.segment(visible.text)) {
    if (!isWordLike || !LETTER_OR_DIGIT.test(segment) || segment.includes(KEYCAP)) continue;
    words.push({
      text: segment,
      start: visible.offsetOf(index),
      end: visible.offsetOf(index + segment.length - 1) + 1,
    });
  }
  return words;
}

/** How many words a text has. The same in the browser, where it counts along, and on the server, where it decides. */
export function countWords(text: string): number {
  return wordsOf(text).length;
}

/** A text as it is compared: "Practise  the LBO." and "practise the lbo" are the same. Empty when it has no word. */
export function sameness(text: string): string {
  return wordsOf(text)
    .map((word) => foldWord(word.text))
    .join(' ');
}

/** A word as it is compared: lower case, compatibility forms and accents removed. "Résumé" is "resume". */
export function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[’ʼ]/gu, "'");
}

function withoutInvisible(text: string): { text: string; offsetOf: (index: number) => number } {
  const removed = [...text.matchAll(INVISIBLE)];
  if (removed.length === 0) return { text, offsetOf: (index) => index };
  const offsets: number[] = [];
  let kept = '';
  let from = 0;
  const keep = (to: number) => {
    for (let at = from; at < to; at++) offsets.push(at);
    kept += text.slice(from, to);
  };
  for (const match of removed) {
    keep(match.index);
    from = match.index + match[0].length;
  }
  keep(text.length);
  return { text: kept, offsetOf: (index) => offsets[index] ?? text.length };
}
