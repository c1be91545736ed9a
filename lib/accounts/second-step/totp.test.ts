import { describe, expect, test } from 'vitest';
import { newTotpSecret, stepOfCode, totpUri } from './totp';

/** "12345678901234567890" of RFC 6238, appendix B, whose codes end in these six digits. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a code', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('is that of RFC 6238 at %i seconds', (seconds, code) => {
    expect(stepOfCode(SECRET, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  test('counts one step early and one step late, and no further', () => {
    const [at, code, step] = [1_234_567_890_000, '005924', 41_152_263];
    for (const drift of [-30_000, 0, 30_000]) expect(stepOfCode(SECRET, code, at + drift)).toBe(step);
    for (const drift of [-60_000, 60_000]) expect(stepOfCode(SECRET, code, at + drift)).toBeNull();
  });

  test('is nothing else', () => {
    for (const odd of ['', '00592', '0059244', '00592x', '５９２４００']) {
      expect(stepOfCode(SECRET, odd, 1_234_567_890_000)).toBeNull();
    }
  });
});

test('a secret is 160 bits, another each time, and the app is told whose it is', () => {
  const secret = newTotpSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(newTotpSecret()).not.toBe(secret);
  const uri = new URL(totpUri(secret, 'ada+1@example.com'));
  expect(uri.protocol).toBe('otpauth:');
  expect(decodeURIComponent(uri.pathname)).toContain('Monet:ada+1@example.com');
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret, issuer: 'Monet', period: '30' });
});
