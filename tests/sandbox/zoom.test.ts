import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startTestSandbox, type TestSandbox, ZOOM_SECRET } from './support';

type Json = Record<string, unknown>;

interface ZoomEvent {
  event: string;
  event_ts: number;
  payload: { account_id: string; object: Json & { id: string; participant?: Record<string, string> } };
}

let test: TestSandbox;
beforeAll(async () => {
  test = await startTestSandbox();
});
afterAll(() => test.close());

async function askToken(
  secret = 'zoom-client-secret',
  form = { grant_type: 'account_credentials', account_id: 'zoom-account' },
) {
  const response = await fetch(`${test.sandbox.origin}/zoom/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`zoom-client:${secret}`).toString('base64')}` },
    body: new URLSearchParams(form),
  });
  return { status: response.status, json: (await response.json()) as Json };
}

async function freshToken(): Promise<string> {
  return String((await askToken()).json.access_token);
}

async function api(method: string, path: string, body?: unknown, bearer?: string) {
  const token = bearer ?? (await freshToken());
  const response = await fetch(`${test.sandbox.origin}/zoom/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: (text === '' ? {} : JSON.parse(text)) as Json };
}

function now(): Promise<number> {
  return test.control<{ now: string }>('GET', '/clock').then(({ json }) => Date.parse(json.now));
}

/** A meeting of half an hour for the booking, an hour from now unless said otherwise. */
async function meeting(bookingId: string, inMinutes = 60, more: Json = {}) {
  const start = new Date((await now()) + inMinutes * 60_000).toISOString().replace(/\.\d+Z/, 'Z');
  const { status, json } = await api('POST', '/users/host1@monet.local/meetings', {
    topic: 'Monet call',
    agenda: `Booking ${bookingId}`,
    type: 2,
    start_time: start,
    timezone: 'UTC',
    duration: 30,
    settings: { waiting_room: true, join_before_host: false, auto_recording: 'none' },
    ...more,
  });
  expect(status).toBe(201);
  return { ...json, id: String(json.id), host_id: json.host_id, start: Date.parse(start) };
}

function eventsOf(id: string): ZoomEvent[] {
  return test.hooks.got
    .filter((each) => each.path === '/zoom')
    .map((each) => JSON.parse(each.body) as ZoomEvent)
    .filter((each) => each.payload.object?.id === id);
}

const attend = (bookingId: string, candidate: boolean, professional: boolean) =>
  test.control('POST', '/zoom/attendance', { bookingId, candidate, professional });

describe('tokens', () => {
  it('are given for account credentials, in the form or the query, and live an hour', async () => {
    expect((await askToken()).json).toMatchObject({ token_type: 'bearer', expires_in: 3_600 });
    const response = await fetch(
      `${test.sandbox.origin}/zoom/oauth/token?grant_type=account_credentials&account_id=zoom-account`,
      {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from('zoom-client:zoom-client-secret').toString('base64')}`,
        },
      },
    );
    expect(response.status).toBe(200);
    expect((await askToken('wrong')).json).toMatchObject({ error: 'invalid_client' });
    const grant = await askToken('zoom-client-secret', {
      grant_type: 'password',
      account_id: 'zoom-account',
    });
    expect(grant.json).toMatchObject({ error: 'unsupported_grant_type' });

    const old = await freshToken();
    expect((await api('GET', '/users', undefined, old)).status).toBe(200);
    await test.advance('PT61M');
    expect(await api('GET', '/users', undefined, old)).toMatchObject({ status: 401, json: { code: 124 } });
  });
});

describe('meetings', () => {
  it('are made with what was asked for, and a passcode when none was given', async () => {
    const made = await meeting('b-create');
    expect(made).toMatchObject({
      type: 2,
      status: 'waiting',
      duration: 30,
      host_email: 'host1@monet.local',
      settings: { waiting_room: true, auto_recording: 'none', approval_type: 2 },
    });
    expect(made.id).toMatch(/^\d{11}$/);
    const { json } = await api('GET', `/meetings/${made.id}`);
    expect(typeof json.id).toBe('number');
    expect(String(json.join_url)).toContain(`/zoom/j/${made.id}?pwd=`);
    expect(String(json.start_url)).toContain('zak=');
    expect(String(json.password).length).toBeGreaterThan(0);
  });

  it('read a time without Z in the zone of the meeting', async () => {
    const made = await meeting('b-zone', 60, {
      start_time: '2027-07-01T09:00:00',
      timezone: 'America/New_York',
    });
    expect((await api('GET', `/meetings/${made.id}`)).json.start_time).toBe('2027-07-01T13:00:00Z');
  });

  it('can be found, changed and deleted', async () => {
    const made = await meeting('b-change');
    const list = await api('GET', '/users/host1@monet.local/meetings?type=scheduled&page_size=300');
    const found = (list.json.meetings as Json[]).find((each) => String(each.agenda).includes('b-change'));
    expect(String(found?.id)).toBe(made.id);
    expect(
      (await api('PATCH', `/meetings/${made.id}`, { duration: 45, settings: { waiting_room: false } }))
        .status,
    ).toBe(204);
    expect((await api('GET', `/meetings/${made.id}`)).json).toMatchObject({
      duration: 45,
      topic: 'Monet call',
      settings: { waiting_room: false, auto_recording: 'none' },
    });
    expect((await api('DELETE', `/meetings/${made.id}`)).status).toBe(204);
    expect(await api('GET', `/meetings/${made.id}`)).toMatchObject({ status: 404, json: { code: 3001 } });
  });

  it('are listed page by page', async () => {
    await meeting('b-page1');
    await meeting('b-page2');
    const first = await api('GET', '/users/host1@monet.local/meetings?page_size=1');
    expect(first.json.meetings).toHaveLength(1);
    const next = await api(
      'GET',
      `/users/host1@monet.local/meetings?page_size=1&next_page_token=${first.json.next_page_token}`,
    );
    expect((next.json.meetings as Json[])[0]?.id).not.toBe((first.json.meetings as Json[])[0]?.id);
  });

  it.each([
    ['an unknown host', '/users/nobody@x.test/meetings', {}, 404, 1001],
    ['a topic that is too long', '/users/host1@monet.local/meetings', { topic: 'x'.repeat(201) }, 400, 300],
    ['a passcode with forbidden signs', '/users/host1@monet.local/meetings', { password: 'a b' }, 400, 300],
    ['a time that is none', '/users/host1@monet.local/meetings', { start_time: 'noon' }, 400, 300],
    ['a zone that is none', '/users/host1@monet.local/meetings', { timezone: 'Mars/Base' }, 400, 300],
    ['a duration of nothing', '/users/host1@monet.local/meetings', { duration: 0 }, 400, 300],
  ])('refuse %s', async (_name, path, body, status, code) => {
    expect(await api('POST', path, body)).toMatchObject({ status, json: { code } });
  });

  it('are limited to 100 creates and updates a day for each host', async () => {
    const create = () => api('POST', '/users/host2@monet.local/meetings', { topic: 'x' });
    for (let made = 0; made < 100; made += 1) expect((await create()).status).toBe(201);
    expect(await create()).toMatchObject({ status: 429, json: { code: 429 } });
    expect((await api('POST', '/users/host1@monet.local/meetings', { topic: 'x' })).status).toBe(201);
    await test.advance('PT24H');
    expect((await create()).status).toBe(201);
  });
});

describe('attendance', () => {
  it('of both: started, joined, let in, joined, left, left, ended, at the times of the call', async () => {
    const made = await meeting('b-both');
    expect((await attend('b-both', true, true)).status).toBe(200);
    await test.advance('PT59M');
    expect(eventsOf(made.id)).toEqual([]);
    await test.advance('PT2M');
    const early = eventsOf(made.id).map((each) => each.event);
    expect(early).toEqual([
      'meeting.started',
      'meeting.participant_joined',
      'meeting.participant_joined_waiting_room',
      'meeting.participant_admitted',
      'meeting.participant_left_waiting_room',
      'meeting.participant_joined',
    ]);
    await test.advance('PT30M');
    const all = eventsOf(made.id);
    expect(all.slice(6).map((each) => each.event)).toEqual([
      'meeting.participant_left',
      'meeting.participant_left',
      'meeting.ended',
    ]);
    expect(all[0]).toMatchObject({ event_ts: made.start + 5_000, payload: { account_id: 'zoom-account' } });
    expect(all.at(-1)).toMatchObject({ event_ts: made.start + 30 * 60_000 });
    const [host, guest] = all.filter((each) => each.event === 'meeting.participant_joined');
    expect(host?.payload.object.participant?.id).toBe(made.host_id);
    expect(guest?.payload.object.participant).toMatchObject({ id: '', email: '' });
    const report = await api('GET', `/past_meetings/${made.id}/participants`);
    expect(report.json).toMatchObject({ total_records: 2 });
  });

  it('are signed over the raw body, with the time of sending', async () => {
    const received = await eventually(() => test.hooks.got.find((each) => each.path === '/zoom'));
    const timestamp = String(received.headers['x-zm-request-timestamp']);
    const hash = createHmac('sha256', ZOOM_SECRET).update(`v0:${timestamp}:${received.body}`).digest('hex');
    expect(received.headers['x-zm-signature']).toBe(`v0=${hash}`);
  });

  it('of the candidate alone: waits before the host, who never comes', async () => {
    const made = await meeting('b-candidate');
    await attend('b-candidate', true, false);
    await test.advance('PT2H');
    expect(eventsOf(made.id).map((each) => each.event)).toEqual([
      'meeting.participant_jbh_waiting',
      'meeting.participant_joined_waiting_room',
      'meeting.participant_left_waiting_room',
      'meeting.participant_jbh_waiting_left',
    ]);
    expect((await api('GET', `/past_meetings/${made.id}/participants`)).status).toBe(404);
  });

  it('of the professional alone, told after the call', async () => {
    const made = await meeting('b-professional');
    await test.advance('PT3H');
    expect(eventsOf(made.id)).toEqual([]);
    await attend('b-professional', false, true);
    await eventually(() => eventsOf(made.id).length === 4);
    const [started, joined, left, ended] = eventsOf(made.id);
    expect([started?.event, joined?.event, left?.event, ended?.event]).toEqual([
      'meeting.started',
      'meeting.participant_joined',
      'meeting.participant_left',
      'meeting.ended',
    ]);
    expect(started?.event_ts).toBe(made.start + 5_000);
    expect(Date.parse(joined?.payload.object.participant?.join_time ?? '')).toBe(made.start + 5_000);
  });

  it('of nobody: an empty room, and what was said can be changed before the call', async () => {
    const made = await meeting('b-nobody');
    await attend('b-nobody', true, true);
    await attend('b-nobody', false, false);
    await test.advance('PT2H');
    expect(eventsOf(made.id).map((each) => each.event)).toEqual(['meeting.started', 'meeting.ended']);
    const report = await api('GET', `/past_meetings/${made.id}/participants`);
    expect(report).toMatchObject({ status: 200, json: { participants: [] } });
  });

  it('that nobody told of: nothing', async () => {
    const made = await meeting('b-untold');
    await test.advance('PT2H');
    expect(eventsOf(made.id)).toEqual([]);
    expect((await api('GET', `/past_meetings/${made.id}/participants`)).status).toBe(404);
  });

  it('moves with the meeting, and is forgotten when that is deleted', async () => {
    const [moved, gone] = [await meeting('b-moved'), await meeting('b-gone')];
    await attend('b-moved', true, true);
    await attend('b-gone', true, true);
    const later = new Date(moved.start + 3 * 3_600_000).toISOString();
    await api('PATCH', `/meetings/${moved.id}`, { start_time: later });
    await api('DELETE', `/meetings/${gone.id}`);
    await test.advance('PT2H');
    expect([...eventsOf(moved.id), ...eventsOf(gone.id)]).toEqual([]);
    await test.advance('PT3H');
    expect(eventsOf(moved.id)).toHaveLength(9);
  });

  it('is sent once, however often it is said', async () => {
    const made = await meeting('b-once');
    await attend('b-once', true, true);
    await test.advance('PT2H');
    await attend('b-once', true, true);
    await test.advance('PT1M');
    expect(eventsOf(made.id)).toHaveLength(9);
  });

  it('of a booking without a meeting is refused', async () => {
    expect(await attend('b-unknown', true, true)).toMatchObject({ status: 404, json: { code: 'not_found' } });
    const half = await test.control('POST', '/zoom/attendance', { bookingId: 'b-both', candidate: true });
    expect(half).toMatchObject({ status: 400, json: { field: 'professional' } });
  });

  it('can be said by a person on the pages behind the links', async () => {
    const made = await meeting('b-page');
    const { json } = await api('GET', `/meetings/${made.id}`);
    for (const url of [String(json.join_url), String(json.start_url)]) {
      expect(await (await fetch(url)).text()).toContain('This would be the Zoom call');
      expect(await (await fetch(url, { method: 'POST' })).text()).toContain('counted as present');
    }
    expect((await fetch(`${test.sandbox.origin}/zoom/s/${made.id}?zak=wrong`)).status).toBe(403);
    await test.advance('PT2H');
    expect(eventsOf(made.id)).toHaveLength(9);
  });
});

describe('webhooks', () => {
  it('are tried again 5, 20 and 60 minutes later, and dropped then', async () => {
    const made = await meeting('b-retry');
    test.hooks.respond = (request) => ({ status: request.path === '/zoom' ? 500 : 200 });
    await attend('b-retry', false, true);
    await test.advance('PT1H1M');
    const started = () => eventsOf(made.id).filter((each) => each.event === 'meeting.started').length;
    expect(started()).toBe(1);
    await test.advance('PT5M');
    expect(started()).toBe(2);
    await test.advance('PT20M');
    expect(started()).toBe(3);
    await test.advance('PT60M');
    expect(started()).toBe(4);
    await test.advance('P1D');
    expect(started()).toBe(4);
    test.hooks.respond = () => ({ status: 200 });
  });

  it('begin with a handshake that proves the secret', async () => {
    expect((await test.control('POST', '/zoom/validate')).json).toMatchObject({ valid: false });
    test.hooks.respond = (request) => {
      const { event, payload } = JSON.parse(request.body) as {
        event: string;
        payload: { plainToken: string };
      };
      expect(event).toBe('endpoint.url_validation');
      const encryptedToken = createHmac('sha256', ZOOM_SECRET).update(payload.plainToken).digest('hex');
      return { status: 200, body: JSON.stringify({ plainToken: payload.plainToken, encryptedToken }) };
    };
    expect((await test.control('POST', '/zoom/validate')).json).toMatchObject({ valid: true });
    test.hooks.respond = () => ({ status: 200 });
  });
});

describe('faults', () => {
  it('answer in Zoom’s shape, and after a commit leave a meeting that can be found', async () => {
    await test.control('POST', '/faults', {
      provider: 'zoom',
      match: '/v2/users',
      mode: 'error',
      status: 500,
    });
    expect(await api('GET', '/users')).toMatchObject({ status: 500, json: { code: 500 } });
    await test.control('POST', '/faults', {
      provider: 'zoom',
      match: '/v2/users',
      mode: 'timeout-after-commit',
      delayMs: 50,
    });
    await expect(
      api('POST', '/users/host1@monet.local/meetings', { agenda: 'Booking b-commit' }),
    ).rejects.toThrow();
    const { json } = await api('GET', '/users/host1@monet.local/meetings?page_size=300');
    expect((json.meetings as Json[]).filter((each) => String(each.agenda).includes('b-commit'))).toHaveLength(
      1,
    );
  });
});
