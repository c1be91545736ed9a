import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, test } from 'vitest';
import { authorise, type SignedIn } from '@/lib/access';
import { eventIdOf } from '@/lib/availability/call-events/event-text';
import { Scene } from './scene';

const scene = Scene.forThisFile(8_000);
afterEach(() => scene.clearFaults());

const START = '2026-11-25T10:00:00Z';
const MOVED = { start: '2026-11-25T14:00:00Z', end: '2026-11-25T14:30:00Z' };
const AGAIN = { start: '2026-11-25T16:00:00Z', end: '2026-11-25T16:30:00Z' };

type Call = { candidate: SignedIn; professional: SignedIn; id: string };
const account = (person: SignedIn) => `cal-${person.email}`;
const sync = ({ id }: Call) => scene.lib.syncCallEvents(id);
const check = ({ id }: Call) => scene.lib.checkCallEvents(id);
const question = ({ candidate, id }: Call) => scene.lib.callEventQuestion(candidate.id, id);
const answer = ({ candidate, id }: Call, says: 'put_back' | 'leave') =>
  scene.lib.answerCallEvent(authorise(candidate, 'calendar.connect'), id, says);
const asked = ({ id }: Call) =>
  scene.lib.db().notification.findMany({ where: { bookingId: id, kind: 'call_event_changed' } });
const jobs = (prefix: string) =>
  scene.lib.db().outboxEntry.findMany({ where: { id: { startsWith: prefix } }, orderBy: { runAt: 'asc' } });

/** A confirmed call whose event stands in the candidate's calendar. */
async function written(): Promise<Call> {
  const candidate = await scene.person('candidate');
  const professional = await scene.person('professional');
  expect(await scene.connect(candidate, account(candidate))).toBe('connected');
  const call = { candidate, professional, id: await scene.paidCall(candidate, professional, START) };
  expect(await sync(call)).toMatchObject({ candidate: 'written' });
  return call;
}

type Seen = { owner: string; body: { id: string; status: string; start: { dateTime: string } } };
async function event({ id }: Call): Promise<Seen> {
  const { json } = await scene.sandbox.control<{ items: Seen[] }>('GET', '/google/events');
  return json.items.find(({ body }) => body.id === eventIdOf(id)) ?? expect.fail('no event');
}
async function byHand(call: Call, change: { deleted: true } | typeof MOVED): Promise<void> {
  const { owner, body } = await event(call);
  const edited = { id: body.id, calendar: owner, ...change };
  expect((await scene.sandbox.control('POST', '/google/events', edited)).status).toBe(200);
}

describe('an event that its owner has changed in Google', () => {
  test('untouched, nothing is asked', async () => {
    const call = await written();
    await check(call);
    expect([await question(call), await asked(call)]).toEqual([null, []]);
  });

  test.each([
    ['deleted', { deleted: true } as const, null],
    ['moved', MOVED, MOVED.start],
  ])(
    '%s: they are asked, once, and neither the call nor the event is touched',
    async (changed, change, to) => {
      const call = await written();
      await byHand(call, change);
      const before = await event(call);
      await check(call);
      await check(call);
      const found = await question(call);
      expect([found?.changed, found?.movedTo?.toString() ?? null]).toEqual([changed, to]);
      expect(found?.startAt.toString()).toBe(START);
      expect((await asked(call)).map(({ userId }) => userId)).toEqual([call.candidate.id]);
      expect(await sync(call)).toMatchObject({ candidate: 'left' });
      expect(await event(call)).toEqual(before);
      expect(await scene.lib.callEventQuestion(call.professional.id, call.id)).toBeNull();
    },
  );

  test('put back: written as it was, and asked again only about another change', async () => {
    const call = await written();
    await byHand(call, { deleted: true });
    await check(call);
    await answer(call, 'put_back');
    expect(await question(call)).toBeNull();
    expect(await jobs(`${call.id}/put-back/`)).toHaveLength(1);
    await check(call);
    expect(await sync(call)).toMatchObject({ candidate: 'written' });
    expect((await event(call)).body).toMatchObject({ status: 'confirmed', start: { dateTime: START } });
    await check(call);
    expect([await question(call), (await asked(call)).length]).toEqual([null, 1]);
    await byHand(call, { deleted: true });
    await check(call);
    expect([(await question(call))?.changed, (await asked(call)).length]).toEqual(['deleted', 2]);
  });

  test('left: nothing more about this change, but about the next', async () => {
    const call = await written();
    await byHand(call, MOVED);
    await check(call);
    await answer(call, 'leave');
    await check(call);
    expect([await question(call), (await asked(call)).length]).toEqual([null, 1]);
    expect(await sync(call)).toMatchObject({ candidate: 'left' });
    await byHand(call, AGAIN);
    await check(call);
    expect([(await question(call))?.movedTo?.toString(), (await asked(call)).length]).toEqual([
      AGAIN.start,
      2,
    ]);
  });

  test('put back by hand: the question goes by itself', async () => {
    const call = await written();
    await byHand(call, MOVED);
    await check(call);
    await byHand(call, { start: START, end: '2026-11-25T10:30:00Z' });
    await check(call);
    expect(await question(call)).toBeNull();
    await expect(answer(call, 'put_back')).rejects.toMatchObject({ code: 'wrong_state' });
  });

  test('of a call that is cancelled: nothing to answer, and the event goes', async () => {
    const call = await written();
    await byHand(call, MOVED);
    await check(call);
    await scene.happen(call.id, { type: 'cancel' }, { kind: 'candidate', id: call.candidate.id });
    expect(await question(call)).toBeNull();
    await expect(answer(call, 'leave')).rejects.toMatchObject({ code: 'wrong_state' });
    expect(await sync(call)).toMatchObject({ candidate: 'removed' });
    expect((await event(call)).body.status).toBe('cancelled');
  });

  test('is nobody else’s to answer', async () => {
    const call = await written();
    await byHand(call, MOVED);
    await check(call);
    await expect(answer({ ...call, candidate: call.professional }, 'leave')).rejects.toMatchObject({
      code: 'wrong_state',
    });
  });
});

test('while Google fails nothing is asked and nothing is lost; the next look sees it', async () => {
  const call = await written();
  await byHand(call, { deleted: true });
  await scene.fault('/calendar/v3/calendars/', 'error', { method: 'GET', status: 500, count: 50 });
  await check(call);
  expect(await asked(call)).toEqual([]);
  await scene.clearFaults();
  await check(call);
  expect(await asked(call)).toHaveLength(1);
});

test('the looks grow closer as the call does, and end before it', async () => {
  const call = await written();
  const looks = await jobs(`${call.id}/check/`);
  expect(looks).toHaveLength(1); // 22 hours ahead: a quarter of that
  const first = Temporal.Instant.fromEpochMilliseconds(looks[0]?.runAt.getTime() ?? 0);
  expect(first.toString()).toBe('2026-11-24T17:45:00Z');
  await scene.lib.transaction((tx) => scene.lib.enqueueCheck(tx, call.id, Temporal.Instant.from(START)));
  expect(await jobs(`${call.id}/check/`)).toHaveLength(1);
  const soon = Temporal.Instant.from('2026-11-24T12:14:00Z');
  await scene.lib.transaction((tx) => scene.lib.enqueueCheck(tx, 'bk_SOON', soon));
  expect(await jobs('bk_SOON/')).toEqual([]);
});
