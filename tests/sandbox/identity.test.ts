import { createHash, createPublicKey, verify } from 'node:crypto';
import { auth, calendar } from '@googleapis/calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from './support';

type Json = Record<string, unknown>;

const FREE_BUSY = 'https://www.googleapis.com/auth/calendar.freebusy';
const EVENTS = 'https://www.googleapis.com/auth/calendar.events.owned';
const REDIRECT = 'http://127.0.0.1:9/callback';
const VERIFIER = 'a-verifier-that-is-long-enough-for-the-rules-of-pkce';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

let test: TestSandbox;
beforeAll(async () => {
  test = await startTestSandbox();
});
afterAll(() => test.close());

function oauthClient() {
  const base = `${test.sandbox.origin}/google`;
  return new auth.OAuth2({
    clientId: 'google-client',
    clientSecret: 'google-secret',
    redirectUri: REDIRECT,
    endpoints: {
      oauth2AuthBaseUrl: `${base}/o/oauth2/v2/auth`,
      oauth2TokenUrl: `${base}/token`,
      oauth2RevokeUrl: `${base}/revoke`,
    },
  });
}

/** Walks through the consent page as a person, ticking `ticked`; gives where the browser is sent. */
async function consent(
  email: string,
  scopes: string[],
  ticked: string[],
  more: Record<string, string> = {},
): Promise<URL> {
  const query = new URLSearchParams({
    client_id: 'google-client',
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: scopes.join(' '),
    access_type: 'offline',
    prompt: 'consent',
    state: 'the-state',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...more,
  });
  const url = `${test.sandbox.origin}/google/o/oauth2/v2/auth?${query}`;
  const page = await (await fetch(url)).text();
  for (const scope of scopes.filter((each) => each.startsWith('https:')))
    expect(page).toContain(`value="${scope}"`);
  const form = new URLSearchParams({ email, action: 'allow' });
  for (const scope of ticked) form.append('scope', scope);
  const answer = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get('location') ?? '');
}

async function connect(email: string, scopes = ['openid', 'email', FREE_BUSY], ticked = [FREE_BUSY]) {
  const target = await consent(email, scopes, ticked);
  expect(target.searchParams.get('state')).toBe('the-state');
  const client = oauthClient();
  const { tokens } = await client.getToken({
    code: target.searchParams.get('code') ?? '',
    codeVerifier: VERIFIER,
  });
  client.setCredentials(tokens);
  return {
    client,
    tokens,
    api: calendar({ version: 'v3', auth: client, rootUrl: `${test.sandbox.origin}/google/` }),
  };
}

function claimsOf(token: string): Json {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Json;
}

async function isSigned(token: string, jwksUri: string): Promise<boolean> {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string };
  const { keys } = (await (await fetch(jwksUri)).json()) as { keys: (Json & { kid: string })[] };
  const jwk = keys.find((each) => each.kid === kid);
  if (!jwk) return false;
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  return verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'));
}

const errorOf = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error as { status?: number; response?: { status: number; data: Json } },
  );

describe('Google’s consent', () => {
  it('gives a code for exactly what was ticked, and a refresh token', async () => {
    const { tokens } = await connect('ada.lovelace@x.test');
    expect(tokens.refresh_token).toBeTruthy();
    expect(tokens.scope?.split(' ')).toEqual(['openid', 'email', FREE_BUSY]);
    const unticked = await connect('careful@x.test', ['openid', 'email', FREE_BUSY], []);
    expect(unticked.tokens.scope?.split(' ')).toEqual(['openid', 'email']);
  });

  it('signs the id token with a key that anybody can look up', async () => {
    const discovery = (await (
      await fetch(`${test.sandbox.origin}/google/.well-known/openid-configuration`)
    ).json()) as Record<string, string>;
    expect(discovery.issuer).toBe(`${test.sandbox.origin}/google`);
    const { tokens } = await connect('ada.lovelace@x.test');
    const idToken = tokens.id_token ?? '';
    expect(await isSigned(idToken, discovery.jwks_uri ?? '')).toBe(true);
    expect(await isSigned(`${idToken.slice(0, -4)}AAAA`, discovery.jwks_uri ?? '')).toBe(false);
    expect(claimsOf(idToken)).toMatchObject({
      iss: discovery.issuer,
      aud: 'google-client',
      email: 'ada.lovelace@x.test',
      email_verified: true,
      name: 'Ada Lovelace',
    });
  });

  it('can be refused, and codes work once, with their verifier and address only', async () => {
    const query = new URLSearchParams({
      client_id: 'google-client',
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: 'openid',
      state: 's',
    });
    const denied = await fetch(`${test.sandbox.origin}/google/o/oauth2/v2/auth?${query}`, {
      method: 'POST',
      body: new URLSearchParams({ action: 'deny' }),
      redirect: 'manual',
    });
    expect(denied.headers.get('location')).toBe(`${REDIRECT}?error=access_denied&state=s`);

    const code = (await consent('x@x.test', ['openid'], [])).searchParams.get('code') ?? '';
    const wrong = await errorOf(oauthClient().getToken({ code, codeVerifier: 'another' }));
    expect(wrong?.response).toMatchObject({ status: 400, data: { error: 'invalid_grant' } });
    const again = await errorOf(oauthClient().getToken({ code, codeVerifier: VERIFIER }));
    expect(again?.response?.data.error).toBe('invalid_grant');
  });

  it('is blocked for another client and without an address to return to', async () => {
    const ask = (query: Record<string, string>) =>
      fetch(`${test.sandbox.origin}/google/o/oauth2/v2/auth?${new URLSearchParams(query)}`);
    const good = {
      client_id: 'google-client',
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: 'openid',
    };
    expect((await ask(good)).status).toBe(200);
    expect((await ask({ ...good, client_id: 'other' })).status).toBe(400);
    expect((await ask({ ...good, redirect_uri: 'javascript:alert(1)' })).status).toBe(400);
    expect((await ask({ ...good, scope: 'mail.everything' })).status).toBe(400);
  });

  it('gives no second refresh token unless consent was asked for again', async () => {
    await connect('again@x.test');
    const silent = await consent('again@x.test', ['openid', FREE_BUSY], [FREE_BUSY], {
      prompt: 'select_account',
    });
    const { tokens } = await oauthClient().getToken({
      code: silent.searchParams.get('code') ?? '',
      codeVerifier: VERIFIER,
    });
    expect(tokens.refresh_token).toBeUndefined();
    expect((await connect('again@x.test')).tokens.refresh_token).toBeTruthy();
  });

  it('ends when it is revoked by the app, by the person, and comes back with new consent', async () => {
    const { client, tokens } = await connect('gone@x.test');
    await client.revokeToken(tokens.refresh_token ?? '');
    const fresh = oauthClient();
    fresh.setCredentials({ refresh_token: tokens.refresh_token ?? '' });
    expect((await errorOf(fresh.getAccessToken()))?.response).toMatchObject({
      status: 400,
      data: { error: 'invalid_grant' },
    });

    const second = await connect('gone@x.test');
    await test.control('POST', '/google/state', { email: 'gone@x.test', mode: 'revoked' });
    fresh.setCredentials({ refresh_token: second.tokens.refresh_token ?? '' });
    expect((await errorOf(fresh.getAccessToken()))?.response?.data.error).toBe('invalid_grant');
    const third = await connect('gone@x.test');
    expect((await third.api.freebusy.query({ requestBody: range() })).status).toBe(200);
  });

  it('takes the client’s credentials by HTTP Basic as well', async () => {
    const code = (await consent('basic@x.test', ['openid'], [])).searchParams.get('code') ?? '';
    const response = await fetch(`${test.sandbox.origin}/google/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from('google-client:google-secret').toString('base64')}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: REDIRECT,
        code_verifier: VERIFIER,
      }),
    });
    expect(response.status).toBe(200);
  });

  it('tells who it is about', async () => {
    const { tokens } = await connect('grace.hopper@x.test');
    const response = await fetch(`${test.sandbox.origin}/google/v1/userinfo`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    expect(await response.json()).toMatchObject({ email: 'grace.hopper@x.test', email_verified: true });
  });
});

function range(from = Date.parse('2027-03-01T00:00:00Z'), to = Date.parse('2027-03-08T00:00:00Z')) {
  return {
    timeMin: new Date(from).toISOString(),
    timeMax: new Date(to).toISOString(),
    items: [{ id: 'primary' }],
  };
}

describe('Google’s calendar', () => {
  it('tells busy times, merged, from the control and from events', async () => {
    const { api } = await connect('busy@x.test', ['openid', 'email', FREE_BUSY, EVENTS], [FREE_BUSY, EVENTS]);
    await test.control('POST', '/google/busy', {
      email: 'busy@x.test',
      busy: [
        { start: '2027-03-02T10:00:00+01:00', end: '2027-03-02T11:00:00+01:00' },
        { start: '2027-02-28T23:00:00Z', end: '2027-03-01T01:00:00Z' },
      ],
    });
    await api.events.insert({
      calendarId: 'primary',
      requestBody: {
        summary: 'x',
        start: { dateTime: '2027-03-02T09:30:00Z' },
        end: { dateTime: '2027-03-02T10:30:00Z' },
      },
    });
    await api.events.insert({
      calendarId: 'primary',
      requestBody: {
        transparency: 'transparent',
        start: { dateTime: '2027-03-05T09:00:00Z' },
        end: { dateTime: '2027-03-05T10:00:00Z' },
      },
    });
    const { data } = await api.freebusy.query({ requestBody: range() });
    expect(data.calendars?.primary?.busy).toEqual([
      { start: '2027-03-01T00:00:00Z', end: '2027-03-01T01:00:00Z' },
      { start: '2027-03-02T09:00:00Z', end: '2027-03-02T10:30:00Z' },
    ]);
  });

  it('reports calendars that cannot be read inside a good answer', async () => {
    const { api } = await connect('error@x.test');
    const other = await api.freebusy.query({
      requestBody: { ...range(), items: [{ id: 'somebody@else.test' }] },
    });
    expect(other.data.calendars?.['somebody@else.test']?.errors).toEqual([
      { domain: 'global', reason: 'notFound' },
    ]);
    await test.control('POST', '/google/state', { email: 'error@x.test', mode: 'calendar_error' });
    const { status, data } = await api.freebusy.query({ requestBody: range() });
    expect(status).toBe(200);
    expect(data.calendars?.primary).toEqual({
      errors: [{ domain: 'global', reason: 'internalError' }],
      busy: [],
    });
    await test.control('POST', '/google/state', { email: 'error@x.test', mode: 'ok' });
    expect(
      (await api.freebusy.query({ requestBody: range() })).data.calendars?.primary?.errors,
    ).toBeUndefined();
  });

  it('refuses empty and endless ranges, and scopes that were not granted', async () => {
    const { api } = await connect('range@x.test');
    const day = 86_400_000;
    const from = Date.parse('2027-01-01T00:00:00Z');
    const empty = await errorOf(api.freebusy.query({ requestBody: range(from, from) }));
    const long = await errorOf(api.freebusy.query({ requestBody: range(from, from + 120 * day) }));
    const reasons = [empty, long].map((each) => JSON.stringify(each?.response?.data.error));
    expect(reasons[0]).toContain('timeRangeEmpty');
    expect(reasons[1]).toContain('timeRangeTooLong');
    const write = await errorOf(api.events.insert({ calendarId: 'primary', requestBody: {} }));
    expect(write?.response?.status).toBe(403);
  });

  it('keeps events under the app’s own ids, and remembers deleted ones', async () => {
    const { api } = await connect('events@x.test', ['openid', 'email', EVENTS], [EVENTS]);
    const requestBody = {
      id: 'b00king0000000001',
      summary: 'Call',
      start: { dateTime: '2027-03-02T09:30:00Z' },
      end: { dateTime: '2027-03-02T10:00:00Z' },
    };
    const { data } = await api.events.insert({ calendarId: 'primary', requestBody });
    expect(data).toMatchObject({ id: requestBody.id, status: 'confirmed', summary: 'Call' });
    expect((await errorOf(api.events.insert({ calendarId: 'primary', requestBody })))?.response?.status).toBe(
      409,
    );
    const patched = await api.events.patch({
      calendarId: 'primary',
      eventId: requestBody.id,
      requestBody: { summary: 'Moved' },
    });
    expect(patched.data).toMatchObject({ summary: 'Moved', sequence: 1 });
    const list = await api.events.list({
      calendarId: 'primary',
      timeMin: '2027-03-02T00:00:00Z',
      timeMax: '2027-03-03T00:00:00Z',
    });
    expect(list.data.items).toHaveLength(1);
    await api.events.delete({ calendarId: 'primary', eventId: requestBody.id });
    expect(
      (await errorOf(api.events.delete({ calendarId: 'primary', eventId: requestBody.id })))?.response
        ?.status,
    ).toBe(410);
    expect((await api.events.get({ calendarId: 'primary', eventId: requestBody.id })).data.status).toBe(
      'cancelled',
    );
    expect((await errorOf(api.events.insert({ calendarId: 'primary', requestBody })))?.response?.status).toBe(
      409,
    );
    expect(
      (await errorOf(api.events.get({ calendarId: 'primary', eventId: 'unknown0' })))?.response?.status,
    ).toBe(404);
  });

  it('lets access tokens die after an hour and refreshes them', async () => {
    const { client, tokens } = await connect('hour@x.test');
    await test.advance('PT61M');
    const stale = await fetch(`${test.sandbox.origin}/google/v1/userinfo`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    expect(stale.status).toBe(401);
    const { credentials } = await client.refreshAccessToken();
    expect(credentials.access_token).not.toBe(tokens.access_token);
    const fresh = await fetch(`${test.sandbox.origin}/google/v1/userinfo`, {
      headers: { authorization: `Bearer ${credentials.access_token}` },
    });
    expect(fresh.status).toBe(200);
  });

  it.each([
    [
      { email: 'x@x.test', busy: [{ start: '2027-01-01T10:00:00Z', end: '2027-01-01T09:00:00Z' }] },
      'busy[0].end',
    ],
    [{ email: 'x@x.test', busy: [{ start: 'noon', end: 'one' }] }, 'busy[0].start'],
    [{ busy: [] }, 'email'],
    [{ email: 'x@x.test' }, 'busy'],
  ])('refuses %j', async (body, field) => {
    expect(await test.control('POST', '/google/busy', body)).toMatchObject({ status: 400, json: { field } });
  });
});

describe('LinkedIn', () => {
  const authorise = async (form: Record<string, string>) => {
    const query = new URLSearchParams({
      client_id: 'linkedin-client',
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: 'openid profile email',
      state: 'st',
    });
    const answer = await fetch(`${test.sandbox.origin}/linkedin/oauth/v2/authorization?${query}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
    });
    return new URL(answer.headers.get('location') ?? '');
  };
  const exchange = async (code: string, more: Record<string, string> = {}) => {
    const response = await fetch(`${test.sandbox.origin}/linkedin/oauth/v2/accessToken`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: REDIRECT,
        client_id: 'linkedin-client',
        client_secret: 'linkedin-secret',
        ...more,
      }),
    });
    return { status: response.status, json: (await response.json()) as Json };
  };

  it('signs people in, without a nonce, and may keep the address to itself', async () => {
    const discovery = (await (
      await fetch(`${test.sandbox.origin}/linkedin/oauth/.well-known/openid-configuration`)
    ).json()) as Record<string, string>;
    const target = await authorise({ email: 'Ada@x.test', name: 'Ada Lovelace' });
    expect(target.searchParams.get('state')).toBe('st');
    const { json } = await exchange(target.searchParams.get('code') ?? '');
    expect(json).toMatchObject({ expires_in: 5_184_000, scope: 'openid,profile,email' });
    expect(await isSigned(String(json.id_token), discovery.jwks_uri ?? '')).toBe(true);
    const claims = claimsOf(String(json.id_token));
    expect(claims).toMatchObject({
      iss: `${test.sandbox.origin}/linkedin/oauth`,
      name: 'Ada Lovelace',
      email: 'ada@x.test',
    });
    expect(claims).not.toHaveProperty('nonce');
    const shy = await authorise({ email: 'ada@x.test', name: 'Ada', hideEmail: 'on' });
    const second = await exchange(shy.searchParams.get('code') ?? '');
    const userinfo = await fetch(discovery.userinfo_endpoint ?? '', {
      headers: { authorization: `Bearer ${second.json.access_token}` },
    });
    expect(await userinfo.json()).not.toHaveProperty('email');
  });

  it('refuses a code verifier, a wrong secret and a used code', async () => {
    const code = (await authorise({ email: 'b@x.test' })).searchParams.get('code') ?? '';
    expect((await exchange(code, { code_verifier: VERIFIER })).status).toBe(400);
    expect((await exchange(code, { client_secret: 'wrong' })).status).toBe(401);
    expect((await exchange(code)).status).toBe(200);
    expect((await exchange(code)).status).toBe(400);
    const cancelled = await authorise({ action: 'cancel' });
    expect(cancelled.searchParams.get('error')).toBe('user_cancelled_authorize');
  });
});

describe('the chat endpoint', () => {
  const complete = async (body: Json) => {
    const response = await fetch(`${test.sandbox.origin}/llm/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, json: (await response.json()) as Json };
  };

  it('answers with a value that fits the schema, always the same one', async () => {
    const schema = {
      type: 'object',
      required: ['verdict', 'score', 'reasons'],
      properties: {
        verdict: { type: 'string', enum: ['passed', 'revise'] },
        score: { type: 'number', minimum: 0.5, maximum: 1 },
        reasons: {
          type: 'array',
          minItems: 1,
          items: { type: 'object', properties: { text: { type: 'string', maxLength: 10 } } },
        },
      },
    };
    const request = {
      model: 'm',
      messages: [{ role: 'user', content: 'judge this' }],
      response_format: { type: 'json_schema', json_schema: { name: 'verdict', strict: true, schema } },
    };
    const [first, second] = [await complete(request), await complete(request)];
    expect(first.json).toEqual({ ...second.json, created: first.json.created });
    const [choice] = first.json.choices as { message: { content: string }; finish_reason: string }[];
    expect(choice?.finish_reason).toBe('stop');
    expect(JSON.parse(choice?.message.content ?? '')).toEqual({
      verdict: 'passed',
      score: 0.5,
      reasons: [{ text: 'Made by th' }],
    });
  });

  it('fails when it is told to, and without messages', async () => {
    expect((await complete({ model: 'm' })).status).toBe(400);
    await test.control('POST', '/faults', { provider: 'llm', mode: 'error', status: 500 });
    expect((await complete({ model: 'm', messages: [{ role: 'user', content: 'x' }] })).status).toBe(500);
  });
});
