import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  COMMON_TOPICS,
  EMPLOYER_CATEGORIES,
  INDUSTRIES,
  LANGUAGES,
  MOST_CHOICES,
} from '@/lib/domain/listing-options';
import { LISTING_STEPS } from '@/lib/domain/listing-state';
import type { WorkEmail } from '@/lib/listings/work-email';
import { EMPLOYERS } from '@/prisma/demo/employers';
import { demoProfessionals } from '@/prisma/demo/professionals';
import { CHECKLIST_STEPS, checklist, type Onboarding } from './steps';

const NOBODY: Onboarding = {
  missing: LISTING_STEPS,
  email: { employer: null, verified: null, looking: null, sent: null },
  payouts: null,
  zone: 'Europe/London',
};
const at = (given: Partial<Onboarding>) => checklist({ ...NOBODY, ...given });
const email = (given: Partial<WorkEmail>) =>
  at({ missing: ['corporate_email', 'price'], email: { ...NOBODY.email, employer: 'Lazard', ...given } })[1];
const payouts = (requirements: string[]) =>
  at({ missing: ['stripe'], payouts: { state: 'onboarding', requirements } })[4];

test('the checklist has a line for every step of the rule, and begins with the first', () => {
  expect(CHECKLIST_STEPS).toEqual(LISTING_STEPS);
  expect(at({}).map(({ state }) => state)).toEqual(['next', 'open', 'open', 'open', 'open']);
  expect(at({ missing: [] }).every(({ state }) => state === 'done')).toBe(true);
});

test('a line that is done in part says what is missing', () => {
  const [work, , price] = at({ missing: ['title', 'industry', 'price'] });
  expect(work).toMatchObject({ state: 'next', detail: 'Still missing: title and industry.' });
  expect(price).toMatchObject({ state: 'open' });
});

test('the work address says how far it is', () => {
  const until = Temporal.Instant.from('2026-11-23T14:32:00Z');
  const sent = { email: 'jo@lazard.example', until, isOpen: true };
  expect(at({})[1]?.detail).toBe('We mail a link there. First save where you work.');
  expect(email({})).toMatchObject({
    state: 'next',
    detail: expect.stringContaining('your address at Lazard'),
  });
  expect(email({ sent })?.detail).toBe('Open the link that we mailed to jo@lazard.example, by 14:32.');
  expect(email({ sent: { ...sent, isOpen: false } })).toMatchObject({
    state: 'next',
    detail: 'The link to jo@lazard.example was not opened in time. Ask for another.',
  });
  expect(email({ looking: { email: 'jo@lazard.example' } })?.state).toBe('waiting');
});

test('being paid says what Stripe still asks for, in words, or that it is checking', () => {
  expect(payouts(['external_account', 'individual.dob.day'])).toMatchObject({
    state: 'next',
    detail: 'Stripe still needs a bank account and your date of birth.',
  });
  expect(payouts([])).toMatchObject({ state: 'waiting', detail: 'Stripe is checking what you gave.' });
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
