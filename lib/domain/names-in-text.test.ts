import { expect, test } from 'vitest';
import { holdsPhrase, namesIn } from './names-in-text';

const found = (text: string, ...names: string[]) =>
  namesIn(text, names).map(({ start, end }) => text.slice(start, end));

test.each([
  ['Thanks Daniel, and thanks to Mr Reyes.', ['Daniel', 'Reyes']],
  ['daniel was helpful.', ['daniel']],
  ['DANIEL!', ['DANIEL']],
  ['Dáníel helped', ['Dáníel']],
  ['Dan\u200Biel helped', ['Dan\u200Biel']],
  ['The danielle example', []],
])('%s', (text, expected) => {
  expect(found(text, 'Daniel Reyes')).toEqual(expected);
});

test('names that are also ordinary words count with a capital inside a sentence', () => {
  expect(found('Will he help? I think Will helps, and he will again.', 'Will Young')).toEqual(['Will']);
  expect(found('Young people should ask.', 'Will Young')).toEqual([]);
});

test('a company counts as a whole phrase', () => {
  expect(holdsPhrase('Life at goldman-sachs is hard.', 'Goldman Sachs')).toBe(true);
  expect(holdsPhrase('A bank in America.', 'Bank of America')).toBe(false);
  expect(holdsPhrase('anything', '  ')).toBe(false);
});
