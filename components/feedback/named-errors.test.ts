import { expect, test } from 'vitest';
import { structuralErrors } from '@/lib/domain/feedback-structure';
import { EMPTY_FORM } from '@/lib/form-state';
import { withNames } from './named-errors';

test('every fault of empty feedback says which field it means', () => {
  const errors = structuralErrors({ text: 'Short.', actions: ['Call them.', 'Call them.', ''], stars: {} });
  const fields = Object.fromEntries(errors.map(({ path, message }) => [path, message]));
  expect(Object.values(withNames({ ...EMPTY_FORM, code: 'invalid_fields', fields }).fields)).toEqual([
    'At least 200 words are needed; this has 1.',
    'Action 2: this is action 1 again. Name a different one.',
    'Action 3: say what to do, in words.',
    'Cultural fit: give 1 to 5 whole stars.',
    'Interest in the industry: give 1 to 5 whole stars.',
    'Technical knowledge: give 1 to 5 whole stars.',
  ]);
});
