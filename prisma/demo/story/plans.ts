import type { WrittenFeedback } from '@/lib/domain/feedback-structure';
import { invariant } from '@/lib/domain/invariant';
import type { FeedbackCase } from '@/tests/fixtures/feedback/case';
import { GOOD_FINANCE } from '@/tests/fixtures/feedback/good-finance';
import { GOOD_PLAIN } from '@/tests/fixtures/feedback/good-plain';
import { MAYA_QUESTION, SECOND_VERSION, TOO_THIN } from '@/tests/fixtures/feedback/story';

/** How one booking of the demo's past goes. Days are counted back from the present; negative ones lie ahead. */
export type Plan = {
  /** By number: `cand1@monet.local` asks `pro1@monet.local`. */
  readonly candidate: number;
  readonly professional: number;
  readonly question: string;
  readonly askedDaysAgo: number;
  /** What the professional does with the request; nothing when left out. */
  readonly answer?: 'accept' | 'decline';
  /** When the call is, to the next slot that suits both. Left out: no time is set. */
  readonly callDaysAgo?: number;
  readonly paid?: boolean;
  /** A paid call that is called off by the candidate, so many hours before it starts. */
  readonly cancelledHoursBefore?: number;
  /** Who comes; both when left out. */
  readonly absent?: 'candidate' | 'professional';
  /** Submissions in order, each some hours after the end or after the one before. */
  readonly feedback?: readonly WrittenFeedback[];
  readonly rating?: { readonly stars: number; readonly text: string };
};

const QUESTIONS = [
  'I have a first-round interview in two weeks and freeze when I am asked for a valuation. Could we practise that aloud?',
  'I move from audit to deals. Which parts of my work should I talk about, and which should I leave out?',
  'Which of two summer offers would you take in my place, and what should I ask both teams before I decide?',
  'My technical answers are right but too long. Could you stop me each time and tell me where I should have ended?',
  'I would like to hear how a normal week looks for an associate, and what nobody tells you before the first day.',
  'Could we go through my story once? I change from engineering, and people always ask why now.',
  'I was turned down after the last round and do not know why. Could we do the same questions again, honestly?',
  'How do I write to people in the group without sounding like everybody else who writes to them?',
  'Half an hour on the market: which deals should I know well, and how deep do the questions go?',
  'I am strong in accounting and weak in markets. What would you read in the four weeks before a superday?',
  'I have a case study to present next week. Could you be the client and ask what you would really ask?',
  'Is a master’s degree worth it for this job, or should I apply again with one more year of work?',
  'I would like an honest view of whether my profile fits this industry at all before I apply.',
] as const;

const merger = finance('mergers analyst interview, warm and long sentences');
const formal = finance('third person, formal');
const vague = named(GOOD_PLAIN, 'formal, an answer to a vague question');

/** A dozen and some: every state that a booking can be in, as the present finds it. */
export const PLANS: readonly Plan[] = [
  {
    ...{ candidate: 1, professional: 1, question: MAYA_QUESTION, askedDaysAgo: 13.5, answer: 'accept' },
    ...{ callDaysAgo: 11, paid: true, feedback: [SECOND_VERSION] },
    rating: {
      stars: 5,
      text: 'Asked me what I was then asked in the second round. The written notes are what I reread on the train.',
    },
  },
  {
    ...{ candidate: 2, professional: 1, question: merger.question, askedDaysAgo: 13, answer: 'accept' },
    ...{ callDaysAgo: 10, paid: true, feedback: [merger.feedback] },
    rating: { stars: 5, text: 'Direct. Told me which part of my story to cut and why.' },
  },
  {
    ...{ candidate: 3, professional: 1, question: formal.question, askedDaysAgo: 12.5, answer: 'accept' },
    ...{ callDaysAgo: 9.5, paid: true, feedback: [formal.feedback] },
    rating: { stars: 4, text: 'Knew how the group hires and was honest about what I was missing.' },
  },
  {
    ...{ candidate: 1, professional: 2, question: vague.question, askedDaysAgo: 5, answer: 'accept' },
    ...{ callDaysAgo: 2, paid: true, feedback: [vague.feedback] },
  },
  {
    ...{ candidate: 4, professional: 1, question: question(1), askedDaysAgo: 4.5, answer: 'accept' },
    ...{ callDaysAgo: 1.5, paid: true, feedback: [TOO_THIN] },
  },
  {
    candidate: 5,
    professional: 1,
    question: question(2),
    askedDaysAgo: 4,
    answer: 'accept',
    callDaysAgo: 1,
    paid: true,
  },
  {
    candidate: 1,
    professional: 3,
    question: question(3),
    askedDaysAgo: 2,
    answer: 'accept',
    callDaysAgo: -1,
    paid: true,
  },
  {
    candidate: 6,
    professional: 1,
    question: question(4),
    askedDaysAgo: 1.8,
    answer: 'accept',
    callDaysAgo: -3,
    paid: true,
  },
  {
    candidate: 1,
    professional: 4,
    question: question(5),
    askedDaysAgo: 0.6,
    answer: 'accept',
    callDaysAgo: -2,
  },
  { candidate: 7, professional: 1, question: question(6), askedDaysAgo: 0.3 },
  { candidate: 8, professional: 1, question: question(7), askedDaysAgo: 1, answer: 'accept' },
  { candidate: 9, professional: 5, question: question(8), askedDaysAgo: 3, answer: 'decline' },
  {
    ...{ candidate: 1, professional: 6, question: question(9), askedDaysAgo: 8, answer: 'accept' },
    ...{ callDaysAgo: 5, paid: true, cancelledHoursBefore: 20 },
  },
  {
    ...{ candidate: 10, professional: 1, question: question(10), askedDaysAgo: 9, answer: 'accept' },
    ...{ callDaysAgo: 6, paid: true, cancelledHoursBefore: 1 },
  },
  { candidate: 11, professional: 7, question: question(11), askedDaysAgo: 10 },
  {
    candidate: 12,
    professional: 8,
    question: question(12),
    askedDaysAgo: 9,
    answer: 'accept',
    callDaysAgo: 6.5,
    paid: true,
  },
  {
    ...{ candidate: 13, professional: 9, question: question(13), askedDaysAgo: 7, answer: 'accept' },
    ...{ callDaysAgo: 4, paid: true, absent: 'professional' },
  },
];

function question(number: number): string {
  const question = QUESTIONS[number - 1];
  invariant(question, `no question ${number}`);
  return question;
}

function finance(name: string): FeedbackCase {
  return named(GOOD_FINANCE, name);
}

function named(cases: readonly FeedbackCase[], name: string): FeedbackCase {
  const found = cases.find((each) => each.name === name);
  invariant(found, `no feedback called ${name}`);
  return found;
}
