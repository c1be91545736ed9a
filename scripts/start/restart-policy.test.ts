import { expect, test } from 'vitest';
import { CRASH_WINDOW_MS, decideRestart } from './restart-policy';

test('pauses grow with each crash in the window', () => {
  const delays = [1, 2, 3, 4].map((count) =>
    decideRestart(
      Array.from({ length: count }, (_, i) => i),
      10,
    ),
  );
  expect(delays).toEqual([500, 1_000, 2_000, 4_000].map((delayMs) => ({ restart: true, delayMs })));
});

test('the fifth crash in the window is the last', () => {
  expect(decideRestart([0, 1, 2, 3, 4], 10)).toEqual({ restart: false });
});

test('crashes of long ago do not count', () => {
  const long = [0, 1, 2, 3];
  expect(decideRestart([...long, CRASH_WINDOW_MS + 100], CRASH_WINDOW_MS + 100)).toEqual({
    restart: true,
    delayMs: 500,
  });
});
