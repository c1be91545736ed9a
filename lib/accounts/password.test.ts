import { hash, verify } from '@node-rs/argon2';
import { expect, test, vi } from 'vitest';
import { hashPassword, isWeaker, verifyPassword } from './password';

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  return { ...real, verify: vi.fn(real.verify) };
});

const TYPED = 'Ame\u0301lie\u2019s \uFB01ne kettle';

test('one password, however its accents were typed', async () => {
  const stored = await hashPassword(TYPED);
  expect(await verifyPassword('Am\u00e9lie\u2019s fine kettle', stored)).toBe(true);
  expect(await verifyPassword('Amelie\u2019s fine kettle', stored)).toBe(false);
});

test('a hash from before passwords were normalised still opens', async () => {
  const old = await hash(TYPED);
  expect(await verifyPassword(TYPED, old)).toBe(true);
  expect(await verifyPassword(TYPED.normalize('NFKC'), old)).toBe(false);
});

test('no account and no password: never right, and as much work', async () => {
  const stored = await hashPassword('lamp river cobalt');
  const work = async (of: string | null) => {
    vi.mocked(verify).mockClear();
    expect(await verifyPassword('no account has this password', of)).toBe(false);
    return vi.mocked(verify).mock.calls.map(([searched]) => String(searched).split('$').slice(1, 4));
  };
  expect(await work(null)).toEqual([['argon2id', 'v=19', 'm=19456,t=2,p=1']]);
  expect(await work(null)).toEqual(await work(stored));
});

test('a hash that is cheaper to search is known by its parameters', async () => {
  const made = await hashPassword('lamp river cobalt');
  expect(made).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(isWeaker(made)).toBe(false);
  expect(isWeaker(made.replace('m=19456', 'm=65536').replace('t=2', 't=3'))).toBe(false);
  expect(isWeaker(made.replace('m=19456', 'm=4096'))).toBe(true);
  expect(isWeaker(made.replace('t=2', 't=1'))).toBe(true);
  expect(isWeaker(made.replace('argon2id', 'argon2i'))).toBe(true);
  expect(isWeaker('nobody signs in')).toBe(true);
});
