import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteAccount } from '@/lib/accounts/delete-account';
import { exportMe } from '@/lib/accounts/export';
import { now, toDate, toInstant } from '@/lib/clock';
import { ACCOUNT_DELETED, db, sqlState } from '@/lib/db';
import { LIMITS } from '@/lib/limits';
import { feedMadeAt, makeFeed, revokeFeed } from '@/lib/notifications/feed/own-feed';
import { feedAddress, newFeedSecret } from '@/lib/notifications/feed/secret';
import { confirmedBooking, happen, type Pair } from '../../factories/bookings';
import { as } from '../../factories/people';
import type { Caller } from './caller';
import { Scene } from './scene';

/** The feed of one's calls over HTTP: making, following, replacing and ending its secret address. */

const scene = Scene.forThisFile(12);

let stranger: Caller;
let pair: Pair;
let used = 0;
beforeAll(() => {
  stranger = scene.stranger();
});
beforeEach(async () => {
  const professionalId = scene.professionals[used]?.userId ?? '';
  const candidateId = scene.candidates[used]?.userId ?? '';
  used += 1;
  const { id: listingId } = await db().listing.findUniqueOrThrow({ where: { userId: professionalId } });
  pair = { candidateId, professionalId, listingId };
});

const make = async (userId: string) => new URL(await makeFeed(await as(userId, 'calendar.connect'))).pathname;
const read = (address: string, headers = {}) => stranger.call('GET', address, { headers });
const uids = (text: string) => [...text.matchAll(/^UID:booking-(\w+)@/gm)].map(([, id]) => id);

/** What a caller can tell an answer by. */
function told({ status, headers, body }: Awaited<ReturnType<typeof read>>): object {
  const { requestId, ...rest } = body;
  return { status, rest, headers: [...headers.keys()].filter((name) => name !== 'date') };
}
const neverWas = async () => told(await read(new URL(feedAddress(newFeedSecret())).pathname));

describe('following', () => {
  it('is answered with the calls of its owner, by the secret alone', async () => {
    const { id } = await confirmedBooking(pair);
    for (const userId of [pair.candidateId, pair.professionalId]) {
      const answer = await read(await make(userId));
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH');
      expect(answer.headers.get('cache-control')).toBe('private, no-cache');
      expect(uids(answer.text)).toEqual([id]);
      expect(answer.text).toContain('SEQUENCE:0');
    }
  });

  it('has no call before it is confirmed, though its time is set, and names nobody', async () => {
    const id = await scene.ask(await scene.candidate(used - 1), used - 1);
    const professional = { kind: 'professional', id: pair.professionalId } as const;
    const startAt = now().add({ hours: 6 }).round({ smallestUnit: 'hour', roundingMode: 'ceil' });
    await happen(id, { type: 'accept' }, professional);
    await happen(id, { type: 'schedule', startAt }, professional);
    for (const userId of [pair.candidateId, pair.professionalId]) {
      const { status, text } = await read(await make(userId));
      expect(status).toBe(200);
      expect(text).toContain('BEGIN:VCALENDAR');
      expect(text).not.toContain('VEVENT');
    }
  });

  it('is not sent again while nothing has changed, and is when a call is cancelled', async () => {
    const { id } = await confirmedBooking(pair);
    const address = await make(pair.candidateId);
    const etag = String((await read(address)).headers.get('etag'));
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    const again = await read(address, { 'if-none-match': `W/${etag}` });
    expect(again).toMatchObject({ status: 304, text: '' });
    await happen(id, { type: 'cancel' }, { kind: 'candidate', id: pair.candidateId });
    const after = await read(address, { 'if-none-match': etag });
    expect(after.status).toBe(200);
    expect(uids(after.text)).toEqual([id]);
    expect(after.text).toMatch(/STATUS:CANCELLED/);
    expect(after.text).toMatch(/SEQUENCE:1/);
  });

  it('keeps a call for 90 days', async () => {
    const { id, startAt } = await confirmedBooking(pair);
    if (!startAt) expect.fail('a confirmed call has its time');
    const address = await make(pair.professionalId);
    const [today, last] = [now(), toInstant(startAt).add({ hours: 24 * 90 })];
    scene.world.moveTo(last.subtract({ minutes: 1 }));
    const kept = await read(address);
    scene.world.moveTo(last.add({ minutes: 1 }));
    const gone = await read(address);
    scene.world.moveTo(today);
    expect([uids(kept.text), uids(gone.text)]).toEqual([[id], []]);
  });
});

describe('an address', () => {
  it('is kept as a hash, told once, and in the list of what happened without itself', async () => {
    const { candidateId: userId } = pair;
    const address = await make(userId);
    const secret = address.split('/').at(-2) ?? '';
    expect(secret).toMatch(/^[\w-]{43}$/);
    const row = await db().calendarFeed.findUniqueOrThrow({ where: { userId } });
    const audit = await db().auditEntry.findMany({
      where: { subject: `user/${userId}` },
      orderBy: { id: 'asc' },
    });
    expect(audit.map(({ action, data }) => [action, data])).toEqual([['calendar.feed_made', {}]]);
    const out = JSON.stringify(await exportMe(await as(userId, 'me.export')));
    expect(JSON.parse(out).callsFeed).toEqual({ createdAt: row.createdAt.toISOString() });
    for (const hidden of [
      secret,
      ...['base64', 'base64url', 'hex'].map((to) => hashIn(row.secretHash, to)),
    ]) {
      expect(out).not.toContain(hidden);
    }
    expect(Buffer.from(row.secretHash).includes(Buffer.from(secret))).toBe(false);
  });

  it('ends when it is replaced or revoked, and then is like one that never was', async () => {
    const { candidateId: userId } = pair;
    const first = await make(userId);
    const second = await make(userId);
    const never = await neverWas();
    expect(never).toMatchObject({ status: 404, rest: { code: 'not_found' } });
    expect(told(await read(first))).toEqual(never);
    expect(await read(second)).toMatchObject({ status: 200 });
    expect(await feedMadeAt(userId)).not.toBeNull();
    await revokeFeed(await as(userId, 'calendar.connect'));
    await revokeFeed(await as(userId, 'calendar.connect'));
    expect(told(await read(second))).toEqual(never);
    expect(told(await read('/api/calendar/feed/short/calls.ics'))).toEqual(never);
    expect(await feedMadeAt(userId)).toBeNull();
    const audit = await db().auditEntry.findMany({
      where: { subject: `user/${userId}` },
      orderBy: { id: 'asc' },
    });
    expect(audit.map(({ action }) => action)).toEqual([
      'calendar.feed_made',
      'calendar.feed_replaced',
      'calendar.feed_revoked',
    ]);
  });

  it('is one for each person, also when several are made at once', async () => {
    const made = await Promise.all([1, 2, 3].map(() => make(pair.professionalId)));
    const answers = await Promise.all(made.map((address) => read(address)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
  });

  it('ends with a suspension and comes back with the account', async () => {
    const { professionalId: id } = pair;
    const address = await make(id);
    await db().user.update({ where: { id }, data: { suspendedAt: toDate(now()) } });
    expect(told(await read(address))).toEqual(await neverWas());
    await db().user.update({ where: { id }, data: { suspendedAt: null } });
    expect(await read(address)).toMatchObject({ status: 200 });
  });

  it('goes with the account, and none can be made for it again', async () => {
    const { candidateId: userId } = pair;
    const address = await make(userId);
    const { secretHash } = await db().calendarFeed.findUniqueOrThrow({ where: { userId } });
    await deleteAccount(await as(userId, 'account.delete'));
    expect(await db().calendarFeed.count({ where: { userId } })).toBe(0);
    expect(told(await read(address))).toEqual(await neverWas());
    const row = { userId, secretHash, createdAt: toDate(now()) };
    const refused = await db()
      .calendarFeed.create({ data: row })
      .catch((error: unknown) => error);
    expect(sqlState(refused)).toBe(ACCOUNT_DELETED);
  });

  it('is asked so many times a minute and no more, whether it is right or wrong', async () => {
    for (const address of [await make(pair.candidateId), new URL(feedAddress(newFeedSecret())).pathname]) {
      const answers = [];
      for (let call = 0; call <= LIMITS.feed; call++) answers.push(await read(address));
      const last = answers.at(-1);
      expect(last).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
    }
    expect(await neverWas()).toMatchObject({ status: 404 });
  });
});

function hashIn(hash: Uint8Array, encoding: string): string {
  return Buffer.from(hash).toString(encoding as 'hex');
}
