import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BAD_CUNNING } from '@/tests/fixtures/feedback/bad-cunning';
import { BAD_GENERIC } from '@/tests/fixtures/feedback/bad-generic';
import { BAD_OTHER } from '@/tests/fixtures/feedback/bad-other';
import { BAD_PADDING } from '@/tests/fixtures/feedback/bad-padding';
import { type FeedbackCase, unwrap } from '@/tests/fixtures/feedback/case';
import { GOOD_CONSULTING } from '@/tests/fixtures/feedback/good-consulting';
import { GOOD_FINANCE } from '@/tests/fixtures/feedback/good-finance';
import { GOOD_LAW } from '@/tests/fixtures/feedback/good-law';
import { GOOD_PLAIN } from '@/tests/fixtures/feedback/good-plain';
import { GOOD_TECH } from '@/tests/fixtures/feedback/good-tech';
import { ANOTHER_VERSION, MAYA_QUESTION, SECOND_VERSION, TOO_THIN } from '@/tests/fixtures/feedback/story';
import { structuralErrors, type WrittenFeedback } from './feedback-structure';
import { shinglesOf } from './qc-copies';
import { REASON_CODES } from './qc-reasons';
import { type CallContext, type Judgement, judge } from './qc-rubric';

const MAYA: CallContext = {
  question: MAYA_QUESTION,
  background: ['leveraged finance', 'Investment banking'],
  knownShingles: new Set(),
};
const GOOD = [...GOOD_FINANCE, ...GOOD_CONSULTING, ...GOOD_TECH, ...GOOD_LAW, ...GOOD_PLAIN];
const BAD = [...BAD_PADDING, ...BAD_GENERIC, ...BAD_OTHER, ...BAD_CUNNING];
/** The word lists are English: general advice in another language passes. Known, and named in docs/feedback.md. */
const KNOWN_MISSES = ['general, in French'];

const judgements = new Map<FeedbackCase, Judgement>();

function judgeCase(each: FeedbackCase): Judgement {
  const known = judgements.get(each) ?? judgeAnew(each);
  judgements.set(each, known);
  return known;
}

function judgeAnew({ feedback, question, interests, industry, earlier = [] }: FeedbackCase): Judgement {
  const own = shinglesOf(feedback.text);
  const known = new Set(
    earlier.flatMap((text) => [...shinglesOf(text)]).filter((shingle) => own.has(shingle)),
  );
  return judge(feedback, { question, background: [...interests, industry], knownShingles: known });
}

describe('the texts', () => {
  test('are enough to mean something, and each is right in structure', () => {
    expect(GOOD.length).toBeGreaterThanOrEqual(25);
    expect(BAD.length).toBeGreaterThanOrEqual(40);
    const wrong = [...GOOD, ...BAD].filter((each) => structuralErrors(each.feedback).length > 0);
    expect(wrong.map((each) => each.name)).toEqual([]);
    expect(new Set([...GOOD, ...BAD].map((each) => each.name)).size).toBe(GOOD.length + BAD.length);
  });

  test.each(GOOD.map((each) => [each.name, each] as const))('passes: %s', (_, each) => {
    expect(judgeCase(each)).toMatchObject({ verdict: 'passed', reasons: [] });
  });

  test('of the bad ones at least 95 % are sent back, and the misses are known', () => {
    const missed = BAD.filter((each) => judgeCase(each).verdict === 'passed').map((each) => each.name);
    expect(missed).toEqual(KNOWN_MISSES);
    expect(missed.length / BAD.length).toBeLessThanOrEqual(0.05);
  });

  const caught = BAD.filter((each) => !KNOWN_MISSES.includes(each.name));
  test.each(caught.map((each) => [each.name, each] as const))(
    'is sent back for its own reason: %s',
    (_, each) => {
      const codes = judgeCase(each).reasons.map((reason) => reason.code);
      expect(each.expected.some((code) => codes.includes(code))).toBe(true);
    },
  );

  test('every reason is needed by one of them', () => {
    const used = new Set(BAD.flatMap((each) => judgeCase(each).reasons.map((reason) => reason.code)));
    expect(REASON_CODES.filter((code) => !used.has(code))).toEqual(['padding']);
  });
});

describe('the story', () => {
  test('the first version is sent back, with remarks beside the words they mean', () => {
    const { verdict, reasons } = judge(TOO_THIN, MAYA);
    expect(verdict).toBe('revise');
    const marked = (code: string) =>
      reasons
        .filter((each) => each.code === code)
        .map((each) => TOO_THIN.text.slice(each.start ?? 0, each.end));
    expect(marked('praise_without_reason')[0]).toContain('great to meet you');
    expect(marked('could_be_anyone').join()).toContain('Just keep practising, stay confident');
    expect(reasons.filter((each) => each.field !== 'text').map((each) => [each.code, each.field])).toEqual([
      ['same_action_twice', 'actions.1'],
      ['action_not_doable', 'actions.2'],
    ]);
  });

  test.each([SECOND_VERSION, ANOTHER_VERSION])('the second version passes, in either wording', (version) => {
    expect(structuralErrors(version)).toEqual([]);
    expect(judge(version, MAYA)).toMatchObject({ verdict: 'passed', reasons: [] });
    const other = version === SECOND_VERSION ? ANOTHER_VERSION : SECOND_VERSION;
    expect(judge(version, { ...MAYA, knownShingles: shinglesOf(other.text) }).reasons).toEqual([]);
  });
});

describe('one flaw in an honest text', () => {
  const withEnd = (sentence: string): WrittenFeedback => ({
    ...SECOND_VERSION,
    text: `${SECOND_VERSION.text}\n\n${sentence}`,
  });
  const codes = (feedback: WrittenFeedback, context = MAYA) =>
    judge(feedback, context).reasons.map((each) => each.code);

  test.each([
    'It was great to meet you, and I enjoyed the call.',
    'Good luck, and keep going!',
    'Keep practising and stay calm, you will be fine. All the best!',
    'I would not call you lazy, you are not stupid, and there are no stupid questions.',
    'You used DCF, LBO, WACC and IRR correctly, and EBITDA TOO.',
    'Great!! And thank you!',
    'Your array was [3, 1, 2] and then [candidates] by score.',
    'The film was in Berlin, or in Rome, or in one of the other cities.',
  ])('is forgiven: %s', (sentence) => {
    expect(codes(withEnd(sentence))).toEqual([]);
  });

  test.each([
    ['unkind_words', 'You sounded really clueless about bonds.'],
    ['shouting', 'YOU SHOULD NOT DO THIS EVER.'],
    ['shouting', 'Great!!! Really!!! Wow!!!'],
    ['contact_details', 'Write to me at a@example.com about it.'],
    ['placeholder', 'The best moment was [insert example].'],
    ['not_prose', 'Lorem ipsum dolor sit amet, consectetur adipiscing elit.'],
  ])('%s: %s', (code, sentence) => {
    const { reasons } = judge(withEnd(sentence), MAYA);
    expect(reasons.map((each) => each.code)).toEqual([code]);
    expect(reasons[0]?.start).toBeGreaterThan(SECOND_VERSION.text.length);
  });

  test('a fifth of the text from another call is a standard paragraph, a third is a copy', () => {
    const shingles = [...shinglesOf(SECOND_VERSION.text)];
    const known = (share: number) => new Set(shingles.slice(0, Math.floor(shingles.length * share)));
    expect(codes(SECOND_VERSION, { ...MAYA, knownShingles: known(0.2) })).toEqual([]);
    const copied = judge(SECOND_VERSION, { ...MAYA, knownShingles: known(0.34) });
    expect(copied.reasons.map((each) => each.code)).toEqual(['copied']);
    expect(copied.reasons[0]?.start).toBe(0);
  });

  test('a text that goes round in circles without repeating itself word for word is padding', () => {
    const few = 'you asked me about debt and i told you that debt is what banks do when they lend'.split(' ');
    let seed = 7;
    const next = () => (seed = (seed * 48_271) % 2_147_483_647);
    const text = Array.from({ length: 230 }, () => few[next() % few.length]).join(' ');
    expect(codes({ ...SECOND_VERSION, text })).toContain('padding');
  });

  test('length alone does not make honest feedback thin', () => {
    const long = GOOD_FINANCE.slice(0, 4)
      .map((each) => each.feedback.text)
      .join('\n\n');
    expect(codes({ ...SECOND_VERSION, text: long })).toEqual([]);
  });

  test('a few true sentences do not carry a text without matter', () => {
    const text = unwrap(`
      When I asked how a term loan differs from a bond, you named maturity and coupon and stopped there. On the
      three statements you took 100 of new debt through the balance sheet and then forgot the tax shield. Then we did
      the next one, and it went as the one before had gone, and after that you did the one that came next. It took a
      while but it was done in the end, so we went on with what was left. Some of it was as one would think, and some
      of it was not quite as one would think. By then it was nearly over, and we both said what we had to say and left
      it there. There was also the other thing, which we had put off, and we did that as well. You were asked about
      both, and about the two of them together, and it was all right. I said what I had to say about it, you said what
      you had to say, and so it went on until there was no more of it to do. You asked me whether that was it, and it
      was, and then you asked again and I said the same. In the end we had done what there was to do, and both of us
      were through with it a little before we had to be.
    `);
    const judgement = judge({ ...SECOND_VERSION, text }, MAYA);
    expect(judgement.scores.emptyShare).toBeLessThan(0.12);
    expect(judgement.scores.evidenceShare).toBeGreaterThan(0.2);
    expect(judgement.reasons.map((each) => each.code)).toEqual(['could_be_anyone']);
  });

  test('feedback on the professional’s own field is related, though the question was about another', () => {
    const [law] = GOOD_LAW;
    const feedback = law?.feedback ?? SECOND_VERSION;
    expect(codes(feedback)).toEqual(['not_about_the_call']);
    expect(codes(feedback, { ...MAYA, background: ['Law'] })).toEqual([]);
  });

  test('feedback about the question is related, whatever the professional’s own field is', () => {
    expect(codes(SECOND_VERSION, { ...MAYA, background: ['law', 'Law'] })).toEqual([]);
    const vague = {
      ...MAYA,
      question: 'Could you tell me about your work and how to get there?',
      background: ['Law'],
    };
    expect(codes(SECOND_VERSION, vague)).toEqual([]);
  });
});

test('whatever is written, the judge answers, alike each time, with marks inside the text', {
  timeout: 30_000,
}, () => {
  const scraps = fc.constantFrom(
    ...[
      'you said',
      'great',
      '.',
      '\n\n',
      '- ',
      'a@b.com',
      '+44 7700 900123',
      '[name]',
      '"',
      '😀',
      'ﬁ',
      '\u200B',
      'DEBT',
      '!!',
      '債',
      'keep practising',
      "don't",
      '...',
      'x.y.',
      '(0',
    ],
  );
  const anything = fc.array(fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 12 })), {
    maxLength: 120,
  });
  fc.assert(
    fc.property(anything, fc.tuple(anything, anything, anything), (text, actions) => {
      const [first, second, third] = actions.map((each) => each.slice(0, 8).join(' '));
      const feedback: WrittenFeedback = {
        text: text.join(' '),
        actions: [first ?? '', second ?? '', third ?? ''],
        stars: { culturalFit: 1, interest: 1, technical: 1 },
      };
      const judgement = judge(feedback, MAYA);
      expect(judge(feedback, MAYA)).toEqual(judgement);
      expect(judgement.verdict === 'passed').toBe(judgement.reasons.length === 0);
      for (const { field, start, end } of judgement.reasons) {
        if (start === undefined || end === undefined) continue;
        const marked = field === 'text' ? feedback.text : (feedback.actions[Number(field.slice(-1))] ?? '');
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(marked.length);
      }
    }),
    { numRuns: 150 },
  );
});

test.each([
  ['one word without end', 'a'.repeat(20_000)],
  ['an address without end', 'a.'.repeat(10_000)],
  ['digits and spaces', '0 '.repeat(10_000)],
  ['opening brackets', '[insert '.repeat(2_500)],
  ['open quotes', '"you said '.repeat(2_000)],
  ['exclamation marks', '! '.repeat(10_000)],
  ['number words', 'one two three '.repeat(1_400)],
  ['your your your', 'your answer '.repeat(1_600)],
  ['you were', 'you were not really '.repeat(1_000)],
])('is not slowed down by %s', (_, text) => {
  const before = process.cpuUsage();
  judge({ ...SECOND_VERSION, text }, MAYA);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(2_000); // the machine may be busy with other things
});
