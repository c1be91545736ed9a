import { expect, test } from 'vitest';
import { readProse } from './prose';
import { overlapWith, shinglesOf } from './qc-copies';
import { repetitionIn } from './qc-repetition';

test('what is said again is found where it stands the second time', () => {
  const text =
    'You named three lenders and their terms. That was good. You named three lenders and their terms!';
  const { share, ranges } = repetitionIn(readProse(text));
  expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual([
    'You named three lenders and their terms',
  ]);
  expect(ranges[0]?.start).toBeGreaterThan(50);
  expect(share).toBeCloseTo(7 / 17);
});

test('figures, endings, case and invisible characters do not make it new', () => {
  const text = 'Point 1 of 9 was clear. point 2 of 9 w\u200Bas clear. Points 3 of 9 was clear.';
  expect(repetitionIn(readProse(text)).share).toBeGreaterThan(0.6);
});

test('an ordinary text repeats nothing, and an empty one neither', () => {
  expect(repetitionIn(readProse('One answer was clear. The other answer was not.')).share).toBe(0);
  expect(repetitionIn(readProse(''))).toEqual({ share: 0, variety: 0, ranges: [] });
});

test('a copy is known by its shingles, whatever its case, accents and punctuation', () => {
  const original = 'You explained the résumé of the deal, and the price talk, in one breath.';
  const copy = 'So: YOU EXPLAINED the resume of the deal and the price talk\u200B in one breath';
  const prose = readProse(copy);
  const { share, ranges } = overlapWith(prose, shinglesOf(original));
  expect(ranges).toEqual([{ start: 4, end: copy.length }]);
  expect(share).toBeCloseTo(14 / 15);
  expect(overlapWith(prose, shinglesOf('Another text about the deal and about its price.')).share).toBe(0);
});

test('shingles fit a signed 64-bit column and differ with the order of the words', () => {
  const [one] = shinglesOf('a b c d e f');
  const [other] = shinglesOf('a b c d f e');
  expect(one).not.toBe(other);
  for (const shingle of shinglesOf('one two three four five six seven eight nine')) {
    expect(BigInt.asIntN(64, shingle)).toBe(shingle);
  }
  expect(shinglesOf('only five words are here').size).toBe(0);
});
