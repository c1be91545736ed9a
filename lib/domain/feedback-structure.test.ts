import { describe, expect, test } from 'vitest';
import { structuralErrors, writtenFeedback } from './feedback-structure';

describe('structure', () => {
  const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(' ');
  const right = {
    text: words(200),
    actions: ['a', 'b', 'c'],
    stars: { culturalFit: 1, interest: 5, technical: 3 },
  };
  const paths = (input: object) => structuralErrors({ ...right, ...input }).map((error) => error.path);

  test('200 words, three different actions, three ratings are enough', () => {
    expect(structuralErrors(right)).toEqual([]);
  });

  test('199 words are not, whatever stands between them', () => {
    expect(paths({ text: words(199) })).toEqual(['text']);
    expect(paths({ text: words(199).replaceAll(' ', ' … - 👍 \u200B ') })).toEqual(['text']);
    expect(structuralErrors({ ...right, text: words(199) })[0]?.message).toContain('199');
  });

  test.each([
    [{ text: undefined }, ['text']],
    [{ text: 200 }, ['text']],
    [{ text: 'long '.repeat(5000) }, ['text']],
    [{ actions: undefined }, ['actions']],
    [{ actions: ['a', 'b'] }, ['actions']],
    [{ actions: ['a', 'b', 'c', 'd'] }, ['actions']],
    [{ actions: 'abc' }, ['actions']],
    [{ actions: ['a', ' ', 'c'] }, ['actions.1']],
    [{ actions: ['a', '…', 3] }, ['actions.1', 'actions.2']],
    [{ actions: ['Read it.', 'b', 'read\u200B  IT'] }, ['actions.2']],
    [{ actions: ['a', 'b', 'c '.repeat(300)] }, ['actions.2']],
    [{ stars: undefined }, ['stars.culturalFit', 'stars.interest', 'stars.technical']],
    [{ stars: null }, ['stars.culturalFit', 'stars.interest', 'stars.technical']],
    [
      { stars: { culturalFit: 0, interest: 6, technical: 2.5 } },
      ['stars.culturalFit', 'stars.interest', 'stars.technical'],
    ],
    [
      { stars: { culturalFit: '4', interest: 4, technical: Number.NaN } },
      ['stars.culturalFit', 'stars.technical'],
    ],
  ])('%j is refused at %j', (input, expected) => {
    expect(paths(input)).toEqual(expected);
  });

  test('every field is named at once', () => {
    expect(structuralErrors({}).map((error) => error.path)).toEqual([
      'text',
      'actions',
      'stars.culturalFit',
      'stars.interest',
      'stars.technical',
    ]);
  });

  test('what is stored has the line ends that a browser shows and nothing that a database refuses', () => {
    const written = writtenFeedback({
      ...right,
      text: `${right.text}\r\nmore\u0000 \ud800`,
      actions: [' a ', 'b', 'c'],
    });
    expect(written?.text).toBe(`${right.text}\nmore `);
    expect(written?.actions).toEqual(['a', 'b', 'c']);
    expect(writtenFeedback({ ...right, text: '' })).toBeNull();
  });
});
