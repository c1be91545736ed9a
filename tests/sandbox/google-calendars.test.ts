import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from './support';

type Json = Record<string, unknown>;
type Busy = { start: string; end: string };
type Calendars = Record<string, { busy: Busy[]; errors?: { reason: string }[] }>;

const SCOPE = 'https://www.googleapis.com/auth/calendar.';
const REDIRECT = 'http://127.0.0.1:9/callback';

let test: TestSandbox;
beforeAll(async () => {
  test = await startTestSandbox();
});
afterAll(() => test.close());

/** An access token of somebody who has ticked these scopes. */
async function tokenOf(email: string, ...scopes: string[]): Promise<string> {
  const { origin } = test.sandbox;
  const wanted = scopes.map((scope) => `${SCOPE}${scope}`);
  const query = new URLSearchParams({
    client_id: 'google-client',
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: ['openid', ...wanted].join(' '),
  });
  const form = new URLSearchParams({ email, action: 'allow' });
  for (const scope of wanted) form.append('scope', scope);
  const url = `${origin}/google/o/oauth2/v2/auth?${query}`;
  const back = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const credentials = { client_id: 'google-client', client_secret: 'google-secret' };
  const exchange = { ...credentials, grant_type: 'authorization_code', code, redirect_uri: REDIRECT };
  const answer = await fetch(`${origin}/google/token`, {
    method: 'POST',
    body: new URLSearchParams(exchange),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function call(token: string, path: string, body?: Json): Promise<{ status: number; json: Json }> {
  const answer = await fetch(`${test.sandbox.origin}/calendar/v3${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: (await answer.json()) as Json };
}

async function busy(token: string, ...ids: string[]): Promise<Calendars> {
  const { json } = await call(token, '/freeBusy', {
    timeMin: '2027-03-01T00:00:00Z',
    timeMax: '2027-03-08T00:00:00Z',
    items: ids.map((id) => ({ id })),
  });
  return json.calendars as Calendars;
}

const enter = async (email: string, entry: Json) =>
  expect((await test.control('POST', '/google/entries', { email, ...entry })).status).toBe(200);
const give = async (email: string, more: Json) => {
  const { json } = await test.control<{ items: { id: string }[] }>('POST', '/google/calendars', {
    email,
    ...more,
  });
  return json.items.map(({ id }) => id);
};
const at = (dateTime: string) => ({ dateTime });
const hour = (day: number, from: number) => ({
  start: at(`2027-03-0${day}T${String(from).padStart(2, '0')}:00:00Z`),
  end: at(`2027-03-0${day}T${String(from + 1).padStart(2, '0')}:00:00Z`),
});

describe('free/busy', () => {
  it('counts what Google counts: tentative yes; free, declined and deleted no', async () => {
    const email = 'counts@x.test';
    const token = await tokenOf(email, 'freebusy');
    await enter(email, { ...hour(1, 9), status: 'tentative' });
    await enter(email, { ...hour(2, 9), transparency: 'transparent' });
    await enter(email, { ...hour(3, 9), response: 'declined' });
    await enter(email, { ...hour(4, 9), response: 'needsAction' });
    await enter(email, { ...hour(5, 9), response: 'tentative' });
    const found = (await busy(token, 'primary')).primary?.busy.map(({ start }) => start);
    expect(found).toEqual(['2027-03-01T09:00:00Z', '2027-03-04T09:00:00Z', '2027-03-05T09:00:00Z']);
  });

  it('has a whole day begin where the calendar is', async () => {
    const email = 'days@x.test';
    const token = await tokenOf(email, 'freebusy');
    const [inTokyo = ''] = await give(email, {
      zone: 'America/New_York',
      calendars: [{ name: 'Tokyo', zone: 'Asia/Tokyo' }],
    });
    const day = { start: { date: '2027-03-03' }, end: { date: '2027-03-04' } };
    await enter(email, day);
    await enter(email, { ...day, calendar: inTokyo });
    await enter(email, {
      start: { date: '2027-03-05' },
      end: { date: '2027-03-06' },
      transparency: 'transparent',
    });
    const found = await busy(token, 'primary', inTokyo);
    expect(found.primary?.busy).toEqual([{ start: '2027-03-03T05:00:00Z', end: '2027-03-04T05:00:00Z' }]);
    expect(found[inTokyo]?.busy).toEqual([{ start: '2027-03-02T15:00:00Z', end: '2027-03-03T15:00:00Z' }]);
  });

  it('tells of each calendar for itself, also that it fails or is gone', async () => {
    const email = 'several@x.test';
    const token = await tokenOf(email, 'freebusy');
    const [work = '', broken = ''] = await give(email, {
      calendars: [{ name: 'Work' }, { name: 'Broken', fails: true }],
    });
    await test.control('POST', '/google/busy', {
      email,
      calendar: work,
      busy: [{ start: '2027-03-02T10:00:00Z', end: '2027-03-02T11:00:00Z' }],
    });
    const found = await busy(token, 'primary', work, broken);
    expect(found.primary?.busy).toEqual([]);
    expect(found[work]?.busy).toEqual([{ start: '2027-03-02T10:00:00Z', end: '2027-03-02T11:00:00Z' }]);
    expect(found[broken]?.errors).toMatchObject([{ reason: 'internalError' }]);
    await give(email, { calendars: [] });
    expect((await busy(token, work))[work]?.errors).toMatchObject([{ reason: 'notFound' }]);
  });

  it('tells nothing of more than fifty calendars at once', async () => {
    const token = await tokenOf('many@x.test', 'freebusy');
    const ids = ['primary', ...Array.from({ length: 50 }, (_, n) => `c${n}@x.test`)];
    const found = await busy(token, ...ids);
    expect(found.primary?.errors).toMatchObject([{ reason: 'tooManyCalendarsRequested' }]);
  });
});

describe('the list of calendars', () => {
  it('needs its own scope, and comes in pages', async () => {
    const email = 'list@x.test';
    expect((await call(await tokenOf(email, 'freebusy'), '/users/me/calendarList')).status).toBe(403);
    const token = await tokenOf(email, 'calendarlist.readonly', 'app.created');
    await give(email, { calendars: [{ name: 'Work' }, { name: 'Family', accessRole: 'freeBusyReader' }] });
    await call(token, '/calendars', { summary: 'Monet calls' });
    const list = async (query: string) => {
      const { json } = await call(token, `/users/me/calendarList${query}`);
      const items = json.items as { summary: string; primary?: boolean }[];
      return { names: items.map(({ summary }) => summary), next: json.nextPageToken };
    };
    expect(await list('')).toEqual({ names: [email, 'Work', 'Family', 'Monet calls'], next: undefined });
    expect(await list('?maxResults=3')).toEqual({ names: [email, 'Work', 'Family'], next: '3' });
    expect(await list('?maxResults=3&pageToken=3')).toEqual({ names: ['Monet calls'], next: undefined });
  });
});

it('a fault may name the method that it strikes, and the reason that Google gives', async () => {
  const token = await tokenOf('fault@x.test', 'calendarlist.readonly', 'freebusy');
  const fault = { provider: 'google', match: '/calendar/v3', mode: 'error', status: 403 };
  const asked = { ...fault, method: 'post', reason: 'insufficientPermissions' };
  await test.control('POST', '/faults', asked);
  expect((await call(token, '/users/me/calendarList')).status).toBe(200);
  const struck = await call(token, '/freeBusy', {});
  expect([struck.status, JSON.stringify(struck.json)]).toEqual([
    403,
    expect.stringContaining('"reason":"insufficientPermissions"'),
  ]);
});
