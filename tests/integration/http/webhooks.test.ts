import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { now } from '@/lib/clock';
import { db } from '@/lib/db';
import { Scene } from './scene';

/** Whoever can reach a webhook's address, and does not know its secret, changes nothing. */

const scene = Scene.forThisFile();
const SECRETS = { '/api/stripe/webhook': 'whsec_platform', '/api/stripe/webhook/connect': 'whsec_connect' };
type Endpoint = keyof typeof SECRETS;
const ENDPOINTS = Object.keys(SECRETS) as Endpoint[];
const OTHER = { [ENDPOINTS[0] ?? '']: 'whsec_connect', [ENDPOINTS[1] ?? '']: 'whsec_platform' };

let made = 0;
const stripeEvent = () =>
  JSON.stringify({ id: `evt_${++made}`, type: 'payment_intent.succeeded', data: { object: { id: 'pi_1' } } });
const zoomEvent = () =>
  JSON.stringify({
    event: 'meeting.started',
    event_ts: ++made,
    payload: { object: { id: made, uuid: 'u' } },
  });

const seconds = (ageSeconds: number) => Math.floor(now().epochMilliseconds / 1000) - ageSeconds;
const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');
const stored = () => db().webhookEvent.count();

describe.each(ENDPOINTS)('%s', (endpoint) => {
  const signed = (body: string, age = 0, secret = SECRETS[endpoint]) =>
    `t=${seconds(age)},v1=${hmac(secret, `${seconds(age)}.${body}`)}`;
  const send = (body: string, signature: string | null) =>
    scene.stranger().call('POST', endpoint, {
      body,
      ...(signature !== null && { headers: { 'stripe-signature': signature } }),
    });

  test.each<[what: string, signature: (body: string) => string | null]>([
    ['none', () => null],
    ['an odd one', () => 'é'],
    ['a made-up one', () => `t=${seconds(0)},v1=${'0'.repeat(64)}`],
    ['an old one', (body) => signed(body, 301)],
    ['one of the future', (body) => signed(body, -302)],
    ['that of the other endpoint', (body) => signed(body, 0, OTHER[endpoint])],
    ['that of another body', () => signed(stripeEvent())],
  ])('is closed with %s', async (_, signature) => {
    const [body, before] = [stripeEvent(), await stored()];
    expect(await send(body, signature(body))).toMatchObject({ status: 400, body: { code: 'bad_signature' } });
    expect(await stored()).toBe(before);
  });

  test('takes an event once, up to five minutes old, and nothing that is none', async () => {
    const [body, before] = [stripeEvent(), await stored()];
    for (const age of [0, 299]) expect(await send(body, signed(body, age))).toMatchObject({ status: 200 });
    expect(await stored()).toBe(before + 1);
    for (const odd of ['{"id":"evt_odd","type":"payment_intent.succeeded"}', '[]', 'null']) {
      expect(await send(odd, signed(odd))).toMatchObject({
        status: 400,
        body: { code: 'malformed_request' },
      });
    }
    expect(await stored()).toBe(before + 1);
  });
});

describe('/api/zoom/webhook', () => {
  const signed = (body: string, age = 0, secret = 'sandbox-webhook') => ({
    'x-zm-request-timestamp': String(seconds(age)),
    'x-zm-signature': `v0=${hmac(secret, `v0:${seconds(age)}:${body}`)}`,
  });
  const send = (body: string, headers: Record<string, string>) =>
    scene.stranger().call('POST', '/api/zoom/webhook', { body, headers });

  test.each<[what: string, headers: (body: string) => Record<string, string>]>([
    ['none', () => ({})],
    ['an odd one', (body) => ({ ...signed(body), 'x-zm-signature': `v0=${'é'.repeat(64)}` })],
    ['a made-up one', (body) => signed(body, 0, 'guessed')],
    ['an old one', (body) => signed(body, 302)],
    ['one of the future', (body) => signed(body, -302)],
    [
      'one whose time was moved',
      (body) => ({ ...signed(body, 400), 'x-zm-request-timestamp': `${seconds(0)}` }),
    ],
    ['that of another body', () => signed(zoomEvent())],
  ])('is closed with %s', async (_, headers) => {
    const [body, before] = [zoomEvent(), await stored()];
    expect(await send(body, headers(body))).toMatchObject({ status: 400, body: { code: 'bad_signature' } });
    expect(await stored()).toBe(before);
  });

  test('answers Zoom’s question whether we know the secret, signed and at once, and stores nothing', async () => {
    const plainToken = 'qgg8vlvZRS6UYooatFL8Aw';
    const body = JSON.stringify({ event: 'endpoint.url_validation', payload: { plainToken }, event_ts: 1 });
    const [before, began] = [await stored(), performance.now()];
    const encryptedToken = hmac('sandbox-webhook', plainToken);
    expect(await send(body, signed(body))).toMatchObject({
      status: 200,
      body: { plainToken, encryptedToken },
    });
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(await send(body, signed(body, 0, 'guessed'))).toMatchObject({ status: 400 });
    expect(await stored()).toBe(before);
  });

  test('takes an event once, and nothing that is none', async () => {
    const [body, before] = [zoomEvent(), await stored()];
    for (const age of [0, 298]) expect(await send(body, signed(body, age))).toMatchObject({ status: 200 });
    expect(await stored()).toBe(before + 1);
    for (const odd of ['{}', 'not JSON']) {
      expect(await send(odd, signed(odd))).toMatchObject({
        status: 400,
        body: { code: 'malformed_request' },
      });
    }
  });
});
