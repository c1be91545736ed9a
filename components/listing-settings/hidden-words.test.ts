import { expect, test } from 'vitest';
import type { OwnFact } from '@/lib/listings/queries';
import { hiddenWords } from './hidden-words';

const EMPLOYER: OwnFact = { kind: 'employer', yours: ['Evercore'], shown: ['Evercore'] };
const TOPICS: OwnFact = { kind: 'topics', yours: ['CV review', 'CFA'], shown: ['CV review'] };
const LANGUAGES: OwnFact = { kind: 'languages', yours: ['English', 'Greek'], shown: ['English'] };

test('a card that shows everything says so', () => {
  expect(hiddenWords([], [EMPLOYER], 5)).toBe(
    'Nothing of what you told us is hidden: enough people share all of it.',
  );
});

test('a list that is shown in part counts as hidden in part', () => {
  expect(hiddenWords([], [EMPLOYER, TOPICS, LANGUAGES], 5)).toBe(
    'Of your topics and languages it shows what enough others share.',
  );
});

test('what is hidden altogether comes first, and is not named again', () => {
  const hidden: OwnFact = { ...EMPLOYER, shown: [] };
  expect(hiddenWords(['employer'], [hidden, TOPICS], 5)).toBe(
    'Employer is hidden: fewer than five people would match. Of your topics it shows what enough others share.',
  );
});
