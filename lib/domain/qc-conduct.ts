import type { Prose } from './prose';
import { GENERAL, LITTLE, PRAISE } from './qc-lexicon';
import { type Range, rangesOf } from './qc-repetition';

/** Words that have no place in feedback, whatever they are about. */
const INSULTS =
  /\b(?:idiot(?:s|ic)?|moron(?:s|ic)?|imbeciles?|cretins?|dumbass|retard(?:s|ed)?|a loser|scum|bastards?|bitch\w*|ar?sehole|asshole|dickhead|f[u*]ck\w*|bullshit|sh[i*]t\w*|wankers?|sluts?|whores?|twats?|n[i1]gg\w+|f[a@]gg?[o0]ts?|trann(?:y|ies)|waste of (?:my|our|everybody's) time)\b/gi;
/** Hard words that count only when they are aimed at the candidate. */
const AIMED =
  /\b(?:you(?:['’]re| are| were| sound(?:ed)?| look(?:ed)?| seem(?:ed)?)|s?he (?:is|was)|your (?:\w+ ){1,4}(?:is|was|are|were))(?: (?!not\b|never\b|hardly\b)\w+){0,3} (?:stupid|dumb|pathetic|lazy|useless|hopeless|worthless|laughable|clueless|incompetent|brainless|ugly|disgusting|a joke|a waste of time)\b/gi;
/** Remarks on what somebody is rather than on what they did. */
const DEMEANING = [
  /\b(?:good|well|great|smart|strong|fine|clever|bad|impressive|ambitious)(?: \w+){0,2} for an? (?:girl|woman|female|foreigner|immigrant|black|asian|african|arab|muslim|jew|gay|old|disabled)\b/gi,
  /\bpeople like you (?:should|do not|don['’]t|never|will never|cannot|can['’]t|belong)\b/gi,
  /\bwith your (?:accent|looks|skin|religion|age|face|weight|gender)\b[^.!?\n]{0,60}\b(?:not|never|won['’]t|nobody|no one|cannot|can['’]t|hardly)\b/gi,
  /\bgo back to (?:your country|where you c[ao]me)\b/gi,
  /\b(?:women|girls|foreigners) (?:are not|aren['’]t|cannot|can['’]t)\b/gi,
];

/** Where a text is unkind. */
export function unkindIn(text: string): Range[] {
  return [INSULTS, AIMED, ...DEMEANING].flatMap((pattern) => matches(text, pattern)).sort(byStart);
}

/** Words in capitals in a row before it is shouting; acronyms do not count. */
const SHOUTED = 4;

/** Where a text shouts: ordinary words in capitals, or exclamation marks in heaps. */
export function shoutingIn(prose: Prose): Range[] {
  const { tokens, text } = prose;
  const isCapital = (at: number) => /^\p{Lu}[\p{Lu}'’]*$/u.test(tokens[at]?.text ?? '');
  const isOrdinary = (start: number, end: number) =>
    tokens.filter(
      (token) =>
        token.start >= start &&
        token.end <= end &&
        token.text.length > 1 &&
        [LITTLE, GENERAL, PRAISE].some((list) => list.has(token.stem)),
    ).length >=
    SHOUTED - 1;
  const capitals = rangesOf(tokens, isCapital, SHOUTED).filter((each) => isOrdinary(each.start, each.end));
  const heaps = matches(text, /!(?:\s*!)+/g);
  return [...capitals, ...(heaps.length >= 3 ? heaps.slice(0, 1) : [])].sort(byStart);
}

const PLACEHOLDER =
  /[[{<]{1,2}\s*(?:(?:insert|add|your|the|candidate|describe|topic|name|date|company|firm|role|position|reason|resource|strength|weakness|example|number|outcome|skill|interview)\b[^\]}>\n]{0,40})[\]}>]{1,2}|\b(?:TBD|XXX+)\b/gi;

/** Where a form was not filled in: "[candidate name]", "{{topic}}". */
export function placeholdersIn(text: string): Range[] {
  return matches(text, PLACEHOLDER);
}

const LATIN_FILLER =
  /\b(?:lorem|ipsum|dolor|amet|consectetur|adipiscing|eiusmod|tempor|incididunt|labore)\b/gi;
/** Words without a single connecting one before a passage is a list and no sentence. */
const LIST_WORDS = 30;

/** Where a text stops being prose: filler Latin and, in English, long lists of words. */
export function notProseIn(prose: Prose, isEnglish: boolean): Range[] {
  const filler = matches(prose.text, LATIN_FILLER);
  const [first, last] = [filler[0], filler[filler.length - 1]];
  const latin = filler.length >= 4 && first && last ? [{ start: first.start, end: last.end }] : [];
  if (!isEnglish) return latin;
  const lists = rangesOf(prose.tokens, (at) => !LITTLE.has(prose.tokens[at]?.stem ?? ''), LIST_WORDS);
  return [...latin, ...lists].sort(byStart);
}

function matches(text: string, pattern: RegExp): Range[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function byStart(a: Range, b: Range): number {
  return a.start - b.start;
}
