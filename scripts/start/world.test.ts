import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decideWorld, providerVariables } from './world';

test('nothing set is the demo', () => {
  expect(decideWorld({})).toEqual({ ok: true, world: 'demo', because: [] });
  expect(decideWorld({ STRIPE_SECRET_KEY: '', SMTP_URL: '', MONET_ENV: '' })).toMatchObject({
    world: 'demo',
  });
  expect(decideWorld({ MONET_ENV: 'demo' })).toMatchObject({ ok: true, world: 'demo' });
});

test.each(providerVariables)('%s alone makes it the real product', (name) => {
  expect(decideWorld({ [name]: 'x' })).toEqual({ ok: true, world: 'production', because: [name] });
});

test('MONET_ENV=production alone makes it the real product', () => {
  expect(decideWorld({ MONET_ENV: 'production' })).toEqual({
    ok: true,
    world: 'production',
    because: ['MONET_ENV'],
  });
});

test("what a server of one's own or a policy sets does not leave the demo", () => {
  const env = {
    DATABASE_URL: 'postgresql://x',
    REDIS_URL: 'redis://x',
    AUTH_SECRET: 'x',
    MAIL_FROM: 'x',
    PORT: '1',
  };
  expect(decideWorld(env)).toMatchObject({ ok: true, world: 'demo' });
});

test('a misspelt world is refused, never a demo', () => {
  for (const MONET_ENV of ['prod', 'Production', 'staging', ' production']) {
    expect(decideWorld({ MONET_ENV })).toEqual({ ok: false, code: 'world_unknown', names: ['MONET_ENV'] });
  }
});

test('the demo together with a provider is a contradiction', () => {
  expect(decideWorld({ MONET_ENV: 'demo', ZOOM_CLIENT_ID: 'x' })).toEqual({
    ok: false,
    code: 'world_contradiction',
    names: ['ZOOM_CLIENT_ID'],
  });
});

test('every provider variable of .env.example decides', () => {
  const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  const named = [...example.matchAll(/^# ?((?:STRIPE|ZOOM|GOOGLE|LINKEDIN)_\w+|SMTP_URL)=/gm)].map(
    (match) => match[1],
  );
  expect(named.length).toBeGreaterThan(10);
  expect(
    named.filter((name) => !(providerVariables as readonly (string | undefined)[]).includes(name)),
  ).toEqual([]);
});
