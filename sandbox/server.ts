import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { Clock } from './clock';
import type { SandboxConfig } from './config';
import { controlApp } from './control/app';
import { ClockMover } from './control/clock-move';
import type { Core } from './core';
import { Deliveries } from './deliveries';
import { Driver } from './driver';
import type { Env } from './edge';
import { Faults } from './faults';
import { googleApi, googleCalendarAtRoot } from './google/app';
import { googleControl } from './google/control';
import { Grants } from './google/grants';
import { People } from './google/people';
import { IcsCalendars, icsApi } from './ics/app';
import { linkedInApi } from './linkedin/app';
import { llmApi } from './llm/app';
import { Mailbox } from './mail/mailbox';
import { startSmtp } from './mail/smtp';
import { pageApp } from './page/app';
import { Requests } from './requests';
import { Schedule } from './schedule';
import { Store } from './store';
import { registerStripeWebhooks, scheduleStripe, stripeApi } from './stripe/app';
import { stripeControl } from './stripe/control';
import { Idempotency } from './stripe/idempotency';
import { stripePages } from './stripe/pages';
import { openWorld } from './stripe/world';
import { zoomApi } from './zoom/app';
import { scheduleZoom } from './zoom/attendance';
import { zoomControl } from './zoom/control';
import { Meetings } from './zoom/meetings';
import { zoomPages } from './zoom/pages';
import { registerZoomWebhook } from './zoom/webhooks';

export interface Sandbox {
  origin: string;
  smtpPort: number;
  /** Stops listening, drops open connections, and leaves the state on disk. */
  close(): Promise<void>;
}

const KEEP_ALIVE_MS = 65_000;

/**
 * Starts the imitated providers in this process, on 127.0.0.1.
 * @throws StoreError and ClockFileError for damaged files, and what the system says of a port in use.
 */
export async function startSandbox(config: SandboxConfig): Promise<Sandbox> {
  const store = new Store(config.dataDir);
  const clock = new Clock(config.clockFile);
  const schedule = new Schedule(store, clock);
  const faults = new Faults(store, clock);
  const deliveries = new Deliveries(store, clock, faults);
  const driver = new Driver(store, clock, schedule, deliveries);
  let origin = config.origin ?? '';
  const core: Core = {
    config,
    store,
    clock,
    schedule,
    faults,
    requests: new Requests(store, clock),
    deliveries,
    driver,
    origin: () => origin,
  };

  const world = openWorld(core);
  const idempotency = new Idempotency(core);
  const meetings = new Meetings(core);
  const people = new People(core);
  const grants = new Grants(core, people);
  const calendars = new IcsCalendars(core);
  const mailbox = new Mailbox(core);
  scheduleStripe(world);
  registerStripeWebhooks(core);
  scheduleZoom(core, meetings);
  registerZoomWebhook(core);

  const app = new Hono<Env>();
  const mover = new ClockMover(core);
  app.route('/stripe', stripeApi(world, idempotency, '/stripe'));
  app.route('/', stripeApi(world, idempotency, ''));
  app.route('/stripe', stripePages(world));
  app.route('/zoom', zoomApi(core, meetings));
  app.route('/zoom', zoomPages(core, meetings));
  app.route('/google', googleApi(core, people, grants));
  app.route('/', googleCalendarAtRoot(core, grants));
  app.route('/linkedin', linkedInApi(core));
  app.route('/llm', llmApi(core));
  app.route('/ics', icsApi(core, calendars));
  app.route('/', pageApp(core, mover, mailbox));
  app.route(
    '/control',
    controlApp({
      core,
      mover,
      mailbox,
      stripe: stripeControl(world),
      zoom: zoomControl(core, meetings),
      google: googleControl(core, people),
      calendars,
    }),
  );
  app.onError((error, c) => {
    console.error(`sandbox: ${c.req.method} ${c.req.path} failed:`, error);
    return c.json({ error: { type: 'api_error', message: 'The sandbox failed; see its log.' } }, 500);
  });

  const server = createAdaptorServer({ fetch: app.fetch, hostname: '127.0.0.1' });
  const smtp = await startSmtp(core, mailbox).catch((error: unknown) => {
    store.close();
    throw error;
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(config.port, '127.0.0.1', resolve);
    });
  } catch (error) {
    await smtp.close();
    store.close();
    throw error;
  }
  // Longer than clients keep idle connections, so that none is closed under a request on its way.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEEP_ALIVE_MS;
  const { port } = server.address() as AddressInfo;
  if (config.origin === null) origin = `http://127.0.0.1:${port}`;
  // What fell due while nobody ran is caught up on at once.
  driver.look();

  return {
    origin,
    smtpPort: smtp.port,
    async close() {
      driver.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await Promise.all([closed, smtp.close()]);
      store.close();
    },
  };
}
