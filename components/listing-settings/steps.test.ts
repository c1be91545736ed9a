import { expect, test } from 'vitest';
import {
  COMMON_TOPICS,
  EMPLOYER_CATEGORIES,
  INDUSTRIES,
  LANGUAGES,
  MOST_CHOICES,
} from '@/lib/domain/listing-options';
import { LISTING_STEPS } from '@/lib/domain/listing-state';
import { EMPLOYERS } from '@/prisma/demo/employers';
import { demoProfessionals } from '@/prisma/demo/professionals';
import { CHECKLIST_STEPS, checklist } from './steps';

test('the checklist has a line for every step of the rule', () => {
  expect(CHECKLIST_STEPS).toEqual(LISTING_STEPS);
  expect(checklist(LISTING_STEPS).map(({ done }) => done)).toEqual([false, false, false, false, false]);
  expect(checklist([]).every(({ done }) => done)).toBe(true);
});

test('a line that is done in part says what is missing', () => {
  const [work, price] = checklist(['title', 'industry', 'price']);
  expect(work).toMatchObject({ done: false, detail: 'Still missing: title and industry.' });
  expect(price).toMatchObject({ done: false });
});

test('whoever is on Monet in the demo can be described with the forms’ own choices', () => {
  const without = (used: readonly string[], known: readonly string[]) =>
    [...new Set(used)].filter((value) => !known.includes(value));
  const people = demoProfessionals();
  expect(
    without(
      people.map(({ industry }) => industry),
      INDUSTRIES,
    ),
  ).toEqual([]);
  expect(
    without(
      EMPLOYERS.map(({ category }) => category),
      EMPLOYER_CATEGORIES,
    ),
  ).toEqual([]);
  expect(
    without(
      people.flatMap(({ languages }) => languages),
      LANGUAGES,
    ),
  ).toEqual([]);
  expect(Math.max(...people.map(({ topics }) => topics.length))).toBeLessThanOrEqual(MOST_CHOICES);
});

test('no topic is offered twice', () => {
  const all = COMMON_TOPICS.flatMap(({ topics }) => topics as readonly string[]);
  expect(new Set(all).size).toBe(all.length);
});
