import { expect, test } from 'vitest';
import { foldWords } from './fold-words';
import { countFloor } from './public-rating';
import { headline } from './seniority';
import { yearsBand } from './years-band';

test('the headline of each rung', () => {
  const facts = {
    employer: 'J.P. Morgan',
    employerCategory: 'Elite boutique bank',
    title: 'Director',
    seniority: 'mid',
    industry: 'IT services',
  } as const;
  expect([1, 2, 3, 4, 5, 6].map((rung) => headline({ rung, ...facts }))).toEqual([
    'Director, J.P. Morgan',
    'Mid-level, J.P. Morgan',
    'Mid-level, elite boutique bank',
    'Mid-level, IT services',
    'IT services',
    'Verified professional',
  ]);
});

test('a name inside a headline keeps its capitals', () => {
  const card = { rung: 3, seniority: 'junior', employerCategory: 'Big Four firm' } as const;
  expect(headline(card)).toBe('Junior, Big Four firm');
});

test('bands of years meet without gap or overlap', () => {
  expect([0, 1, 2, 3, 5, 6, 7, 8, 12, 13, 20, 21, 60].map(yearsBand)).toEqual([
    'Under a year',
    ...['1 to 2 years', '1 to 2 years', '3 to 5 years', '3 to 5 years', '6 to 7 years', '6 to 7 years'],
    ...[
      '8 to 12 years',
      '8 to 12 years',
      '13 to 20 years',
      '13 to 20 years',
      'Over 20 years',
      'Over 20 years',
    ],
  ]);
  expect(yearsBand(null)).toBeNull();
});

test('words are compared without case, accents and punctuation', () => {
  expect(foldWords('J.P. Morgan & Société Générale')).toEqual(['jp', 'morgan', 'societe', 'generale']);
  expect(foldWords('“Moody’s”: M&A, e-discovery.')).toEqual(['moodys', 'ma', 'e', 'discovery']);
  expect(foldWords('U.S. tax in the U.S.A')).toEqual(['us', 'tax', 'in', 'the', 'usa']);
  expect(foldWords('Москва 東京')).toEqual(['москва', '東京']);
  expect(foldWords(' -- !')).toEqual([]);
});

test('counts are rounded down', () => {
  expect([0, 9, 10, 19, 47, 99, 100, 199, 432].map(countFloor)).toEqual([
    0, 9, 10, 10, 40, 90, 100, 100, 400,
  ]);
});
