import { expect, test } from 'vitest';
import type { HiddenKind } from './anonymity';
import { hiddenLine } from './hidden-line';

test.each<[HiddenKind[], string | null]>([
  [[], null],
  [['employer', 'title', 'topics'], 'Employer and topics are hidden: fewer than five people would match.'],
  [
    ['seniority', 'employer', 'title', 'years', 'topics'],
    'Seniority, employer and topics are hidden: fewer than five people would match.',
  ],
  [
    ['industry', 'seniority', 'employer', 'title', 'topics'],
    'Industry, employer and topics are hidden: fewer than five people would match.',
  ],
  [['title'], 'Title is hidden: fewer than five people would match.'],
  [['years', 'topics'], 'Topics are hidden: fewer than five people would match.'],
  [['years', 'languages'], 'Years and languages are hidden: fewer than five people would match.'],
])('a card that hides %j', (hidden, line) => {
  expect(hiddenLine(hidden, 5)).toBe(line);
});

test('a class size without a word of its own is a figure', () => {
  expect(hiddenLine(['years'], 12)).toBe('Years are hidden: fewer than 12 people would match.');
});
