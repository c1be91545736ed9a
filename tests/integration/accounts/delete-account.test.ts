import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Authorised } from '@/lib/access';
import { authorise } from '@/lib/access';
import { deleteAccount } from '@/lib/accounts/delete-account';
import { deletionObstacles } from '@/lib/accounts/deletion-obstacles';
import { DELETED_NAME, deletedAddress, eraseAccount } from '@/lib/accounts/erase';
import { issueLink } from '@/lib/accounts/one-time-links';
import { hashPassword } from '@/lib/accounts/password';
import { findSession, openSession } from '@/lib/accounts/sessions';
import { checkCredentials } from '@/lib/accounts/sign-in';
import { readBooking } from '@/lib/bookings/queries';
import { recordRequest } from '@/lib/bookings/record-transition';
import { now, toDate } from '@/lib/clock';
import { ACCOUNT_DELETED, db, sqlState, transaction } from '@/lib/db';
import { split } from '@/lib/domain/fees';
import { newId, type UserId } from '@/lib/ids';
import { openAccount } from '../../factories/accounts';
import { confirmedBooking, happen, insertPairs, type Pair } from '../../factories/bookings';
import { as } from '../../factories/people';
import { StillWorld } from '../../support/still-world';

StillWorld.forThisFile();
const PASSWORD = 'lamp river cobalt tangent';
const PICTURE = pictureRow();
const HERE = '192.0.2.14';

let pairs: Pair[];
beforeAll(async () => {
  pairs = await insertPairs(12);
});

/** The least that the database takes for a picture. */
function pictureRow() {
  const bytes = new Uint8Array(Buffer.from('RIFF----WEBP'));
  const sha256 = new Uint8Array(createHash('sha256').update(bytes).digest());
  const size = bytes.length;
  return { id: newId('fi'), bytes, sha256, size, width: 512, height: 512, createdAt: new Date(0) };
}

/** Somebody who has just proven who they are. */
async function owner(userId: string): Promise<Authorised<'account.delete'>> {
  return as(userId, 'account.delete');
}

async function remove(userId: string): Promise<void> {
  await deleteAccount(await owner(userId));
}

function request(pair: Pair, hold?: Promise<unknown>): Promise<unknown> {
  return transaction(async (tx) => {
    await recordRequest(tx, {
      ...pair,
      id: newId('bk'),
      question: 'How does a desk in leveraged finance work?',
      price: split(12_000, 2_000),
      card: { headline: 'Mid-level, investment banking' },
      candidateCard: { stage: 'other', schoolType: 'other', interests: [] },
    });
    await hold;
  });
}

function liveBookings({ candidateId, professionalId }: Pair): Promise<number> {
  return db().booking.count({ where: { candidateId, professionalId, endedAt: null } });
}

describe('what is left', () => {
  const NAME = 'Zebedee Quillfeather';
  const EMAIL = 'zebedee@quillfeather.example';
  const WORK = 'z.quillfeather@bank.example';
  const ELSEWHERE = 'zeb@accounts.example';
  const NEEDLES = ['quillfeather', 'zebedee', ELSEWHERE];
  let id: UserId;
  let sessionId: string;

  /** The tables of the database in which somebody's name or an address of theirs stands, in any column. */
  async function tablesWith(needles: readonly string[]): Promise<string[]> {
    const tables = await db().$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1`;
    expect(tables.length).toBeGreaterThan(25);
    const found: string[] = [];
    for (const { name } of tables) {
      const [row] = await db().$queryRawUnsafe<{ hits: bigint }[]>(
        `SELECT count(*) AS hits FROM "${name}" AS r
          WHERE EXISTS (SELECT FROM unnest($1::text[]) AS n WHERE strpos(lower(r::text), n) > 0)`,
        needles,
      );
      if (Number(row?.hits) > 0) found.push(name);
    }
    return found;
  }

  beforeAll(async () => {
    id = await openAccount({
      role: 'professional',
      name: NAME,
      email: EMAIL,
      passwordHash: await hashPassword(PASSWORD),
    });
    const at = toDate(now());
    const userId = id;
    sessionId = await openSession(id, { method: 'password', userAgent: NAME, addressPrefix: '192.0.2.0/24' });
    const title = `Partner at ${NAME}`;
    await db().listing.update({
      where: { userId },
      data: { title, bio: NAME, corporateEmail: WORK, corporateEmailVerifiedAt: at, priceCents: 12_000 },
    });
    const linked = { linkedAt: at, lastUsedAt: at };
    await db().identity.create({
      data: { provider: 'google', subject: '1', userId, email: ELSEWHERE, ...linked },
    });
    await db().candidateProfile.create({
      data: { userId, stage: NAME, schoolType: 'other', interests: [], updatedAt: at },
    });
    await db().availabilityWindow.create({ data: { userId, weekday: 1, startMinute: 600, endMinute: 660 } });
    await db().availabilityException.create({
      data: { userId, kind: 'blocked', onDate: new Date('2026-12-24'), startMinute: 0, endMinute: 1440 },
    });
    await db().calendarConnection.create({
      data: {
        userId,
        provider: 'google',
        accountEmail: ELSEWHERE,
        state: 'connected',
        refreshTokenEncrypted: 'sealed',
        scopes: [],
        connectedAt: at,
      },
    });
    await db().calendarAddress.create({
      data: { id: newId('ca'), userId, name: NAME, addressEncrypted: 'sealed', createdAt: at },
    });
    await transaction(async (tx) => {
      await issueLink(tx, { purpose: 'reset_password', userId, email: EMAIL });
      await issueLink(tx, { purpose: 'sign_up', userId: null, email: EMAIL, data: { name: NAME } });
    });
    await db().idempotencyKey.create({
      data: {
        scope: id,
        key: 'k',
        requestHash: 'h',
        status: 200,
        body: NAME,
        lockedUntil: at,
        createdAt: at,
      },
    });
    await db().file.create({ data: { userId, kind: 'photo', ...PICTURE } });
    await db().outboxEntry.create({
      data: { id: 'x', job: 'send-link', payload: {}, runAt: at, createdAt: at, error: `550 <${EMAIL}>` },
    });
    await db().webhookEvent.create({
      data: {
        id: 'evt_1',
        provider: 'zoom',
        type: 'meeting.participant_joined',
        payload: { object: { participant: { user_name: NAME, email: ELSEWHERE } } },
        receivedAt: at,
        processedAt: at,
      },
    });
    const [pair] = pairs;
    if (!pair) expect.fail('no pair');
    const listing = await db().listing.findUniqueOrThrow({ where: { userId } });
    const booking = await confirmedBooking({ ...pair, professionalId: id, listingId: listing.id });
    await db().feedbackDraft.create({
      data: { bookingId: booking.id, content: { text: NAME }, savedAt: at },
    });
    await db().payment.update({ where: { bookingId: booking.id }, data: { paidAt: at } });
    await happen(booking.id, { type: 'cancel' }, { kind: 'professional', id });
    await db().refund.updateMany({ data: { status: 'succeeded', settledAt: at, refundId: 're_1' } });
  });

  test('of the name and the addresses: nothing, in no table, once the mail has gone', async () => {
    expect(await tablesWith(NEEDLES)).toEqual([
      ...[
        'calendar_addresses',
        'calendar_connections',
        'candidate_profiles',
        'feedback_drafts',
        'idempotency_keys',
        'identities',
      ],
      ...['listings', 'one_time_links', 'outbox', 'sessions', 'users', 'webhook_events'],
    ]);
    await remove(id);
    // Until the notice is sent the address waits for it; the job itself carries an id.
    expect(await tablesWith(NEEDLES)).toEqual(['one_time_links']);
    const job = await db().outboxEntry.findFirstOrThrow({ where: { job: 'send-notice' } });
    expect(JSON.stringify(job)).not.toMatch(/@/);
    const { linkId } = job.payload as { linkId: string };
    await db().oneTimeLink.delete({ where: { id: linkId } });
    expect(await tablesWith(NEEDLES)).toEqual([]);
  });

  test('of the account: a row under its id that is nobody, and empty places', async () => {
    const user = await db().user.findUniqueOrThrow({
      where: { id },
      include: {
        listing: { include: { card: true } },
        windows: true,
        exceptions: true,
        identities: true,
        links: true,
        notifications: true,
        files: true,
        sessions: true,
      },
    });
    expect(user).toMatchObject({
      email: deletedAddress(id),
      name: DELETED_NAME,
      passwordHash: null,
      zone: 'UTC',
      listing: { title: null, bio: null, corporateEmail: null, priceCents: null, card: null },
    });
    const { windows, exceptions, identities, links, notifications, files } = user;
    expect([windows, exceptions, identities, links, notifications, files].flat()).toEqual([]);
    expect(user.sessions).toHaveLength(1);
    for (const session of user.sessions) {
      expect(session).toMatchObject({ userAgent: '', addressPrefix: 'unknown' });
      expect(session.revokedAt).not.toBeNull();
    }
    expect(await findSession(sessionId)).toBeNull();
    const jobs = await db().outboxEntry.findMany({ where: { job: 'end-calendar-grant' } });
    expect(jobs.map(({ payload }) => payload)).toEqual([{ userId: id }]);
  });

  test('of the money and the bookings: everything, and the other side sees a deleted account', async () => {
    const booking = await db().booking.findFirstOrThrow({ where: { professionalId: id } });
    const { candidateId } = booking;
    const candidate = await as(candidateId, 'booking.read');
    const view = await readBooking(candidate, booking.id);
    expect(view.counterpart).toMatchObject({ name: DELETED_NAME, headline: 'Mid-level, investment banking' });
    expect(view.counterpart).not.toHaveProperty('title');
    expect(view.refund).toMatchObject({ status: 'succeeded', amountCents: 12_000 });
    expect(await db().ledgerEntry.count({ where: { bookingId: booking.id } })).toBeGreaterThan(0);
    const audit = await db().auditEntry.findFirstOrThrow({ where: { action: 'account.deleted' } });
    expect(audit).toMatchObject({ actorId: id, subject: `user/${id}`, data: {} });
  });

  test('of the way in: nothing; the address is free for somebody new', async () => {
    for (const email of [EMAIL, deletedAddress(id)]) {
      expect(await checkCredentials(email, PASSWORD, HERE)).toBeNull();
    }
    const again = await openAccount({ role: 'candidate', name: NAME, email: EMAIL });
    expect(again).not.toBe(id);
  });

  test('and nothing comes back: the database takes no more of the account', async () => {
    const at = toDate(now());
    const refusal = async (work: Promise<unknown>) => work.then(() => 'done', sqlState);
    const entrance = { method: 'password', userAgent: '', addressPrefix: '' } as const;
    const attempts = [
      () => db().user.update({ where: { id }, data: { name: 'Zebedee' } }),
      () => db().user.update({ where: { id }, data: { deletedAt: null } }),
      () => db().listing.update({ where: { userId: id }, data: { bio: 'Back' } }),
      () => openSession(id, entrance),
      () => transaction((tx) => issueLink(tx, { purpose: 'reset_password', userId: id, email: EMAIL })),
      () =>
        db().availabilityWindow.create({
          data: { userId: id, weekday: 1, startMinute: 600, endMinute: 660 },
        }),
      () =>
        db().candidateProfile.create({
          data: { userId: id, stage: 'other', schoolType: 'other', interests: [], updatedAt: at },
        }),
      () => db().file.create({ data: { userId: id, kind: 'photo', ...PICTURE } }),
    ];
    for (const attempt of attempts) expect(await refusal(attempt())).toBe(ACCOUNT_DELETED);
  });
});

describe('what stands in the way', () => {
  test('a proof that is too old', async () => {
    const [, pair] = pairs;
    const actor = await as(pair?.candidateId ?? '', 'account.delete');
    const stale = { ...actor, provenAtMs: Date.now() - 16 * 60_000 };
    await expect(deleteAccount(stale)).rejects.toMatchObject({ code: 'proof_needed' });
  });

  test('the admin’s role: that account is the seed’s', async () => {
    const [, pair] = pairs;
    const actor = await as(pair?.candidateId ?? '', 'me.read');
    expect(() => authorise({ ...actor, role: 'admin' }, 'account.delete')).toThrow('cannot do this');
    const at = toDate(now());
    const id = newId('us');
    const nobody = { passwordHash: null, name: DELETED_NAME, email: deletedAddress(id), zone: 'UTC' };
    const deleted = db().user.create({
      data: { ...nobody, id, role: 'admin', emailVerifiedAt: at, createdAt: at, deletedAt: at },
    });
    expect(await deleted.then(() => 'done', sqlState)).toBe('23514');
  });

  test('a live booking, a refund under way, a payout that has not arrived: each named to both sides', async () => {
    const [, , pair] = pairs;
    if (!pair) expect.fail('no pair');
    const { candidateId, professionalId } = pair;
    const obstacles = async (userId: string) => deletionObstacles(await as(userId, 'account.delete'));
    const refused = async (userId: string) =>
      expect(remove(userId)).rejects.toMatchObject({ code: 'account_in_use', status: 409 });
    expect(await obstacles(candidateId)).toEqual([]);

    const { id: bookingId } = await confirmedBooking(pair);
    for (const userId of [candidateId, professionalId]) {
      expect(await obstacles(userId)).toEqual([{ kind: 'booking', bookingId, status: 'confirmed' }]);
      await refused(userId);
    }

    await happen(bookingId, { type: 'cancel' }, { kind: 'professional', id: professionalId });
    for (const userId of [candidateId, professionalId]) {
      expect(await obstacles(userId)).toContainEqual({ kind: 'refund', bookingId, status: 'pending' });
      await refused(userId);
    }
    await db().refund.updateMany({ where: { bookingId }, data: { status: 'failed' } });
    await refused(candidateId);
    await db().refund.updateMany({ where: { bookingId }, data: { status: 'succeeded' } });
    expect(await obstacles(candidateId)).toEqual([]);

    const paying = { amountCents: 9_600, payoutId: 'po_1' };
    for (const status of ['pending', 'sent', 'failed', 'blocked'] as const) {
      await db().payout.update({
        where: { bookingId },
        data: { ...paying, status, blockedReason: status === 'blocked' ? 'admin' : null },
      });
      expect(await obstacles(professionalId), status).toEqual([{ kind: 'payout', bookingId, status }]);
      await refused(professionalId);
    }
    expect(await obstacles(candidateId)).toEqual([]);
    await db().payout.update({ where: { bookingId }, data: { status: 'paid', blockedReason: null } });
    await remove(professionalId);
    await remove(candidateId);
    expect(
      await db().user.count({ where: { id: { in: [candidateId, professionalId] }, deletedAt: null } }),
    ).toBe(0);
  });
});

describe('a booking that is asked for at the same moment', () => {
  test('and comes first keeps the account', async () => {
    const pair = pairs[3];
    if (!pair) expect.fail('no pair');
    const asked = request(pair, sleep(300));
    await sleep(100);
    for (const userId of [pair.candidateId, pair.professionalId]) {
      await expect(remove(userId)).rejects.toMatchObject({ code: 'account_in_use' });
    }
    await asked;
    expect(await liveBookings(pair)).toBe(1);
  });

  test.each(['candidateId', 'professionalId'] as const)('and comes second is refused: %s', async (side) => {
    const pair = pairs[side === 'candidateId' ? 4 : 5];
    if (!pair) expect.fail('no pair');
    const deletion = transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM users WHERE id = ${pair[side]} FOR UPDATE`;
      await eraseAccount(tx, await tx.user.findUniqueOrThrow({ where: { id: pair[side] } }));
      await sleep(300);
    });
    await sleep(100);
    expect(await request(pair).then(() => 'done', sqlState)).toBe(ACCOUNT_DELETED);
    await deletion;
    expect(await liveBookings(pair)).toBe(0);
  });

  test('in any order leaves one of the two', async () => {
    for (const pair of pairs.slice(6)) {
      const results = await Promise.allSettled([
        request(pair),
        remove(pair.candidateId),
        remove(pair.professionalId),
      ]);
      const gone = await db().user.count({
        where: { id: { in: [pair.candidateId, pair.professionalId] }, deletedAt: { not: null } },
      });
      expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
      expect(gone === 0 ? 1 : 0).toBe(await liveBookings(pair));
    }
  });

  test('twice at once deletes once', async () => {
    const id = await openAccount({ role: 'candidate', name: 'Twice', email: 'twice@example.com' });
    const actor = await owner(id);
    await Promise.all([deleteAccount(actor), deleteAccount(actor)]);
    expect(await db().auditEntry.count({ where: { action: 'account.deleted', actorId: id } })).toBe(1);
  });
});
