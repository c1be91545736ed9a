import { type Prose, type Sentence, stem, type Token } from './prose';
import {
  ABOUT_WORK,
  EMPTY_ADVICE,
  EMPTY_HINT,
  FIELDS,
  GENERAL,
  HAPPENED,
  LITTLE,
  LOUD,
  PRAISE,
} from './qc-lexicon';
import type { Range } from './qc-repetition';
import { foldWord, wordsOf } from './words';

/**
 * What a sentence is worth, in English prose.
 * - `evidence`: something that was asked, said or done in the call, with matter in it
 * - `matter`: about particular things, people, figures or terms
 * - `praise`, `general`: no matter at all, only praise or advice that fits everybody
 * - `neutral`: the rest, such as "Slow down."
 */
export type SentenceKind = 'evidence' | 'matter' | 'praise' | 'general' | 'neutral';

export type JudgedSentence = Range & {
  readonly kind: SentenceKind;
  readonly words: number;
  /** Its words of praise, in lower case. */
  readonly praise: readonly string[];
};

/** How much of an English text could only have been written about this call. */
export type Substance = {
  readonly sentences: readonly JudgedSentence[];
  /** Different words of matter per hundred words. Specific feedback has 10 to 25, general advice under 8. */
  readonly matterPerHundred: number;
  /** Share of the words in sentences of evidence; 0 to 1. Specific feedback has 0.36 and more. */
  readonly evidenceShare: number;
  /** Share of the words in sentences that are only praise or general advice; 0 to 1. */
  readonly emptyShare: number;
  /** Whether it speaks to or of a candidate, about work or about what was asked, in the field that was asked. */
  readonly isAboutCall: boolean;
};

const CANDIDATE = new Set(
  "you your yours yourself you're you've you'd he him his himself she her hers herself candidate".split(' '),
);

/** Whether a word is matter: neither grammar, nor praise, nor one of the words that fit everybody. */
export function isMatter(token: Token): boolean {
  if (token.isNumber) return true;
  if (token.folded.length < 3) return false;
  return ![LITTLE, GENERAL, PRAISE, LOUD].some((list) => list.has(token.stem));
}

/**
 * Measures an English text.
 * @param question what the candidate asked for
 * @param background what else is known of the call: interests, topics, industry
 */
export function substanceOf(prose: Prose, question: string, background: readonly string[]): Substance {
  const sentences = prose.sentences.map((sentence) => judgeSentence(prose.text, sentence));
  const total = Math.max(1, prose.tokens.length);
  const share = (kinds: readonly SentenceKind[]) =>
    sentences.filter((each) => kinds.includes(each.kind)).reduce((sum, each) => sum + each.words, 0) / total;
  const evidenceShare = share(['evidence']);
  return {
    sentences,
    matterPerHundred: matterPerHundred(prose.tokens),
    evidenceShare,
    emptyShare: share(['praise', 'general']),
    isAboutCall: isAboutCall(prose, evidenceShare, question, background),
  };
}

/** Measured in stretches of one length, since the share of different words falls with the length of a text. */
const STRETCH = 200;
const STEP = 25;

function matterPerHundred(tokens: readonly Token[]): number {
  const last = Math.max(0, tokens.length - STRETCH);
  let [sum, stretches] = [0, 0];
  for (let from = 0; from < last + STEP; from += STEP) {
    const stretch = tokens.slice(Math.min(from, last), Math.min(from, last) + STRETCH);
    const different = new Set(stretch.filter(isMatter).map((token) => token.stem)).size;
    sum += (100 * different) / Math.max(1, stretch.length);
    stretches++;
  }
  return sum / stretches;
}

function judgeSentence(text: string, sentence: Sentence): JudgedSentence {
  const written = text.slice(sentence.start, sentence.end);
  const words = sentence.tokens.length;
  const matter = new Set(sentence.tokens.filter(isMatter).map((token) => token.stem)).size;
  const praise = sentence.tokens.filter((token) => PRAISE.has(token.stem)).map((token) => token.folded);
  const isPoor = matter === 0 || (matter <= 2 && matter / words < 0.1);
  const isEmptyAdvice = EMPTY_ADVICE.test(written) || (written.match(EMPTY_HINT)?.length ?? 0) >= 2;
  const kindOf = (): SentenceKind => {
    if (matter >= 2 && HAPPENED.some((pattern) => pattern.test(written))) return 'evidence';
    if (!isPoor) return matter >= 2 ? 'matter' : 'neutral';
    if (EMPTY_ADVICE.test(written)) return 'general';
    if (praise.length >= 2) return 'praise';
    return isEmptyAdvice ? 'general' : 'neutral';
  };
  return { start: sentence.start, end: sentence.end, words, praise, kind: kindOf() };
}

/** Sentences of honest feedback speak to or of the candidate in nearly half of the cases. */
const LEAST_ADDRESSED = 0.25;

function isAboutCall(
  prose: Prose,
  evidenceShare: number,
  question: string,
  background: readonly string[],
): boolean {
  const spoken = prose.sentences.filter((each) => each.tokens.some((token) => CANDIDATE.has(token.folded)));
  if (spoken.length < LEAST_ADDRESSED * prose.sentences.length) return false;
  const used = new Set(prose.tokens.map((token) => token.stem));
  const common = matterStems([question, ...background].join(' ')).filter((each) => used.has(each)).length;
  const aboutWork = [...used].filter((each) => ABOUT_WORK.has(each)).length;
  if (aboutWork < 3 && common < 2 && evidenceShare < 0.3) return false;
  return common >= 2 || !isOfAnotherField(used, question, background);
}

/** Full of the terms of a field that neither the question nor the professional's own work is about. */
function isOfAnotherField(
  used: ReadonlySet<string>,
  question: string,
  background: readonly string[],
): boolean {
  const asked = fieldsOf(stemsOf(question));
  const written = fieldsOf(used);
  const [mostAsked, mostWritten] = [asked[0], written[0]];
  if (!mostAsked || !mostWritten || mostAsked.terms < 2 || mostWritten.terms < 6) return false;
  if (mostAsked.field === mostWritten.field) return false;
  const known = fieldsOf(stemsOf(background.join(' '))).find((each) => each.field === mostWritten.field);
  if (known && known.terms > 0) return false;
  const shared = written.find((each) => each.field === mostAsked.field);
  return mostWritten.terms > 2 * (shared?.terms ?? 0);
}

/** The fields by how many of their different terms occur, most first. */
function fieldsOf(used: ReadonlySet<string>): { field: string; terms: number }[] {
  return Object.entries(FIELDS)
    .map(([field, terms]) => ({ field, terms: [...terms].filter((term) => used.has(term)).length }))
    .sort((a, b) => b.terms - a.terms);
}

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).map((word) => stem(foldWord(word.text))));
}

function matterStems(text: string): string[] {
  return [...stemsOf(text)].filter(
    (each) => each.length > 2 && ![LITTLE, GENERAL, PRAISE, LOUD].some((list) => list.has(each)),
  );
}
