import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { expect } from 'vitest';
import { authorise, type SignedIn } from '@/lib/access';
import { type ActingAs, SYSTEM } from '@/lib/audit';
import { lockBooking } from '@/lib/bookings/locked-booking';
import { recordRequest, recordTransition } from '@/lib/bookings/record-transition';
import { now, toDate } from '@/lib/clock';
import { closeDb, db, transaction } from '@/lib/db';
import type { BookingEvent } from '@/lib/domain/booking';
import { split } from '@/lib/domain/fees';
import { type BookingId, newId } from '@/lib/ids';
import { startTestSandbox, type TestSandbox } from '../../sandbox/support';
import { setEnvironment } from '../../support/environment';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';

const START = Temporal.Instant.from('2026-11-24T20:30Z');
export const JOIN_URL = 'https://monet.zoom.us/j/87455210936?pwd=481207';

/** A mail as the sandbox's server received it. */
export type Received = {
  subject: string;
  text: string;
  html: string;
  from: string;
  headers: Record<string, string>;
  attachments: { contentType: string; text: string | null }[];
};

/**
 * Maya Okafor in New York and Daniel Reyes in London on a real database, with the sandbox's mail server. The clock
 * starts on Sun 22 Nov 2026, 16:05 in New York.
 */
export class Scene {
  readonly maya = person('candidate', 'Maya Okafor', 'America/New_York');
  readonly daniel = person('professional', 'Daniel Reyes', 'Europe/London');
  private readonly listingId = newId('ls');
  private readonly clockFile: string;

  private constructor(
    private readonly folder: string,
    readonly database: TestDatabase,
    readonly sandbox: TestSandbox,
  ) {
    this.clockFile = path.join(folder, 'clock.json');
  }

  static async open(): Promise<Scene> {
    const [database, sandbox] = await Promise.all([createTestDatabase(), startTestSandbox()]);
    const scene = new Scene(mkdtempSync(path.join(tmpdir(), 'mail-test-')), database, sandbox);
    scene.setClock(Temporal.Instant.from('2026-11-22T21:05Z'));
    setEnvironment({
      DATABASE_URL: database.url,
      CARDS_DATABASE_URL: database.cardsUrl,
      MONET_BASE_URL: 'https://monet.example',
      MONET_CLOCK_FILE: scene.clockFile,
      SMTP_URL: `smtp://127.0.0.1:${sandbox.sandbox.smtpPort}`,
      MAIL_FROM: 'Monet <hello@monet.example>',
      PROVIDER_TIMEOUT_MS: '2000',
    });
    await scene.addPeople();
    return scene;
  }

  async close(): Promise<void> {
    await closeDb();
    await Promise.all([this.database.drop(), this.sandbox.close()]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Daniel is asked, as the use case does it. */
  async request(): Promise<BookingId> {
    const id = newId('bk');
    await transaction((tx) =>
      recordRequest(tx, {
        id,
        candidateId: this.maya.id,
        professionalId: this.daniel.id,
        listingId: this.listingId,
        question: 'How does a desk in leveraged finance work?',
        price: split(12_000, 2_000),
        card: { headline: 'Senior, elite boutique bank', rung: 3 },
        candidateCard: { stage: 'final_year_student', schoolType: 'public_university', interests: [] },
      }),
    );
    return id;
  }

  async happen(bookingId: string, event: BookingEvent, by: ActingAs = SYSTEM): Promise<void> {
    await transaction(async (tx) => {
      const booking = await lockBooking(tx, bookingId);
      if (!booking) expect.fail(`no booking ${bookingId}`);
      const transition = await recordTransition(tx, booking, event, by);
      if (!transition.ok) expect.fail(`${event.type} refused: ${transition.code}`);
    });
  }

  /** A booking with a time, not paid. */
  async held(): Promise<BookingId> {
    const id = await this.request();
    const daniel: ActingAs = { kind: 'professional', id: this.daniel.id };
    await this.happen(id, { type: 'accept' }, daniel);
    await this.happen(id, { type: 'schedule', startAt: START }, daniel);
    return id;
  }

  /** The same, paid, with its Zoom meeting. */
  async confirmed(): Promise<BookingId> {
    const id = await this.held();
    const at = toDate(now());
    await db().payment.create({
      data: {
        bookingId: id,
        status: 'requires_payment',
        paymentIntentId: `pi_${id}`,
        currency: 'USD',
        amountCents: 12_000,
        feeCents: 2_400,
        destination: 'acct_test',
        cardLabel: 'Visa ending 4242',
        createdAt: at,
        paidAt: at,
      },
    });
    const [startAt, endAt] = [toDate(START), toDate(START.add({ minutes: 30 }))];
    const meeting = {
      ...{ hostUser: `host of ${id}`, joinUrl: JOIN_URL, createdAt: at },
      ...{ startAt, endAt, hostFrom: startAt, hostUntil: endAt },
    };
    await db().meeting.create({ data: { bookingId: id, ...meeting } });
    await this.happen(id, { type: 'pay' });
    return id;
  }

  /** Ends a booking, so that the same hour is free for the next test. */
  async cancel(bookingId: string): Promise<void> {
    await this.happen(bookingId, { type: 'cancel' }, { kind: 'candidate', id: this.maya.id });
  }

  async notificationId(bookingId: string, kind: string, reader: SignedIn): Promise<string> {
    const where = { bookingId, kind, userId: reader.id };
    return (await db().notification.findFirstOrThrow({ where })).id;
  }

  /** What somebody has been sent, oldest first. */
  async mailTo(reader: SignedIn): Promise<Received[]> {
    const path = `/mail?to=${encodeURIComponent(reader.email)}`;
    const { json } = await this.sandbox.control<{ items: Received[] }>('GET', path);
    return json.items.reverse();
  }

  async fault(mode: string, more: object = {}): Promise<void> {
    const fault = { provider: 'mail', match: '/', mode, count: 1, ...more };
    const { status } = await this.sandbox.control('POST', '/faults', fault);
    expect(status).toBe(201);
  }

  setClock(to: Temporal.Instant): void {
    writeFileSync(this.clockFile, JSON.stringify({ offsetMs: to.epochMilliseconds - Date.now() }));
  }

  private async addPeople(): Promise<void> {
    const createdAt = toDate(now());
    for (const { id, role, email, name, zone } of [this.maya, this.daniel]) {
      await db().user.create({
        data: { id, role, email, name, zone, emailVerifiedAt: createdAt, createdAt },
      });
    }
    await db().listing.create({
      data: { id: this.listingId, userId: this.daniel.id, createdAt, updatedAt: createdAt },
    });
  }
}

function person(role: 'candidate' | 'professional', name: string, zone: string): SignedIn {
  const id = newId('us');
  const email = `${name.toLowerCase().replace(' ', '.')}@people.example`;
  return { id, role, email, name, zone, sessionId: `session of ${id}`, provenAtMs: 0 };
}

export function reading(reader: SignedIn) {
  return authorise(reader, 'notifications.read');
}
