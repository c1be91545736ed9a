import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWords, sameness, wordsOf } from './words';

describe('a word', () => {
  test.each([
    ['', 0],
    ['   \n\t ', 0],
    ['one', 1],
    ['One two,three;four', 4],
    ["Don't say it’s hard", 4],
    ['a well-prepared e-mail', 5],
    ['1,250.50 and 3.5 %', 3],
    ['e\u0301te\u0301 = ete', 2],
    ['Straße naïve Ελλάδα привет', 4],
    ['नमस्ते दुनिया', 2],
  ])('%j counts %i', (text, count) => {
    expect(countWords(text)).toBe(count);
  });

  test('punctuation and emoji between spaces are no words', () => {
    expect(countWords('- - … — • | & + = * _ __ ... !!! ()')).toBe(0);
    expect(countWords('👍 👨‍👩‍👧 🇬🇧 1️⃣ ❤️ ok')).toBe(1);
  });

  test('text without spaces is counted by the rules of its script, not as one word', () => {
    const chinese = '我们今天讨论了财务报表和债务问题';
    expect(countWords(chinese)).toBeGreaterThan(5);
    expect(countWords(chinese)).toBeLessThanOrEqual(chinese.length);
    expect(countWords('สวัสดีครับคุณ')).toBe(3);
  });

  test('invisible characters neither part a word nor are one', () => {
    expect(countWords('in\u200Bter\u00ADest \u200B \u2060 \u3164 \uFEFF\u200D')).toBe(1);
    expect(countWords('a\u200Bb\u200Bc'.repeat(100))).toBe(1);
  });

  test('letters with spaces are words: what they are worth is judged elsewhere', () => {
    expect(countWords('a '.repeat(200))).toBe(200);
  });

  test('does not depend on the zone or locale of the machine', () => {
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe('Australia/Lord_Howe');
    expect(wordsOf('Ça va, Istanbul?').map((word) => word.text)).toEqual(['Ça', 'va', 'Istanbul']);
  });
});

test('offsets point at the words in the text as it was given', () => {
  const text = 'Say \u200B“lo\u200Ban” twice\u200B, 😀 please';
  const pieces = wordsOf(text).map((word) => text.slice(word.start, word.end));
  expect(pieces).toEqual(['Say', 'lo\u200Ban', 'twice', 'please']);
});

test('whatever the text, offsets are in order, inside it, and around the word', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      let from = 0;
      for (const word of wordsOf(text)) {
        expect(word.start).toBeGreaterThanOrEqual(from);
        expect(word.end).toBeGreaterThan(word.start);
        expect(text.slice(word.start, word.end).replace(/\p{Default_Ignorable_Code_Point}/gu, '')).toBe(
          word.text,
        );
        from = word.end;
      }
      expect(from).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 500 },
  );
});

test('words add up over paragraphs', () => {
  const text = fc.array(fc.constantFrom('a', 'don’t', '12', '債', '…', '\u200B', 'x-y'), { maxLength: 30 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [first, second] = [one.join(' '), other.join(' ')];
      expect(countWords(`${first}\n\n${second}`)).toBe(countWords(first) + countWords(second));
    }),
  );
});

test('texts are the same whatever their case, accents, spaces and punctuation', () => {
  expect(sameness('Practise the  LBO.')).toBe(sameness('practise\u200B the lbo'));
  expect(sameness('Résumé: kürzen!')).toBe('resume kurzen');
  expect(sameness('… — 😀')).toBe('');
});
