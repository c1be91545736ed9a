import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setEnvironment } from '@/tests/support/environment';

/** Speaks as Google's documentation says, one prepared answer after the other; the sandbox has its own tests. */
type Answer = { status?: number; headers?: Record<string, string>; body?: unknown; hang?: boolean };
type Call = { path: string; form: URLSearchParams; json: unknown };

const DEADLINE_MS = 2500;
let calls: Call[] = [];
let answers: Record<string, Answer[]> = {};

const server = createServer(async (request, response) => {
  const text = await readAll(request);
  const path = (request.url ?? '').replace(/^\/base/, '');
  const isJson = request.headers['content-type']?.includes('json') ?? false;
  calls.push({ path, form: new URLSearchParams(text), json: isJson ? JSON.parse(text) : null });
  const bare = path.split('?')[0] ?? '';
  const who =
    new URLSearchParams(text).get('refresh_token') ?? request.headers.authorization?.split('of ')[1];
  const queue = answers[`${bare} of ${who}`] ?? answers[bare] ?? [];
  const answer = (queue.length > 1 ? queue.shift() : queue[0]) ?? { status: 404 };
  if (answer.hang) return;
  response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
  response.end(JSON.stringify(answer.body ?? {}).replace('{who}', who ?? ''));
});

async function readAll(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

const TOKEN = '/token';
const FREE_BUSY = '/calendar/v3/freeBusy';
const REVOKE = '/revoke';
const GRANTED: Answer = { body: { access_token: 'ya29 of {who}', expires_in: 3599, token_type: 'Bearer' } };
const calendars = (primary: unknown): Answer => ({
  body: { kind: 'calendar#freeBusy', calendars: { primary } },
});
const FREE = calendars({ busy: [] });
const apiError = (status: number, reason: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  body: {
    error: { code: status, message: reason, errors: [{ domain: 'usageLimits', reason, message: reason }] },
  },
});
const SOON = { 'retry-after': '0' };
const INVALID_GRANT: Answer = {
  status: 400,
  body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
};
const callsTo = (path: string) => calls.filter((call) => call.path.split('?')[0] === path);

const from = Temporal.Instant.from('2026-11-24T12:00Z');
const to = from.add({ hours: 60 * 24 });
const refreshToken = '1//the-refresh-token';

let google: typeof import('./consent') & typeof import('./free-busy') & typeof import('./calendar-list');

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  setEnvironment({
    GOOGLE_API_BASE: `${origin}/base`, // with a path of its own, as the sandbox has
    GOOGLE_OAUTH_BASE: `${origin}/base`,
    GOOGLE_ACCOUNTS_BASE: 'https://accounts.test',
    PROVIDER_TIMEOUT_MS: String(DEADLINE_MS),
  });
  google = {
    ...(await import('./consent')),
    ...(await import('./free-busy')),
    ...(await import('./calendar-list')),
  };
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  calls = [];
  answers = { [TOKEN]: [GRANTED], [FREE_BUSY]: [FREE], [REVOKE]: [{}] };
});

describe('freeBusy', () => {
  const ask = (until = to, calendars: readonly string[] = ['primary']) =>
    google.freeBusy(refreshToken, { calendars, from, to: until });
  const read = () => ask();
  const aDay = () => ask(from.add({ hours: 24 }));

  test('asks for the whole range in pieces of at most 30 days, with one access token', async () => {
    answers[FREE_BUSY] = [
      calendars({ busy: [{ start: '2026-11-25T09:00:00+01:00', end: '2026-11-25T09:50:30+01:00' }] }),
      FREE,
    ];
    const result = await ask(to.add({ minutes: 30 }));
    expect(
      result.ok && result.value.busy.map((each) => [each.startAt.toString(), each.endAt.toString()]),
    ).toEqual([['2026-11-25T08:00:00Z', '2026-11-25T08:50:30Z']]);
    expect(callsTo(TOKEN)).toHaveLength(1);
    expect(Object.fromEntries(callsTo(TOKEN)[0]?.form ?? [])).toEqual({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: 'google-client',
      client_secret: 'google-secret',
    });
    const asked = callsTo(FREE_BUSY).map((call) => call.json as { timeMin: string; timeMax: string });
    asked.sort((a, b) => (a.timeMin < b.timeMin ? -1 : 1));
    expect(asked).toEqual([
      { timeMin: '2026-11-24T12:00:00Z', timeMax: '2026-12-24T12:00:00Z', items: [{ id: 'primary' }] },
      { timeMin: '2026-12-24T12:00:00Z', timeMax: '2027-01-23T12:00:00Z', items: [{ id: 'primary' }] },
      { timeMin: '2027-01-23T12:00:00Z', timeMax: '2027-01-23T12:30:00Z', items: [{ id: 'primary' }] },
    ]);
  });

  test.each([
    [
      'an error of the calendar inside a 200',
      calendars({ errors: [{ domain: 'global', reason: 'notFound' }], busy: [] }),
      'gone',
    ],
    [
      'an error without busy times',
      calendars({ errors: [{ domain: 'global', reason: 'internalError' }] }),
      'failing',
    ],
    ['a calendar that is not in the answer', { body: { calendars: {} } }, 'failing'],
    ['a calendar without busy times', calendars({}), 'failing'],
  ])('%s is a fault of this calendar, and never read as free', async (_, answer, fault) => {
    answers[FREE_BUSY] = [FREE, answer, FREE];
    const result = await read();
    expect(result.ok && [...result.value.faults]).toEqual([['primary', fault]]);
  });

  test.each([
    ['times that are none', calendars({ busy: [{ start: 'soon', end: 'later' }] })],
    ['an answer that is no JSON object', { body: 'ok' }],
  ])('%s tells nothing', async (_, answer) => {
    answers[FREE_BUSY] = [FREE, answer, FREE];
    expect(await read()).toMatchObject({ ok: false, code: 'unavailable' });
  });

  test('asks for at most 50 calendars at once, and for each in all of the range', async () => {
    const ids = Array.from({ length: 120 }, (_, at) => `calendar-${at}`);
    answers[FREE_BUSY] = [{ body: { calendars: Object.fromEntries(ids.map((id) => [id, { busy: [] }])) } }];
    const result = await ask(to, ids);
    expect(result.ok && result.value.faults.size).toBe(0);
    const asked = callsTo(FREE_BUSY).map((call) => call.json as { timeMin: string; items: { id: string }[] });
    expect(asked.map(({ items }) => items.length).sort((a, b) => a - b)).toEqual([20, 20, 50, 50, 50, 50]);
    for (const timeMin of ['2026-11-24T12:00:00Z', '2026-12-24T12:00:00Z']) {
      const of = asked.filter((each) => each.timeMin === timeMin).flatMap(({ items }) => items);
      expect(of.map(({ id }) => id).sort()).toEqual([...ids].sort());
    }
    expect(callsTo(TOKEN)).toHaveLength(1);
  });

  test.each([
    ['403 rateLimitExceeded', apiError(403, 'rateLimitExceeded', SOON)],
    ['403 userRateLimitExceeded', apiError(403, 'userRateLimitExceeded', SOON)],
    ['429', apiError(429, 'rateLimitExceeded', SOON)],
    ['503', apiError(503, 'backendError')],
  ])('%s is tried again, and not for ever', async (_, answer) => {
    answers[FREE_BUSY] = [answer, answer, FREE];
    expect(await aDay()).toMatchObject({ ok: true });
    expect(callsTo(FREE_BUSY)).toHaveLength(3);
    calls = [];
    answers[FREE_BUSY] = [answer];
    const started = performance.now();
    expect(await aDay()).toMatchObject({ ok: false, code: 'unavailable' });
    expect(callsTo(FREE_BUSY).length).toBeLessThanOrEqual(4);
    expect(performance.now() - started).toBeLessThan(DEADLINE_MS + 500);
  });

  test('a pause that would last past the deadline is not begun', async () => {
    answers[FREE_BUSY] = [apiError(429, 'rateLimitExceeded', { 'retry-after': '60' })];
    const started = performance.now();
    expect(await aDay()).toMatchObject({ ok: false, code: 'unavailable', log: '429 rateLimitExceeded' });
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('ends when somebody waits no longer, before the deadline of a provider', async () => {
    answers[FREE_BUSY] = [{ hang: true }];
    const started = performance.now();
    const asked = google.freeBusy(refreshToken, { calendars: ['primary'], from, to, withinMs: 300 });
    expect(await asked).toMatchObject({ ok: false, code: 'unavailable' });
    expect(performance.now() - started).toBeLessThan(1500);
  });

  test('waits as long as Google asks for', async () => {
    answers[FREE_BUSY] = [apiError(429, 'rateLimitExceeded', { 'retry-after': '1' }), FREE];
    const started = performance.now();
    expect(await aDay()).toMatchObject({ ok: true });
    expect(performance.now() - started).toBeGreaterThan(990);
  });

  test('what another try does not change is not tried again', async () => {
    answers[FREE_BUSY] = [apiError(403, 'insufficientPermissions')];
    expect(await aDay()).toMatchObject({
      ok: false,
      code: 'refused',
      log: '403 insufficientPermissions',
    });
    expect(callsTo(FREE_BUSY)).toHaveLength(1);
  });

  test('a grant that is gone is told apart', async () => {
    answers[TOKEN] = [INVALID_GRANT];
    expect(await read()).toEqual({ ok: false, code: 'revoked', log: '400 invalid_grant' });
    expect(calls).toHaveLength(1);
  });

  test('ends at the deadline, whatever keeps it waiting', async () => {
    answers[`${TOKEN} of no-token`] = [{ hang: true }];
    answers[`${FREE_BUSY} of no-answer`] = [{ hang: true }];
    answers[`${TOKEN} of failing`] = [{ status: 503, body: { error: 'internal_failure' } }];
    const started = performance.now();
    const whoever = ['no-token', 'no-answer', 'failing'];
    for (const result of await Promise.all(
      whoever.map((token) => google.freeBusy(token, { calendars: ['primary'], from, to })),
    )) {
      expect(result).toMatchObject({ ok: false, code: 'unavailable' });
    }
    expect(performance.now() - started).toBeLessThan(DEADLINE_MS + 1500);
  });
});

describe('listCalendars', () => {
  const LIST = '/calendar/v3/users/me/calendarList';
  const list = () => google.listCalendars(refreshToken, DEADLINE_MS);

  test('goes through all pages, the primary calendar first, without our own', async () => {
    answers[LIST] = [
      {
        body: {
          items: [
            { id: 'team@group', summary: 'Team', accessRole: 'reader' },
            { id: 'calls@group', summary: 'Monet calls', accessRole: 'owner' },
            { id: 'old@group', summary: 'Old', accessRole: 'owner', deleted: true },
          ],
          nextPageToken: 'two',
        },
      },
      {
        body: {
          items: [
            { id: 'ada@example.com', summary: 'ada@example.com', summaryOverride: 'Me', primary: true },
            { id: 'theirs@group', summary: 'Monet calls', accessRole: 'freeBusyReader' },
          ],
        },
      },
    ];
    expect(await list()).toEqual({
      ok: true,
      value: [
        { id: 'ada@example.com', name: 'Me', isPrimary: true },
        { id: 'team@group', name: 'Team', isPrimary: false },
        { id: 'theirs@group', name: 'Monet calls', isPrimary: false },
      ],
    });
    expect(callsTo(LIST).map(({ path }) => new URL(path, 'http://x').searchParams.get('pageToken'))).toEqual([
      null,
      'two',
    ]);
  });

  test('an answer that is no list, and a scope that was not granted, are told apart', async () => {
    answers[LIST] = [{ body: { items: [{ summary: 'without an id' }] } }];
    expect(await list()).toMatchObject({ ok: false, code: 'unavailable' });
    answers[LIST] = [apiError(403, 'insufficientPermissions')];
    expect(await list()).toMatchObject({ ok: false, code: 'refused' });
  });
});

describe('consent', () => {
  const idToken = (claims: object) =>
    ['{"alg":"RS256"}', JSON.stringify(claims), 'signature']
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.');
  const granted = (more: object = {}): Answer => ({
    body: {
      access_token: 'ya29.access',
      expires_in: 3599,
      refresh_token: refreshToken,
      scope: `openid https://www.googleapis.com/auth/userinfo.email ${google.FREE_BUSY_SCOPE}`,
      id_token: idToken({ aud: 'google-client', email: 'ada@example.com' }),
      ...more,
    },
  });

  test('asks for offline access, consent and the least scopes, with state and PKCE', () => {
    const url = new URL(google.consentUrl('the state', 'the challenge'));
    expect(url.origin + url.pathname).toBe('https://accounts.test/o/oauth2/v2/auth');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'google-client',
      redirect_uri: 'http://127.0.0.1:3999/api/calendar/google/callback',
      response_type: 'code',
      scope:
        'openid email https://www.googleapis.com/auth/calendar.freebusy https://www.googleapis.com/auth/calendar.calendarlist.readonly https://www.googleapis.com/auth/calendar.app.created',
      access_type: 'offline',
      prompt: 'consent',
      state: 'the state',
      code_challenge: 'the challenge',
      code_challenge_method: 'S256',
    });
  });

  test('a code becomes a grant with the scopes that were really given', async () => {
    answers[TOKEN] = [granted()];
    expect(await google.exchangeCode('4/code', 'verifier')).toEqual({
      ok: true,
      value: {
        refreshToken,
        scopes: ['openid', 'https://www.googleapis.com/auth/userinfo.email', google.FREE_BUSY_SCOPE],
        email: 'ada@example.com',
      },
    });
    expect(Object.fromEntries(callsTo(TOKEN)[0]?.form ?? [])).toMatchObject({
      grant_type: 'authorization_code',
      code: '4/code',
      code_verifier: 'verifier',
    });
  });

  test.each([
    ['without a refresh token', { refresh_token: undefined }],
    ['without an id token', { id_token: undefined }],
    ['made for another client', { id_token: '' }],
  ])('an answer %s is refused', async (name, more) => {
    const foreign = { id_token: idToken({ aud: 'somebody-else', email: 'ada@example.com' }) };
    answers[TOKEN] = [granted(name === 'made for another client' ? foreign : more)];
    expect(await google.exchangeCode('4/code', 'verifier')).toMatchObject({ ok: false, code: 'refused' });
  });

  test('revoking ends the grant; one that is already gone counts as ended', async () => {
    expect(await google.revoke(refreshToken)).toMatchObject({ ok: true });
    expect(callsTo(REVOKE)).toHaveLength(1);
    answers[REVOKE] = [{ status: 400, body: { error: 'invalid_token' } }];
    expect(await google.revoke(refreshToken)).toMatchObject({ ok: true });
    answers[REVOKE] = [{ status: 400, body: { error: 'invalid_request' } }];
    expect(await google.revoke(refreshToken)).toMatchObject({ ok: false, code: 'refused' });
  });
});
