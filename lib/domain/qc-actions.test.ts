import { expect, test } from 'vitest';
import { actionFaults } from './qc-actions';

const GOOD = [
  'Work through ten three-statement questions that start with new debt.',
  'Record two mock answers and leave five seconds before each.',
];
const codes = (...actions: string[]) =>
  actionFaults(actions, true).map((fault) => `${fault.index} ${fault.code}`);

test.each([
  'Ask for feedback after each interview.',
  'Attempt two market sizing cases per day.',
  'Read the annual report of one retailer and note its covenants.',
  'Apply to five mid-market firms before the end of the month.',
  'take the weather page out of the portfolio today',
])('can be done: %s', (action) => {
  expect(codes(...GOOD, action)).toEqual([]);
});

test.each([
  ['Confidence', 'action_not_doable'],
  ['Debt knowledge', 'action_not_doable'],
  ['Be more confident', 'action_not_doable'],
  ['Better structure in the answers', 'action_too_vague'],
  ['Improve your communication skills.', 'action_too_vague'],
  ['Keep working hard on your skills.', 'action_too_vague'],
  ['Practise more technical questions.', 'action_too_vague'],
])('%s: %s', (action, code) => {
  expect(codes(...GOOD, action)).toEqual([`2 ${code}`]);
});

test.each([
  ['Practise more technical questions.', 'Do more practice on technicals.'],
  [
    'Practise three-statement questions with new debt.',
    'Train questions about new debt and the three statements.',
  ],
  ['Read about covenants in bonds.', 'Study bond covenants.'],
])('asks for the same: %s / %s', (one, other) => {
  const faults = actionFaults([GOOD[1] ?? '', one, other], true);
  expect(faults).toEqual([{ code: 'same_action_twice', index: 2, other: 1 }]);
});

test.each([
  ['Do ten cases with a partner.', 'Do five cases alone on paper and check the structure.'],
  ['Write one page on term loans.', 'Write one page on why this group.'],
  ['Record one calculation by video.', 'Redo the merger calculation with after-tax debt.'],
])('are different: %s / %s', (one, other) => {
  expect(codes(one, other, 'Prepare two questions about staffing.')).toEqual([]);
});

test('in a language without word lists only sameness and length are looked at', () => {
  expect(actionFaults(['Sei selbstbewusst im Gespräch', 'Lies drei Berichte', 'Übung'], false)).toEqual([
    { code: 'action_not_doable', index: 2 },
  ]);
});
