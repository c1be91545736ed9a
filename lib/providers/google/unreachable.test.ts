import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { setEnvironment } from '@/tests/support/environment';

// Every address of Google is a closed port here.
setEnvironment({ PROVIDER_TIMEOUT_MS: '3000' });
const { revoke } = await import('./consent');
const { freeBusy } = await import('./free-busy');

const token = '1//the-refresh-token';

test('nobody there: unavailable, and what goes to the log does not hold the token', async () => {
  const from = Temporal.Instant.from('2026-11-24T12:00Z');
  const results = [
    await freeBusy(token, { calendars: ['primary'], from, to: from.add({ hours: 24 }) }),
    await revoke(token),
  ];
  for (const result of results) {
    expect(result).toMatchObject({ ok: false, code: 'unavailable' });
    expect(JSON.stringify(result)).not.toContain(token);
  }
});
