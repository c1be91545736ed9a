import { type Context, Hono } from 'hono';
import type { Core } from '../core';
import { type FaultMode, PROVIDERS, type Provider, REQUEST_MODES, WEBHOOK_MODES } from '../faults';
import type { GoogleControl } from '../google/control';
import type { IcsCalendars } from '../ics/app';
import type { Mailbox } from '../mail/mailbox';
import { badField, Problem } from '../problem';
import type { StripeControl } from '../stripe/control';
import type { ZoomControl } from '../zoom/control';
import type { ClockMover } from './clock-move';
import { parseDuration } from './duration';
import { googleRoutes } from './google-routes';
import { type Body, readBody, readFlag, readInstant, readInteger, readLimit, readText } from './input';
import { stripeRoutes } from './stripe-routes';

export interface Controlled {
  core: Core;
  mover: ClockMover;
  mailbox: Mailbox;
  stripe: StripeControl;
  zoom: ZoomControl;
  google: GoogleControl;
  calendars: IcsCalendars;
}

const MODES: readonly FaultMode[] = [...REQUEST_MODES, ...WEBHOOK_MODES];
const MAX_COUNT = 10_000;
const MAX_DELAY_MS = 120_000;

/** The control interface, below `/control`: JSON in and out, problem documents for refusals. */
export function controlApp(parts: Controlled): Hono {
  const { core, mover, mailbox, stripe, zoom, google, calendars } = parts;
  const app = new Hono();

  app.get('/clock', (c) => c.json({ now: core.clock.iso() }));
  app.post('/clock', async (c) => {
    const move = await readMove(c);
    return c.json(await (move.kind === 'advance' ? mover.advance(move.ms) : mover.to(move.instant)));
  });

  app.get('/mail', (c) => c.json({ items: mailbox.list(c.req.query('to') ?? null, readLimit(c, 50, 500)) }));
  app.get('/mail/:id', (c) => {
    const message = mailbox.get(c.req.param('id'));
    if (!message) throw new Problem(404, 'not_found', 'There is no such message.');
    return c.json(message);
  });

  app.get('/requests', (c) => {
    const provider = c.req.query('provider') || null;
    if (provider !== null && !isProvider(provider))
      throw badField('provider', `must be one of ${PROVIDERS.join(', ')}`);
    return c.json({ items: core.requests.list(provider, readLimit(c, 200, 2_000)) });
  });
  app.get('/webhooks', (c) => c.json({ items: core.deliveries.newest().slice(0, readLimit(c, 200, 1_000)) }));

  app.get('/faults', (c) => c.json({ items: core.faults.list() }));
  app.post('/faults', async (c) => c.json(core.faults.add(readFault(await readBody(c))), 201));
  app.delete('/faults', (c) => {
    core.faults.clear();
    return c.body(null, 204);
  });

  app.post('/zoom/attendance', async (c) => {
    const body = await readBody(c);
    const attendance = {
      candidate: readFlag(body, 'candidate'),
      professional: readFlag(body, 'professional'),
    };
    return c.json(zoom.setAttendance(readText(body, 'bookingId'), attendance));
  });
  app.get('/zoom/meetings', (c) => c.json({ items: zoom.listMeetings() }));
  app.post('/zoom/account', async (c) => {
    const { overrides = {}, locked = false, listBehind = false } = await readBody(c);
    if (typeof overrides !== 'object' || overrides === null)
      throw badField('overrides', 'must be an object of settings');
    return c.json(
      zoom.setAccount({
        overrides: { ...overrides },
        isLocked: locked === true,
        isListBehind: listBehind === true,
      }),
    );
  });
  app.post('/zoom/validate', async (c) => c.json(await zoom.validateWebhook()));

  app.route('/google', googleRoutes(google));

  app.post('/ics', async (c) => {
    const body = await readBody(c);
    const name = readText(body, 'name');
    if (body.location !== undefined) calendars.redirect(name, readText(body, 'location'));
    else calendars.publish(name, readText(body, 'text'));
    return c.json({ address: `${core.origin()}/ics/${encodeURIComponent(name)}` });
  });

  app.route('/stripe', stripeRoutes(stripe));

  app.all('*', () => {
    throw new Problem(404, 'not_found', 'The control interface has no such path.');
  });
  app.onError((error, c) => {
    if (error instanceof Problem) return error.answer(c);
    console.error('sandbox: a control request failed:', error);
    return new Problem(500, 'internal', 'The sandbox failed; see its log.').answer(c);
  });
  return app;
}

async function readMove(
  c: Context,
): Promise<{ kind: 'advance'; ms: number } | { kind: 'to'; instant: number }> {
  const body = await readBody(c);
  if ((body.advance === undefined) === (body.to === undefined)) {
    throw badField('advance', 'give either "advance" (an ISO 8601 duration) or "to" (an RFC 3339 time)');
  }
  if (body.to !== undefined) return { kind: 'to', instant: readInstant(body.to, 'to') };
  const ms = typeof body.advance === 'string' ? parseDuration(body.advance) : null;
  if (ms === null)
    throw badField('advance', 'must be an ISO 8601 duration that is not negative, as PT24H or P1DT30M');
  return { kind: 'advance', ms };
}

function isProvider(text: string): text is Provider {
  return PROVIDERS.some((provider) => provider === text);
}

/** The fault that a request asks for. Also used by the page's form. */
export function readFault(body: Body) {
  const provider = readText(body, 'provider');
  const known = provider === 'smtp' ? 'mail' : provider;
  if (!isProvider(known)) throw badField('provider', `must be one of ${PROVIDERS.join(', ')}`);
  const mode = MODES.find((each) => each === body.mode);
  if (!mode) throw badField('mode', `must be one of ${MODES.join(', ')}`);
  if (body.match !== undefined && typeof body.match !== 'string')
    throw badField('match', 'must be a path prefix');
  const given = (body.match ?? '/').trim();
  // A prefix may be given with or without the provider's own: /stripe/v1/refunds is /v1/refunds.
  const inside =
    given.startsWith(`/${known}/`) || given === `/${known}` ? given.slice(known.length + 1) : given;
  return {
    provider: known,
    match: inside === '' || inside === '*' ? '/' : inside,
    mode,
    count: readInteger(body, 'count', 1, MAX_COUNT) ?? 1,
    status: readInteger(body, 'status', 400, 599) ?? 503,
    reason: body.reason === undefined ? null : readText(body, 'reason'),
    method: body.method === undefined ? null : readText(body, 'method').toUpperCase(),
    delayMs: readInteger(body, 'delayMs', 0, MAX_DELAY_MS),
  };
}
