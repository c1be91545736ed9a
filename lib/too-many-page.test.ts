import { beforeAll, expect, test } from 'vitest';
import { setEnvironment } from '@/tests/support/environment';
import { LIMITS } from './limits';
import { tooManySearches } from './too-many-page';

beforeAll(() => setEnvironment({ REDIS_URL: '' }));

test('a page that searches has its allowance, by address, and says when to come back', async () => {
  for (let looks = 0; looks < LIMITS.search; looks++) {
    expect(await tooManySearches(looks % 2 ? '/browse' : '/professionals/ls_0', '192.0.2.1')).toBeNull();
  }
  const refusal = await tooManySearches('/browse', '192.0.2.1');
  expect(refusal?.status).toBe(429);
  const seconds = Number(refusal?.headers.get('retry-after'));
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(await refusal?.text()).toContain(`in ${seconds} seconds`);
  expect(await tooManySearches('/browse', '192.0.2.2')).toBeNull();
  expect(await tooManySearches('/help', '192.0.2.1')).toBeNull();
});
