import { describe, expect, test } from 'vitest';
import { readProse, stem } from './prose';
import { languageOf } from './prose-language';

const sentences = (text: string) => readProse(text).sentences.map((each) => text.slice(each.start, each.end));

describe('sentences', () => {
  test('end at a stop before a space, at an empty line and before an item of a list', () => {
    expect(sentences('One two. Three four!  Five?\n\nSix seven\n- eight\n2. nine')).toEqual([
      'One two.',
      'Three four!',
      'Five?',
      'Six seven',
      'eight',
      '2.',
      'nine',
    ]);
  });

  test('do not end at abbreviations, figures or addresses', () => {
    expect(sentences('Use e.g. 2.4 times, i.e. 19 vs. 25 percent. Good.')).toHaveLength(2);
    expect(sentences('See example.com now')).toHaveLength(1);
  });

  test('keep their closing quote and lose the spaces around them', () => {
    expect(sentences('  You said “wait.” Then you went on. ')).toEqual([
      'You said “wait.”',
      'Then you went on.',
    ]);
  });
});

test.each([
  ['practice', 'practise', 'practising', 'practised'],
  ['question', 'questions'],
  ['story', 'stories'],
  ['plan', 'planned', 'planning'],
  ['covenant', 'covenants'],
])('%s and its forms have one stem', (...forms) => {
  expect(new Set(forms.map(stem)).size).toBe(1);
});

test.each([
  ['english', 'You explained the debt schedule and I asked for the reason.'],
  ['other', 'Du hast die Frage nach dem Zins gut beantwortet, aber nicht die nach der Bank.'],
  ['other', 'Tu as bien expliqué la dette et le bilan, mais pas les raisons du refus.'],
  ['other', 'Has explicado muy bien la deuda y el balance, pero no lo que pasa con los bonos.'],
  ['other', '你解释了债务和资产负债表，但是没有说明原因。'],
  ['none', 'debt covenant bond loan equity sponsor multiple leverage fund market'],
  ['none', 'asdf qwer zxcv uiop hjkl vbnm'],
  ['none', ''],
])('reads as %s: %s', (language, text) => {
  expect(languageOf(readProse(text))).toBe(language);
});
