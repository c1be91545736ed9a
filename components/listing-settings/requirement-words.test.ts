import { expect, test } from 'vitest';
import { requirementWords } from './requirement-words';

test('Stripe’s names become things that people have, each once', () => {
  expect(
    requirementWords([
      'external_account',
      'individual.dob.day',
      'individual.dob.month',
      'individual.first_name',
      'individual.last_name',
      'individual.verification.document',
      'company.structure',
    ]),
  ).toEqual(['a bank account', 'your date of birth', 'your name', 'an identity document', 'further details']);
  expect(requirementWords([])).toEqual([]);
});
