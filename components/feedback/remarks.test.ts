import { expect, test } from 'vitest';
import type { StoredReason } from '@/lib/feedback/stored-feedback';
import { followEdit, pieces, placeRemarks, type Remark } from './remarks';

const TEXT = 'Leon, great call. You were clear. Just stay confident.';

const about = (words: string): StoredReason => ({
  code: 'could_be_anyone',
  message: 'Could be said to anyone',
  hint: 'Which question?',
  field: 'text',
  start: TEXT.indexOf(words),
  end: TEXT.indexOf(words) + words.length,
});
const reasons = [about('great call'), about('Just stay confident.')];
const placed = (text = TEXT) => placeRemarks(reasons, TEXT, text);
const wordsOf = (text: string, remarks: readonly Remark[]) =>
  remarks.map(({ range }) => (range ? text.slice(range.start, range.end) : null));

test('remarks stand on their words, and go along with edits around them', () => {
  expect(wordsOf(TEXT, placed())).toEqual(['great call', 'Just stay confident.']);
  const edits = [
    TEXT.replace('You were clear.', 'You were clear about debt, and quick.'),
    TEXT.replace('You were clear. ', ''),
    `So: ${TEXT}`,
    `${TEXT} More.`,
    TEXT.replace('great call.', 'great call, Leon.'),
  ];
  for (const after of edits) {
    expect(wordsOf(after, followEdit(placed(), TEXT, after)), after).toEqual([
      'great call',
      'Just stay confident.',
    ]);
  }
});

test('a remark whose words were changed has lost its place, and only that one', () => {
  const after = TEXT.replace('great call', 'good call');
  const remarks = followEdit(placed(), TEXT, after);
  expect(remarks.map(({ changed }) => changed)).toEqual([true, false]);
  expect(wordsOf(after, remarks)).toEqual([null, 'Just stay confident.']);
});

test('in a later draft, untouched words are found again wherever they went', () => {
  const draft = 'Just stay confident. Leon, you opened with a deal. great call';
  expect(wordsOf(draft, placed(draft))).toEqual(['great call', 'Just stay confident.']);
  const without = 'Leon, you opened with a deal.';
  expect(placed(without).map(({ changed, range }) => [changed, range])).toEqual([
    [true, null],
    [true, null],
  ]);
});

test('remarks on the whole text or on an action have no place in it', () => {
  const whole: StoredReason = { code: 'padding', message: 'm', hint: 'h', field: 'text' };
  const action: StoredReason = {
    code: 'action_too_vague',
    message: 'm',
    hint: 'h',
    field: 'actions.1',
    start: 0,
    end: 4,
  };
  expect(placeRemarks([whole, action], TEXT, `${TEXT}!`)).toMatchObject([
    { number: 1, range: null, changed: false },
    { number: 2, field: 'actions.1', range: null, changed: false },
  ]);
});

test('pieces make up the text, whatever the marks', () => {
  const join = (parts: ReturnType<typeof pieces>) => parts.map(({ text }) => text).join('');
  expect(pieces(TEXT, placed()).map(({ number }) => number)).toEqual([null, 1, null, 2]);
  const overlapping = placeRemarks(
    [about('great call. You'), about('call. You were'), about('great')],
    TEXT,
    TEXT,
  );
  expect(join(pieces(TEXT, overlapping))).toBe(TEXT);
  expect(pieces(TEXT, overlapping).map(({ text, number }) => [text, number])).toContainEqual([' were', 2]);
  expect(pieces('', [])).toEqual([]);
});
