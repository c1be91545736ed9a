import { expect, test } from 'vitest';
import { passwordWords } from './password-words';

test('a new password is told what it lacks', () => {
  const words = (password: string, ...own: string[]) => passwordWords(password, own);
  expect(words('')).toMatch(/^At least 15 characters/);
  expect(words('a'.repeat(14))).toBe('1 more character.');
  expect(words('four')).toBe('11 more characters.');
  expect(words('a'.repeat(15))).toMatch(/easy to guess/);
  expect(words('abababcdcdcdabab')).toMatch(/easy to guess/);
  expect(words('my12345678901234')).toMatch(/easy to guess/);
  expect(words('maya.okafor-1998', 'Maya Okafor')).toMatch(/little more than your name/);
  expect(words('lamp river cobalt', 'Maya Okafor', 'maya@example.com')).toBe('Good. Longer is better.');
  expect(words('lamp river cobalt tangent')).toBe('Strong.');
  expect(words('lamp river cobalt '.repeat(8))).toBe('At most 128 characters.');
});
