import { contactDetailsIn } from './contact-details';
import type { WrittenFeedback } from './feedback-structure';
import { type Prose, readProse } from './prose';
import { languageOf } from './prose-language';
import { actionFaults } from './qc-actions';
import { notProseIn, placeholdersIn, shoutingIn, unkindIn } from './qc-conduct';
import { overlapWith, shinglesOf } from './qc-copies';
import { type Reason, reason } from './qc-reasons';
import { type Range, repetitionIn } from './qc-repetition';
import { type JudgedSentence, type Substance, substanceOf } from './qc-substance';

/** What is known of the call that the feedback is about. No names: a judge does not need them. */
export type CallContext = {
  readonly question: string;
  /** The candidate's interests, the professional's industry and topics. */
  readonly background: readonly string[];
  /** Those shingles of this text (`shinglesOf`) that also stand in passed feedback of other bookings. */
  readonly knownShingles: ReadonlySet<bigint>;
};

/** Measurements for the admin; shares from 0 to 1. Zero where a language is not known to the word lists. */
export type Scores = {
  readonly words: number;
  readonly repeatedShare: number;
  readonly variety: number;
  readonly copiedShare: number;
  readonly matterPerHundred: number;
  readonly evidenceShare: number;
  readonly emptyShare: number;
};

export type Judgement = {
  readonly verdict: 'passed' | 'revise';
  /** In the order of the page; empty when passed. */
  readonly reasons: readonly Reason[];
  readonly scores: Scores;
};

/**
 * Where honest feedback ends. Found on the texts in tests/fixtures/feedback, half way between the good and the bad
 * where there is room, nearer to the bad where there is not; docs/feedback.md has the distances.
 */
const LIMITS = {
  repeatedShare: 0.15,
  variety: 0.5,
  copiedShare: 0.3,
  questionShare: 0.25,
  matterPerHundred: 9,
  evidenceShare: 0.15,
  emptyShare: 0.12,
} as const;

/**
 * Judges whether feedback is about this call, specific, kind, its author's own, and can be acted on.
 * Pure and linear in the length of the text; knows only words, so that in doubt it passes.
 *
 * @param feedback with nothing in `structuralErrors`
 */
export function judge(feedback: WrittenFeedback, context: CallContext): Judgement {
  const prose = readProse(feedback.text);
  const language = languageOf(prose);
  const repetition = repetitionIn(prose);
  const copied = overlapWith(prose, context.knownShingles);
  const asked = overlapWith(prose, shinglesOf(context.question));
  const substance = language === 'english' ? substanceOf(prose, context.question, context.background) : null;

  const padded = [
    ...(repetition.share >= LIMITS.repeatedShare ? marks('repeated_text', repetition.ranges) : []),
    ...(copied.share >= LIMITS.copiedShare ? marks('copied', copied.ranges) : []),
    ...(asked.share >= LIMITS.questionShare ? marks('question_repeated', asked.ranges) : []),
    ...(language === 'none'
      ? [reason('not_prose', 'text')]
      : marks('not_prose', notProseIn(prose, language === 'english'))),
    ...marks('placeholder', placeholdersIn(prose.text)),
  ];
  if (padded.length === 0 && repetition.variety < LIMITS.variety) padded.push(reason('padding', 'text'));
  const reasons = [
    ...padded,
    ...conductOf(feedback, prose),
    // Of a text that only fills the page it needs no saying that it is thin.
    ...(substance && padded.length === 0 ? substanceReasons(substance) : []),
    ...actionFaults(feedback.actions, language !== 'other').map((fault) =>
      reason(
        fault.code,
        `actions.${fault.index}`,
        null,
        'other' in fault ? [fault.other + 1, fault.index + 1] : [],
      ),
    ),
  ];
  return {
    verdict: reasons.length === 0 ? 'passed' : 'revise',
    reasons: reasons.sort(byPlace),
    scores: {
      words: prose.tokens.length,
      repeatedShare: rounded(repetition.share),
      variety: rounded(repetition.variety),
      copiedShare: rounded(copied.share),
      matterPerHundred: rounded(substance?.matterPerHundred ?? 0),
      evidenceShare: rounded(substance?.evidenceShare ?? 0),
      emptyShare: rounded(substance?.emptyShare ?? 0),
    },
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function conductOf(feedback: WrittenFeedback, prose: Prose): Reason[] {
  const inActions = feedback.actions.flatMap((action, at) => [
    ...marks('unkind_words', unkindIn(action), `actions.${at}`),
    ...marks('contact_details', contactDetailsIn(action), `actions.${at}`),
  ]);
  return [
    ...marks('unkind_words', unkindIn(prose.text)),
    ...marks('shouting', shoutingIn(prose)),
    ...marks('contact_details', contactDetailsIn(prose.text)),
    ...inActions,
  ];
}

function substanceReasons(substance: Substance): Reason[] {
  if (!substance.isAboutCall) return [reason('not_about_the_call', 'text')];
  const isThin =
    substance.matterPerHundred < LIMITS.matterPerHundred || substance.evidenceShare < LIMITS.evidenceShare;
  if (!isThin && substance.emptyShare < LIMITS.emptyShare) return [];
  const praise = runs(substance.sentences, 'praise');
  const general = runs(substance.sentences, 'general');
  const marked = [
    ...longest(praise).map((run) => reason('praise_without_reason', 'text', run, run.praise)),
    ...longest(general).map((run) => reason('could_be_anyone', 'text', run)),
  ];
  return isThin && general.length === 0 ? [...marked, reason('could_be_anyone', 'text')] : marked;
}

/** Marks shown per kind; more would bury the one that matters. */
const MOST_MARKS = 3;

type Run = Range & { readonly words: number; readonly praise: readonly string[] };

/** Neighbouring sentences of one kind, as one stretch. */
function runs(sentences: readonly JudgedSentence[], kind: JudgedSentence['kind']): Run[] {
  const found: Run[] = [];
  sentences.forEach((sentence, at) => {
    if (sentence.kind !== kind) return;
    const last = found[found.length - 1];
    if (last && sentences[at - 1]?.kind === kind) {
      found[found.length - 1] = {
        start: last.start,
        end: sentence.end,
        words: last.words + sentence.words,
        praise: [...last.praise, ...sentence.praise],
      };
    } else found.push(sentence);
  });
  return found;
}

function longest<Stretch extends Range>(ranges: readonly Stretch[]): Stretch[] {
  return [...ranges].sort((a, b) => b.end - b.start - (a.end - a.start)).slice(0, MOST_MARKS);
}

function marks(code: Reason['code'], ranges: readonly Range[], field: Reason['field'] = 'text'): Reason[] {
  return longest(ranges).map((range) => reason(code, field, range));
}

function byPlace(a: Reason, b: Reason): number {
  const field = (each: Reason) => (each.field === 'text' ? -1 : Number(each.field.slice(-1)));
  return field(a) - field(b) || (a.start ?? -1) - (b.start ?? -1);
}
