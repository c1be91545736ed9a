import { type Context, Hono } from 'hono';
import type { Core } from '../core';
import { type Env, edge } from '../edge';
import { randomText } from '../ids';
import { endNow, plan, unplan } from './attendance';
import { listMeetings, meetingShape, userShape } from './meeting-shape';
import { type Meeting, type Meetings, ZoomFailure } from './meetings';

const TOKEN_LIFETIME_S = 3_600;

const SCOPES =
  'meeting:write:meeting:admin meeting:read:meeting:admin meeting:update:meeting:admin meeting:delete:meeting:admin meeting:read:list_meetings:admin meeting:read:list_past_participants:admin user:read:list_users:admin user:read:user:admin';

/** Zoom's token endpoint and REST API, below `/zoom`. */
export function zoomApi(core: Core, meetings: Meetings): Hono<Env> {
  const app = new Hono<Env>();
  const tokens = core.store.collection<{ expiresAt: number }>('zoom.tokens');

  app.use(
    '*',
    edge(core, {
      provider: 'zoom',
      prefix: '/zoom',
      isApi: (path) => path.startsWith('/v2/') || path.startsWith('/oauth/'),
      errorBody: (status) => ({ code: status, message: 'The request was refused (asked for as a fault).' }),
    }),
  );

  app.post('/oauth/token', (c) => {
    const { clientId, clientSecret, accountId } = core.config.zoom;
    const given = { ...c.get('input').query, ...c.get('input').body } as Record<string, unknown>;
    const expected = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
    if (c.req.header('authorization') !== expected) {
      return c.json({ reason: 'Invalid client_id or client_secret', error: 'invalid_client' }, 400);
    }
    if (given.grant_type !== 'account_credentials') {
      return c.json({ reason: 'unsupported grant type', error: 'unsupported_grant_type' }, 400);
    }
    if (given.account_id !== accountId)
      return c.json({ reason: 'Bad Request', error: 'invalid_request' }, 400);
    const token = randomText(64);
    core.store.transact(() => {
      tokens.put(token, { expiresAt: core.clock.seconds() + TOKEN_LIFETIME_S });
      tokens.keepNewest(100);
    });
    return c.json({
      access_token: token,
      token_type: 'bearer',
      expires_in: TOKEN_LIFETIME_S,
      scope: SCOPES,
      api_url: core.origin(),
    });
  });

  app.use('/v2/*', async (c, next) => {
    const [scheme, token = ''] = (c.req.header('authorization') ?? '').split(' ');
    const known = scheme?.toLowerCase() === 'bearer' ? tokens.get(token) : undefined;
    if (!known) throw new ZoomFailure(401, 124, 'Invalid access token.');
    if (known.expiresAt <= core.clock.seconds()) throw new ZoomFailure(401, 124, 'Access token is expired.');
    c.header('x-zm-trackingid', `v=2.0;clid=sandbox;rid=${randomText(12)}`);
    return next();
  });

  app.get('/v2/users', (c) => {
    const users = meetings.hosts().map(userShape);
    return c.json({ page_count: 1, page_number: 1, page_size: 30, total_records: users.length, users });
  });
  app.get('/v2/users/:user', (c) => c.json(userShape(meetings.needHost(c.req.param('user')))));
  app.get('/v2/users/:user/meetings', (c) => listMeetings(core, meetings, c));
  app.post('/v2/users/:user/meetings', (c) => {
    const host = meetings.needHost(c.req.param('user'));
    const body = needBody(c);
    const meeting = core.store.transact(() => meetings.create(host, body));
    return c.json(meetingShape(core, meeting), 201);
  });

  app.get('/v2/meetings/:id', (c) => c.json(meetingShape(core, meetings.need(c.req.param('id')))));
  app.patch('/v2/meetings/:id', (c) => {
    const body = needBody(c);
    core.store.transact(() => plan(core, meetings.update(c.req.param('id'), body)));
    return c.body(null, 204);
  });
  app.delete('/v2/meetings/:id', (c) => {
    const meeting = meetings.need(c.req.param('id'));
    if (meeting.status === 'started') {
      throw new ZoomFailure(400, 3002, "Sorry, you cannot delete this meeting since it's in progress.");
    }
    core.store.transact(() => {
      unplan(core, meeting.id);
      meetings.all.delete(meeting.id);
    });
    return c.body(null, 204);
  });
  app.put('/v2/meetings/:id/status', (c) => {
    const meeting = meetings.need(c.req.param('id'));
    const { action } = needBody(c);
    if (action !== 'end')
      throw new ZoomFailure(400, 300, 'Validation Failed.', [{ field: 'action', message: 'Invalid field.' }]);
    if (meeting.status !== 'started')
      throw new ZoomFailure(400, 3000, 'Cannot access meeting info: it is not in progress.');
    core.store.transact(() => endNow(core, meetings, meeting));
    return c.body(null, 204);
  });
  app.get('/v2/past_meetings/:id', (c) => {
    const meeting = needPast(meetings, c.req.param('id'));
    const { participants } = meeting;
    const times = participants
      .flatMap((each) => [each.join_time, each.leave_time])
      .filter((time) => time !== '')
      .sort();
    return c.json({
      uuid: meeting.uuid,
      id: Number(meeting.id),
      host_id: meeting.hostId,
      type: meeting.type,
      topic: meeting.topic,
      user_email: meeting.hostEmail,
      start_time: times[0] ?? meeting.startTime,
      end_time: times.at(-1) ?? meeting.startTime,
      duration: meeting.duration,
      participants_count: participants.length,
    });
  });
  app.get('/v2/past_meetings/:id/participants', (c) => {
    const { participants } = needPast(meetings, c.req.param('id'));
    return c.json({
      page_count: 1,
      page_size: 30,
      total_records: participants.length,
      next_page_token: '',
      participants,
    });
  });

  app.all('/v2/*', () => {
    throw new ZoomFailure(404, 2300, 'This API endpoint is not recognized.');
  });
  app.onError((error, c) => {
    if (!(error instanceof ZoomFailure)) throw error;
    const { code, message, errors, status } = error;
    return c.json({ code, message, ...(errors.length > 0 ? { errors } : {}) }, status);
  });
  return app;
}

function needBody(c: Context<Env>): Record<string, unknown> {
  const { body } = c.get('input');
  if (body === null) throw new ZoomFailure(400, 300, 'Request Body should be a valid JSON object.');
  return body;
}

/** By meeting id, or by the uuid of its only instance. */
function needPast(meetings: Meetings, id: string): Meeting {
  const wanted = decodeURIComponent(id);
  const found = [...meetings.all.values()].find((each) => each.id === wanted || each.uuid === wanted);
  if (!found?.sent.includes('ended')) throw new ZoomFailure(404, 3001, `Meeting does not exist: ${wanted}.`);
  return found;
}
