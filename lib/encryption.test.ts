import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { setEnvironment } from '@/tests/support/environment';

const key = randomBytes(32).toString('base64');
setEnvironment({ ENCRYPTION_KEY: key });
const { decrypt, encrypt, EncryptionError } = await import('./encryption');

const place = 'calendar/us_1/google';

/** The code of the error that reading gives. */
function refusal(text: string, at = place): string {
  try {
    decrypt(text, at);
    return 'none';
  } catch (error) {
    return error instanceof EncryptionError ? error.code : String(error);
  }
}

test('what was encrypted for a place is read there, and never looks the same twice', () => {
  const secret = '1//refresh-token Ü 日本';
  const text = encrypt(secret, place);
  expect(decrypt(text, place)).toBe(secret);
  expect(text).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]+$/);
  expect(encrypt(secret, place)).not.toBe(text);
  expect(decrypt(encrypt('', place), place)).toBe('');
});

test('a text does not open in another place, nor after any change', () => {
  const text = encrypt('secret', place);
  expect(refusal(text, 'calendar/us_2/google')).toBe('not_authentic');
  const [version, id, nonce, sealed = ''] = text.split('.');
  const flipped = Buffer.from(sealed, 'base64url');
  for (let at = 0; at < flipped.length; at++) {
    const changed = Buffer.from(flipped);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(refusal([version, id, nonce, changed.toString('base64url')].join('.'))).toBe('not_authentic');
  }
  expect(refusal([version, '00000000', nonce, sealed].join('.'))).toBe('unknown_key');
  for (const wrong of [
    '',
    'secret',
    `v2.${id}.${nonce}.${sealed}`,
    `${text}.x`,
    `v1.${id}.AA.${sealed}`,
    `v1.${id}.${nonce}.AA`,
  ]) {
    expect(refusal(wrong)).toBe('malformed');
  }
});

test('a key that is not 32 bytes is refused, and another key does not open', async () => {
  const text = encrypt('secret', place);
  const withKey = async (other: string) => {
    vi.resetModules();
    setEnvironment({ ENCRYPTION_KEY: other });
    return import('./encryption');
  };
  const short = await withKey(randomBytes(31).toString('base64'));
  expect(() => short.encrypt('secret', place)).toThrow('not 32 bytes');
  const other = await withKey(randomBytes(32).toString('base64'));
  expect(() => other.decrypt(text, place)).toThrow('key that is not configured');
});

test('keys before the current one read, and never write', async () => {
  const text = encrypt('secret', place);
  vi.resetModules();
  const next = randomBytes(32).toString('base64');
  setEnvironment({
    ENCRYPTION_KEY: next,
    ENCRYPTION_KEYS_BEFORE: `${randomBytes(32).toString('base64')}, ${key}`,
  });
  const rotated = await import('./encryption');
  expect(rotated.decrypt(text, place)).toBe('secret');
  const later = rotated.encrypt('secret', place);
  expect(later.split('.')[1]).not.toBe(text.split('.')[1]);
  expect(rotated.decrypt(later, place)).toBe('secret');
  expect(refusal(later)).toBe('unknown_key');
  // The name of a key is part of what is sealed: a text cannot be passed off as another key's.
  const [version, , ...rest] = text.split('.');
  expect(() => rotated.decrypt([version, later.split('.')[1], ...rest].join('.'), place)).toThrow('changed');

  vi.resetModules();
  setEnvironment({ ENCRYPTION_KEY: next, ENCRYPTION_KEYS_BEFORE: 'short' });
  const broken = await import('./encryption');
  expect(() => broken.encrypt('secret', place)).toThrow('not 32 bytes');
});
