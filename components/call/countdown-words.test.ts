import { expect, test } from 'vitest';
import { countdownText, spokenAt } from './countdown-words';

test.each([
  [45 * 3_600_000, '1 day 21 h'],
  [2 * 86_400_000, '2 days 0 h'],
  [86_399_000, '23:59:59'],
  [3_600_000, '1:00:00'],
  [3_599_001, '1:00:00'],
  [3_599_000, '59:59'],
  [1, '00:01'],
  [0, '00:00'],
  [-5_000, '00:00'],
])('%s ms are shown as %s', (ms, text) => {
  expect(countdownText(ms)).toBe(text);
});

test('is read out three times on the way, however unevenly it is looked at', () => {
  const spoken = [];
  for (let left = 20 * 60_000; left >= 0; left -= 1_000) {
    const words = spokenAt(left, left + 1_000);
    if (words) spoken.push(words);
  }
  expect(spoken).toEqual(['15 minutes', '5 minutes', '1 minute']);
  expect(spokenAt(10_000, 600_000)).toBe('5 minutes');
  expect(spokenAt(0, 30_000)).toBeNull();
});
