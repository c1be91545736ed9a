import { readFileSync } from 'node:fs';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '@/sandbox/config';
import { startTestSandbox, type TestSandbox } from './support';

interface Mail {
  id: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string | null;
  headers: Record<string, string>;
  attachments: { filename: string | null; contentType: string; text: string | null }[];
  date: string;
}

interface Call {
  provider: string;
  method: string;
  path: string;
  query: Record<string, unknown>;
  body: Record<string, unknown>;
  status: number | null;
  idempotencyKey: string | null;
  account: string | null;
  fault: string | null;
  replayed: boolean;
}

let test: TestSandbox;
beforeAll(async () => {
  test = await startTestSandbox();
});
afterAll(() => test.close());

function send(to: string, subject: string, more: object = {}) {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: test.sandbox.smtpPort,
    secure: false,
  });
  return transport.sendMail({ from: 'Monet <hello@monet.local>', to, subject, text: 'Plain text', ...more });
}

const mailOf = async (query: string) =>
  (await test.control<{ items: Mail[] }>('GET', `/mail${query}`)).json.items;
const callsOf = async (query = '') =>
  (await test.control<{ items: Call[] }>('GET', `/requests${query}`)).json.items;

describe('mail', () => {
  it('is kept with all its parts, newest first, by recipient', async () => {
    await send('Cand1@monet.local', 'First');
    await send('pro1@monet.local', 'Other');
    await send('cand1@monet.local', 'Grüße: your call', {
      html: '<p>As <b>HTML</b></p>',
      headers: { 'X-Booking': 'b1' },
      icalEvent: {
        method: 'REQUEST',
        filename: 'invite.ics',
        content: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR',
      },
    });
    const items = await mailOf('?to=cand1@monet.local');
    expect(items.map((each) => each.subject)).toEqual(['Grüße: your call', 'First']);
    const [invite] = items;
    expect(invite).toMatchObject({
      to: 'cand1@monet.local',
      from: 'hello@monet.local',
      html: expect.stringContaining('<b>HTML</b>'),
    });
    expect(invite?.text.trim()).toBe('Plain text');
    expect(invite?.headers['x-booking']).toBe('b1');
    expect(invite?.headers['message-id']).toBeTruthy();
    const calendar = invite?.attachments.find((each) => each.contentType === 'text/calendar');
    expect(calendar?.text).toContain('METHOD:REQUEST');
    expect(invite?.attachments.some((each) => each.filename === 'invite.ics')).toBe(true);
    expect(await mailOf('?to=nobody@monet.local')).toEqual([]);
    expect((await mailOf('?limit=1')).map((each) => each.subject)).toEqual(['Grüße: your call']);
  });

  it('reaches every recipient of the envelope, hidden ones too', async () => {
    await send('a@monet.local, b@monet.local', 'Many', { bcc: 'hidden@monet.local' });
    const [message] = await mailOf('?to=hidden@monet.local');
    expect(message).toMatchObject({ subject: 'Many', to: 'a@monet.local, b@monet.local' });
    expect(await mailOf('?to=b@monet.local')).toHaveLength(1);
  });

  it('carries the time of the moved clock', async () => {
    await test.advance('P3D');
    await send('later@monet.local', 'Later');
    const [message] = await mailOf('?to=later@monet.local');
    expect(Date.parse(message?.date ?? '') - Date.now()).toBeGreaterThan(2.9 * 86_400_000);
  });

  it('can be refused for a while, and lost after it was taken', async () => {
    await test.control('POST', '/faults', { provider: 'mail', mode: 'error' });
    await expect(send('refused@monet.local', 'No')).rejects.toMatchObject({ responseCode: 451 });
    expect(await mailOf('?to=refused@monet.local')).toEqual([]);
    await test.control('POST', '/faults', { provider: 'smtp', mode: 'timeout-after-commit', delayMs: 20 });
    await expect(send('twice@monet.local', 'Kept')).rejects.toMatchObject({ responseCode: 421 });
    expect(await mailOf('?to=twice@monet.local')).toHaveLength(1);
  });
});

describe('recorded requests', () => {
  it('tell what was called and how it was answered, newest first, without secrets', async () => {
    await test.stripe.customers.create({ name: 'Ada', metadata: { a: 'b' } }, { idempotencyKey: 'rec-1' });
    await test.stripe.customers.create({ name: 'Ada', metadata: { a: 'b' } }, { idempotencyKey: 'rec-1' });
    await test.stripe.charges.retrieve('ch_x').catch(() => undefined);
    await fetch(`${test.sandbox.origin}/zoom/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'account_credentials', client_secret: 'hush' }),
    });
    const stripe = await callsOf('?provider=stripe');
    expect(stripe[0]).toMatchObject({
      method: 'GET',
      path: '/v1/charges/ch_x',
      status: 404,
      replayed: false,
    });
    expect(stripe[1]).toMatchObject({
      provider: 'stripe',
      method: 'POST',
      path: '/v1/customers',
      body: { name: 'Ada', metadata: { a: 'b' } },
      status: 200,
      idempotencyKey: 'rec-1',
      replayed: true,
    });
    expect(stripe[2]).toMatchObject({ replayed: false });
    const [zoom] = await callsOf('?provider=zoom');
    expect(zoom).toMatchObject({ path: '/oauth/token', status: 400, body: { client_secret: '[redacted]' } });
    expect((await callsOf('?limit=1'))[0]).toMatchObject({ provider: 'zoom' });
  });

  it('name the fault that a call ran into', async () => {
    await test.control('POST', '/faults', {
      provider: 'stripe',
      match: '/v1/customers',
      mode: 'error',
      status: 500,
    });
    await test.stripe.customers.create({}).catch(() => undefined);
    expect((await callsOf('?provider=stripe&limit=1'))[0]).toMatchObject({ status: 500, fault: 'error' });
  });

  it('hide card numbers and security codes', async () => {
    const card = { number: '4242424242424242', exp_month: 12, exp_year: 2040, cvc: '123' };
    await test.stripe.paymentMethods.create({ type: 'card', card });
    const [call] = await callsOf('?provider=stripe&limit=1');
    expect(call?.body.card).toMatchObject({ number: '[ends in 4242]', cvc: '[redacted]' });
  });
});

describe('faults', () => {
  it('are listed until they are used up or cleared', async () => {
    await test.control('DELETE', '/faults');
    const added = await test.control('POST', '/faults', {
      provider: 'google',
      match: '/calendar/v3/freeBusy',
      mode: 'error',
      count: 3,
    });
    expect(added).toMatchObject({
      status: 201,
      json: { count: 3, remaining: 3, status: 503, mode: 'error' },
    });
    const list = await test.control<{ items: unknown[] }>('GET', '/faults');
    expect(list.json.items).toHaveLength(1);
    await test.control('DELETE', '/faults');
    expect((await test.control<{ items: unknown[] }>('GET', '/faults')).json.items).toEqual([]);
  });

  it.each([
    [{ provider: 'paypal', mode: 'error' }, 'provider'],
    [{ provider: 'stripe', mode: 'explode' }, 'mode'],
    [{ provider: 'stripe', mode: 'error', count: 0 }, 'count'],
    [{ provider: 'stripe', mode: 'error', count: 1.5 }, 'count'],
    [{ provider: 'stripe', mode: 'error', status: 200 }, 'status'],
    [{ provider: 'stripe', mode: 'slow', delayMs: -1 }, 'delayMs'],
    [{ provider: 'stripe', mode: 'slow', match: 5 }, 'match'],
  ])('refuse %j', async (body, field) => {
    const { status, json } = await test.control('POST', '/faults', body);
    expect(status).toBe(400);
    expect(json).toMatchObject({ code: 'invalid_field', field, errors: [{ field }] });
  });
});

describe('problems', () => {
  it('are problem documents', async () => {
    const response = await fetch(`${test.sandbox.origin}/control/nothing`);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 404, code: 'not_found', title: 'Not found' });
    expect(await test.control('POST', '/clock', '{')).toMatchObject({
      status: 400,
      json: { code: 'malformed' },
    });
    expect(await test.control('POST', '/clock', '[]')).toMatchObject({
      status: 400,
      json: { code: 'malformed' },
    });
    expect(await test.control('GET', '/mail?limit=0')).toMatchObject({
      status: 400,
      json: { field: 'limit' },
    });
    expect(await test.control('GET', '/requests?provider=x')).toMatchObject({
      status: 400,
      json: { field: 'provider' },
    });
    expect(await test.control('POST', '/stripe/accounts/acct_x/onboard')).toMatchObject({ status: 404 });
  });
});

describe('the pages', () => {
  const get = async (path: string) => {
    const response = await fetch(`${test.sandbox.origin}${path}`);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const post = (path: string, form: Record<string, string>) =>
    fetch(`${test.sandbox.origin}${path}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
    });
  beforeEach(() => test.control('DELETE', '/faults'));

  it('show the clock, and move it with a button', async () => {
    const before = (await test.control<{ now: string }>('GET', '/clock')).json.now;
    const { status, text } = await get('/');
    expect(status).toBe(200);
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('value="PT72H"');
    const moved = await post('/clock', { advance: 'PT1H' });
    expect(moved.status).toBe(303);
    expect((await get(moved.headers.get('location') ?? '')).text).toContain('role="status"');
    const after = (await test.control<{ now: string }>('GET', '/clock')).json.now;
    expect(Date.parse(after) - Date.parse(before)).toBeGreaterThanOrEqual(3_600_000);
    const { offsetMs } = JSON.parse(readFileSync(test.config.clockFile, 'utf8')) as { offsetMs: number };
    expect(Math.abs(Date.now() + offsetMs - Date.parse(after))).toBeLessThan(5_000);
    const wrong = await post('/clock', { custom: 'tomorrow' });
    expect((await get(wrong.headers.get('location') ?? '')).text).toContain('role="alert"');
  });

  it('show mail, with its HTML shut away from the page', async () => {
    await send('page@monet.local', '<script>alert(1)</script>', {
      html: '<p>Hello</p><script>alert(2)</script>',
    });
    const list = await get('/mailbox?to=page@monet.local');
    expect(list.text).toContain('&lt;script&gt;alert(1)');
    expect(list.text).not.toContain('<script>');
    const [{ id } = { id: '' }] = await mailOf('?to=page@monet.local');
    const message = await get(`/mailbox/${id}`);
    expect(message.text).toContain(`<iframe title="The message as HTML" sandbox src="/mailbox/${id}/html">`);
    expect(message.text).not.toContain('<script>');
    const inner = await get(`/mailbox/${id}/html`);
    expect(inner.text).toContain('<p>Hello</p>');
    expect(inner.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await get('/mailbox/unknown')).status).toBe(404);
  });

  it('show requests, webhooks and faults, and let faults be added and cleared', async () => {
    await test.stripe.customers.create({ name: '<i>Ada</i>' });
    await test.advance('PT0S');
    const requests = await get('/requests?provider=stripe');
    expect(requests.text).toContain('POST /v1/customers');
    expect(requests.text).not.toContain('<i>Ada</i>');
    const webhooks = await get('/webhooks');
    expect(webhooks.text).toContain('customer.created');
    const [, id] = /action="\/webhooks\/(\w+)\/resend"/.exec(webhooks.text) ?? [];
    const before = test.hooks.got.length;
    await post(`/webhooks/${id}/resend`, {});
    await test.advance('PT0S');
    expect(test.hooks.got.length).toBe(before + 1);
    await post('/faults', {
      provider: 'zoom',
      mode: 'slow',
      match: '/v2',
      count: '2',
      status: '503',
      delayMs: '',
    });
    expect((await get('/faults')).text).toContain('2 of 2');
    const wrong = await post('/faults', { provider: 'zoom', mode: 'slow', count: 'x' });
    expect(wrong.headers.get('location')).toContain('error=');
    await post('/faults/clear', {});
    expect((await get('/faults')).text).toContain('Nothing is set to go wrong.');
  });

  it('have a label for every field, one heading of the first order, and a stylesheet', async () => {
    for (const path of ['/', '/mailbox', '/requests', '/webhooks', '/faults']) {
      const { text } = await get(path);
      expect(text.match(/<h1>/g)).toHaveLength(1);
      const ids = [...text.matchAll(/<(?:input|select) id="(\w+)"/g)].map((match) => match[1]);
      for (const id of ids) expect(text).toContain(`<label for="${id}">`);
    }
    const style = await get('/style.css');
    expect(style.headers.get('content-type')).toContain('text/css');
    expect(style.text).toContain('prefers-color-scheme: dark');
  });
});

describe('settings', () => {
  it('name every variable that is missing or wrong', () => {
    const read = () =>
      readConfig({
        SANDBOX_PORT: '99999',
        SANDBOX_STRIPE_WEBHOOK_URL: 'http://x.test/hook',
        SANDBOX_SETTLE_URL: 'nowhere',
      });
    expect(read).toThrow(ConfigError);
    for (const name of [
      'SANDBOX_PORT is not a port',
      'SANDBOX_SMTP_PORT is not set',
      'SANDBOX_DATA_DIR is not set',
      'MONET_CLOCK_FILE is not set',
      'SANDBOX_STRIPE_WEBHOOK_URL and SANDBOX_STRIPE_WEBHOOK_SECRET belong together',
      'SANDBOX_ZOOM_CLIENT_SECRET is not set',
      'SANDBOX_SETTLE_URL is not an http or https address',
    ]) {
      expect(read).toThrow(name);
    }
  });
});
