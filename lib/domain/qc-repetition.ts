import type { Prose, Token } from './prose';

/** A stretch of a text, in UTF-16 offsets. */
export type Range = { readonly start: number; readonly end: number };

/** Words that have to be the same in a row before it counts as said again; ordinary prose rarely repeats five. */
const RUN = 5;
/** Words in which variety is measured; the share of different ones falls with length, so the length is fixed. */
const WINDOW = 100;

export type Repetition = {
  /** Share of the words that repeat an earlier passage word for word, figures aside; 0 to 1. */
  readonly share: number;
  /** Share of different words in a hundred, averaged over the text; honest prose has 0.6 and more. */
  readonly variety: number;
  /** The passages that repeat an earlier one. */
  readonly ranges: readonly Range[];
};

/** Finds what a text says again. Figures count as equal, so that "question 1 ..., question 2 ..." is repetition. */
export function repetitionIn(prose: Prose): Repetition {
  const words = prose.tokens.map((token) => (token.isNumber ? '#' : token.stem));
  const again = new Uint8Array(words.length);
  const seen = new Set<string>();
  for (let at = 0; at + RUN <= words.length; at++) {
    const run = words.slice(at, at + RUN).join(' ');
    if (seen.has(run)) again.fill(1, at, at + RUN);
    else seen.add(run);
  }
  return {
    share: words.length === 0 ? 0 : again.reduce((sum, each) => sum + each, 0) / words.length,
    variety: varietyOf(words),
    ranges: rangesOf(prose.tokens, (at) => again[at] === 1, RUN + 1),
  };
}

/**
 * The stretches of words for which something holds.
 * @param least shorter stretches are left out
 */
export function rangesOf(tokens: readonly Token[], holds: (at: number) => boolean, least: number): Range[] {
  const ranges: Range[] = [];
  let from = -1;
  for (let at = 0; at <= tokens.length; at++) {
    const inside = at < tokens.length && holds(at);
    if (inside && from < 0) from = at;
    if (inside || from < 0) continue;
    const [first, last] = [tokens[from], tokens[at - 1]];
    if (first && last && at - from >= least) ranges.push({ start: first.start, end: last.end });
    from = -1;
  }
  return ranges;
}

function varietyOf(words: readonly string[]): number {
  const window = Math.min(WINDOW, words.length);
  if (window === 0) return 0;
  const counts = new Map<string, number>();
  let sum = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    counts.set(word, (counts.get(word) ?? 0) + 1);
    if (at >= window) {
      const gone = words[at - window] ?? '';
      const left = (counts.get(gone) ?? 0) - 1;
      if (left === 0) counts.delete(gone);
      else counts.set(gone, left);
    }
    if (at >= window - 1) sum += counts.size / window;
  }
  return sum / (words.length - window + 1);
}
