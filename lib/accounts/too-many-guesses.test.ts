import { expect, test } from 'vitest';
import { tooManyGuesses } from './too-many-guesses';

test('the wait is told in whole minutes, never too short', () => {
  const told = (seconds: number) => tooManyGuesses(seconds).message.replaceAll('\u00a0', ' ');
  expect(told(900)).toBe('Too many wrong passwords. Please try again in 15 min.');
  expect(told(841)).toContain('15 min');
  expect(told(61)).toContain('2 min');
  expect(told(1)).toContain('1 min');
  expect(tooManyGuesses(841)).toMatchObject({
    code: 'too_many_requests',
    details: { retryAfterSeconds: 841 },
  });
});
