import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect } from 'vitest';
import { authorise, type SignedIn } from '@/lib/access';
import { type ActingAs, SYSTEM } from '@/lib/audit';
import type { ConsentAnswer } from '@/lib/availability/connect-google';
import type { BookingEvent, BookingStatus } from '@/lib/domain/booking';
import { type CallRules, NO_RULES } from '@/lib/domain/call-rules';
import type { Trip } from '@/lib/domain/own-clock';
import type { DatedException, WeeklyWindow } from '@/lib/domain/weekly-windows';
import { startTestSandbox, type TestSandbox } from '../../sandbox/support';
import { setEnvironment } from '../../support/environment';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';

/** What the product's clock shows in these tests, give or take the seconds that they take: a Tuesday. */
export const NOW = Temporal.Instant.from('2026-11-24T12:00Z');
export const DEADLINE_MS = 2000;

export const daily = (startMinute: number, endMinute: number): WeeklyWindow[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute, endMinute }));

/** Which boxes of the consent page were ticked, or that it was refused. */
type ConsentGiven = 'allow' | 'deny' | 'untick' | 'busy only' | 'calls only' | 'no list';

type NewPerson = {
  zone?: string;
  windows?: WeeklyWindow[];
  exceptions?: DatedException[];
  trips?: Trip[];
  rules?: Partial<CallRules>;
};

/**
 * A migrated database, a sandbox, and people in it, for one test file. Everything is imported late, after the
 * environment stands.
 */
export class Scene {
  database!: TestDatabase;
  sandbox!: TestSandbox;
  lib!: Awaited<ReturnType<typeof load>>;
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'availability-test-'));

  /**
   * @param deadlineMs how long a provider may take: short where tests wait for it to pass
   * @param calendarDeadlineMs how long a question waits for all calendars together
   */
  static forThisFile(deadlineMs = DEADLINE_MS, calendarDeadlineMs = deadlineMs): Scene {
    const scene = new Scene(deadlineMs, calendarDeadlineMs);
    beforeAll(() => scene.open());
    afterAll(() => scene.close());
    return scene;
  }

  private constructor(
    private readonly deadlineMs: number,
    readonly calendarDeadlineMs: number,
  ) {}

  private async open(): Promise<void> {
    [this.database, this.sandbox] = await Promise.all([createTestDatabase(), startTestSandbox()]);
    const clockFile = path.join(this.folder, 'clock.json');
    writeFileSync(clockFile, JSON.stringify({ offsetMs: NOW.epochMilliseconds - Date.now() }));
    const google = `${this.sandbox.sandbox.origin}/google`;
    setEnvironment({
      DATABASE_URL: this.database.url,
      CARDS_DATABASE_URL: this.database.cardsUrl,
      MONET_CLOCK_FILE: clockFile,
      GOOGLE_CLIENT_ID: this.sandbox.config.google.clientId,
      GOOGLE_CLIENT_SECRET: this.sandbox.config.google.clientSecret,
      GOOGLE_API_BASE: google,
      GOOGLE_OAUTH_BASE: google,
      GOOGLE_ACCOUNTS_BASE: google,
      CALENDAR_TRUSTED_ORIGIN: this.sandbox.sandbox.origin,
      PROVIDER_TIMEOUT_MS: String(this.deadlineMs),
      CALENDAR_DEADLINE_MS: String(this.calendarDeadlineMs),
    });
    this.lib = await load();
    // Google's client loads parts of itself at its first call: on a busy machine longer than the deadline allows.
    for (let tries = 0; tries < 20; tries++) {
      const first = await this.lib.exchangeCode('none', 'none');
      if (first.ok || first.code === 'revoked') break;
    }
  }

  private async close(): Promise<void> {
    await this.lib.closeDb();
    await Promise.all([this.database.drop(), this.sandbox.close()]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  async person(
    role: 'candidate' | 'professional',
    { zone = 'UTC', windows = daily(0, 1440), exceptions = [], trips = [], rules }: NewPerson = {},
  ): Promise<SignedIn> {
    const { db, newId, dateColumn, toDate } = this.lib;
    const id = newId('us');
    const email = `${id.toLowerCase()}@example.com`;
    await db().user.create({
      data: {
        id,
        email,
        role,
        name: 'Ada',
        zone,
        emailVerifiedAt: toDate(NOW),
        createdAt: toDate(NOW),
        windows: { create: windows.map((window) => ({ ...window })) },
        exceptions: {
          create: exceptions.map(({ date, ...rest }) => ({ ...rest, onDate: dateColumn(date) })),
        },
        trips: {
          create: trips.map((trip) => ({
            firstOn: dateColumn(trip.firstDate),
            lastOn: dateColumn(trip.lastDate),
            zone: trip.zone,
          })),
        },
        ...(rules && { rules: { create: { ...NO_RULES, ...rules } } }),
      },
    });
    if (role === 'professional') {
      await db().listing.create({
        data: { id: newId('ls'), userId: id, createdAt: toDate(NOW), updatedAt: toDate(NOW) },
      });
    }
    return { id, role, email, name: 'Ada', zone, sessionId: `session of ${id}`, provenAtMs: 0 };
  }

  /** A booking that holds (or held) half an hour, brought to `status` step by step as the database demands. */
  async booking(
    candidateId: string,
    professionalId: string,
    startAt: string,
    status: BookingStatus,
  ): Promise<string> {
    const { db, newId, toDate } = this.lib;
    const id = newId('bk');
    const at = toDate(NOW);
    const start = Temporal.Instant.from(startAt);
    const listing = await db().listing.findUniqueOrThrow({ where: { userId: professionalId } });
    const event = (version: number, to: BookingStatus, from: BookingStatus | null) =>
      db().bookingEvent.create({
        data: {
          bookingId: id,
          version,
          event: 'test',
          fromStatus: from,
          toStatus: to,
          actor: 'system',
          at,
          data: {},
        },
      });
    const requested = db().booking.create({
      data: {
        id,
        candidateId,
        professionalId,
        listingId: listing.id,
        status: 'requested',
        version: 1,
        question: 'How did you start?',
        card: {},
        candidateCard: {},
        currency: 'USD',
        priceCents: 12_000,
        feeCents: 2_400,
        netCents: 9_600,
        requestedAt: at,
        requestExpiresAt: toDate(NOW.add({ hours: 168 })),
      },
    });
    await db().$transaction([requested, event(1, 'requested', null)]);
    let from: BookingStatus = 'requested';
    for (const [step, to] of STEPS[status].entries()) {
      const ended = ['cancelled', 'expired', 'completed', 'refunded'].includes(to);
      const update = db().booking.update({
        where: { id },
        data: {
          status: to,
          version: step + 2,
          startAt: toDate(start),
          endAt: toDate(start.add({ minutes: 30 })),
          holdExpiresAt: at,
          ...(to === 'confirmed' ? { confirmedAt: at } : {}),
          ...(ended ? { endedAt: at } : {}),
        },
      });
      await db().$transaction([update, event(step + 2, to, from), ...this.money(id, to)]);
      from = to;
    }
    return id;
  }

  /** A booking that is paid, with all that follows from it. */
  async paidCall(candidate: SignedIn, professional: SignedIn, startAt: string): Promise<string> {
    const bookingId = await this.booking(candidate.id, professional.id, startAt, 'accepted');
    const createdAt = this.lib.toDate(NOW);
    const price = { amountCents: 12_000, feeCents: 2_400, currency: 'USD', destination: 'acct_1' };
    const open = { status: 'requires_payment', paymentIntentId: `pi_${bookingId}` } as const;
    await this.lib.db().payment.create({
      data: { bookingId, ...open, ...price, createdAt, paidAt: createdAt },
    });
    await this.happen(bookingId, { type: 'pay' }, SYSTEM);
    return bookingId;
  }

  /** Lets an event happen to a booking, by the table. */
  async happen(bookingId: string, event: BookingEvent, by: ActingAs): Promise<void> {
    await this.lib.transaction(async (tx) => {
      const booking = (await this.lib.lockBooking(tx, bookingId)) ?? expect.fail('no booking');
      expect((await this.lib.recordTransition(tx, booking, event, by)).ok).toBe(true);
    });
  }

  /** The payment that the database demands of a booking in this state. */
  private money(bookingId: string, status: BookingStatus) {
    const { db, toDate } = this.lib;
    const price = { amountCents: 12_000, feeCents: 2_400, currency: 'USD', destination: 'acct_1' };
    if (status === 'confirmed') {
      const data = {
        bookingId,
        status: 'held',
        paymentIntentId: `pi_${bookingId}`,
        ...price,
        createdAt: toDate(NOW),
        paidAt: toDate(NOW),
      } as const;
      return [db().payment.create({ data })];
    }
    const after = status === 'completed' ? 'earned' : status === 'refunded' ? 'refunded' : null;
    return after ? [db().payment.update({ where: { bookingId }, data: { status: after } })] : [];
  }

  /** Goes through Google's consent page as a browser would. @returns how it ended */
  async connect(actor: SignedIn, email: string, answer: ConsentGiven = 'allow') {
    const { url, cookie } = this.begin(actor);
    return this.complete(actor, cookie, await this.consent(url, email, answer));
  }

  begin(actor: SignedIn) {
    return (
      this.lib.beginGoogleConnect(authorise(actor, 'calendar.connect')) ??
      expect.fail('Google is not configured')
    );
  }

  complete(actor: SignedIn, cookie: string | null, answer: ConsentAnswer) {
    return this.lib.completeGoogleConnect(authorise(actor, 'calendar.connect'), cookie, answer);
  }

  disconnect(actor: SignedIn) {
    return this.lib.disconnectGoogle(authorise(actor, 'calendar.connect'));
  }

  /** Answers the consent page. @returns what Google sends along on the way back */
  async consent(url: string, email: string, answer: ConsentGiven = 'allow') {
    const form = new URLSearchParams({ email, action: answer === 'deny' ? 'deny' : 'allow' });
    const scope = (name: string) => form.append('scope', `https://www.googleapis.com/auth/${name}`);
    if (['allow', 'busy only', 'no list'].includes(answer)) scope('calendar.freebusy');
    if (['allow', 'calls only', 'no list'].includes(answer)) scope('calendar.app.created');
    if (answer === 'allow') scope('calendar.calendarlist.readonly');
    const response = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
    expect(response.status).toBe(303);
    const back = new URL(response.headers.get('location') ?? '');
    expect(back.pathname).toBe('/api/calendar/google/callback');
    return Object.fromEntries(back.searchParams) as { state?: string; code?: string; error?: string };
  }

  /** Sets the busy times of a Google account, each as `2026-11-25T09:00Z/2026-11-25T10:00Z`. */
  async busy(email: string, ...times: string[]): Promise<void> {
    return this.busyIn({ email }, ...times);
  }

  /** The same for another calendar of the account. */
  async busyIn(of: { email: string; calendar?: string }, ...times: string[]): Promise<void> {
    const busy = times.map((time) => {
      const [start = '', end = ''] = time.split('/');
      return { start: Temporal.Instant.from(start).toString(), end: Temporal.Instant.from(end).toString() };
    });
    expect((await this.sandbox.control('POST', '/google/busy', { ...of, busy })).status).toBe(200);
  }

  /** Gives a Google account calendars beside its primary one. @returns their ids, by their names */
  async calendars(
    email: string,
    ...calendars: { name: string; zone?: string; fails?: boolean }[]
  ): Promise<Record<string, string>> {
    const { json, status } = await this.sandbox.control<{ items: { id: string; summary: string }[] }>(
      'POST',
      '/google/calendars',
      { email, calendars },
    );
    expect(status).toBe(200);
    return Object.fromEntries(json.items.map(({ id, summary }) => [summary, id]));
  }

  choose(actor: SignedIn, ...ids: string[]) {
    return this.lib.chooseCalendars(authorise(actor, 'calendar.connect'), ids);
  }

  choice(actor: SignedIn) {
    return this.lib.calendarChoice(authorise(actor, 'calendar.connect'));
  }

  async googleMode(email: string, mode: 'ok' | 'revoked' | 'calendar_error'): Promise<void> {
    expect((await this.sandbox.control('POST', '/google/state', { email, mode })).status).toBe(200);
  }

  /** Publishes an iCalendar file in UTC: each event by its lines. @returns its address */
  async publish(name: string, ...events: string[]): Promise<string> {
    const body = events.map(
      (lines, at) => `BEGIN:VEVENT\nUID:${name}-${at}\nDTSTAMP:20260101T000000Z\n${lines}\nEND:VEVENT`,
    );
    const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test', ...body, 'END:VCALENDAR', ''].join(
      '\n',
    );
    const { json, status } = await this.sandbox.control<{ address: string }>('POST', '/ics', { name, text });
    expect(status).toBe(200);
    return json.address;
  }

  add(actor: SignedIn, address: string, name?: string) {
    return this.lib.addAddress(authorise(actor, 'calendar.connect'), { address, name });
  }

  async fault(
    match: string,
    mode: string,
    more: {
      count?: number;
      status?: number;
      reason?: string;
      method?: string;
      delayMs?: number;
      provider?: 'google' | 'ics';
    } = {},
  ) {
    const fault = { provider: 'google', match, mode, count: 1, ...more };
    expect((await this.sandbox.control('POST', '/faults', fault)).status).toBeLessThan(300);
  }

  clearFaults() {
    return this.sandbox.control('DELETE', '/faults');
  }

  /** How many requests of this path Google has got so far. */
  async requests(path: string): Promise<number> {
    const { json } = await this.sandbox.control<{ items: { path: string }[] }>(
      'GET',
      '/requests?provider=google&limit=500',
    );
    return json.items.filter((each) => each.path === path).length;
  }
}

const STEPS: Record<BookingStatus, BookingStatus[]> = {
  requested: [],
  declined: ['declined'],
  accepted: ['accepted'],
  expired: ['accepted', 'expired'],
  cancelled: ['accepted', 'cancelled'],
  confirmed: ['accepted', 'confirmed'],
  completed_pending_feedback: ['accepted', 'confirmed', 'completed_pending_feedback'],
  completed: ['accepted', 'confirmed', 'completed_pending_feedback', 'completed'],
  refunded: ['accepted', 'confirmed', 'completed_pending_feedback', 'refunded'],
};

async function load() {
  return {
    ...(await import('@/lib/db')),
    ...(await import('@/lib/clock')),
    ...(await import('@/lib/ids')),
    ...(await import('@/lib/availability/people')),
    ...(await import('@/lib/availability/queries')),
    ...(await import('@/lib/availability/addresses/add-address')),
    ...(await import('@/lib/availability/addresses/remove-address')),
    ...(await import('@/lib/availability/save')),
    ...(await import('@/lib/availability/connect-google')),
    ...(await import('@/lib/availability/disconnect-google')),
    ...(await import('@/lib/availability/google-calendars/choice')),
    ...(await import('@/lib/availability/google-calendars/choose')),
    ...(await import('@/lib/availability/mark-revoked')),
    ...(await import('@/lib/availability/call-events/sync')),
    ...(await import('@/lib/availability/call-events/check')),
    ...(await import('@/lib/availability/call-events/answer')),
    ...(await import('@/lib/availability/google-token')),
    ...(await import('@/lib/bookings/locked-booking')),
    ...(await import('@/lib/bookings/record-transition')),
    ...(await import('@/lib/outbox')),
    ...(await import('@/lib/providers/google/consent')),
  };
}
