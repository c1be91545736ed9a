import { describe, expect, test } from 'vitest';
import { passwordLength, plainFault } from '@/lib/domain/password-rules';
import { passwordFault } from './password-guesses';
import { password } from './schema';

const OWN = ['Maya Okafor', 'maya.okafor@example.com'];

describe('the length of a password', () => {
  test.each([
    ['a'.repeat(14), false],
    ['a'.repeat(15), true],
    ['a'.repeat(128), true],
    ['a'.repeat(129), false],
    ['   spaces count   ', true],
    ['🜁🜂🜃🜄🜁🜂🜃', false], // 7 characters in 14 units
    ['пароль из пяти слов', true],
    // e with an accent in two code points is one character: 14, and 15.
    ['e\u0301'.repeat(14), false],
    ['e\u0301'.repeat(15), true],
  ])('%j: %s', (text, isFine) => expect(password.safeParse(text).success).toBe(isFine));

  test('is that of its normal form', () => {
    expect(passwordLength('ﬁ'.repeat(10))).toBe(20);
    expect(password.safeParse('ﬃ'.repeat(43)).success).toBe(false);
  });
});

describe('what others would guess', () => {
  test.each([
    ['aaaaaaaaaaaaaaa', 'repeats'],
    ['abcabcabcabcabc', 'repeats'],
    ['correct-correct-', 'repeats'],
    ['1234567890123456', 'row'],
    ['qwertyuiopasdfghjkl', 'row'],
    ['my12345678901234', 'row'],
    ['zyxwvutsrqponml', 'row'],
    ['MayaOkaforMaya!!', 'own'],
    ['maya.okafor@example.com', 'own'],
    ['OKAFOR-monet-2026', 'own'],
    ['monet-password-1', 'own'],
    ['Password123456!', 'guessed'],
    ['correct horse battery staple', 'guessed'],
    ['Correct-Horse-Battery-Staple1!', 'guessed'],
    ['To be, or not to be', 'guessed'],
    ['welcometomonet123', 'guessed'],
    ['iloveyouiloveyou2', 'guessed'],
    ['summer2026summer', 'guessed'],
    ['1q2w3e4r5t6y7u8i9o', 'guessed'],
  ] as const)('%s: %s', (text, fault) => expect(passwordFault(text, OWN)).toBe(fault));

  test.each([
    'lamp river cobalt',
    'exactly fifteen',
    'okafor sells seashells quietly', // a name in it is no fault
    'a password of four words',
    'kX9#vQ2!mZ7$pL4',
    'три зелёных чайника',
    '正確馬電池釘書針白雲藍天海風',
    `${'x'.repeat(64)}lamp river cobalt tangent`,
  ])('%s: fine, but for the last', (text) =>
    expect(passwordFault(text, OWN)).toBe(text.startsWith('xxx') ? 'guessed' : null),
  );

  test('the browser, before it has the list, never refuses what the server takes', () => {
    for (const text of ['lamp river cobalt', 'kX9#vQ2!mZ7$pL4', 'three green kettles sing']) {
      expect(plainFault(text, OWN)).toBeNull();
    }
  });

  test('a password that stands in public, in any case of letters', () => {
    expect(passwordFault('Monet-Demo-Password', [], ['monet-demo-password'])).toBe('guessed');
  });

  test('a long one is judged within the patience of a server', () => {
    const begun = performance.now();
    passwordFault(`${'aB3$'.repeat(31)}xyz`, OWN);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
