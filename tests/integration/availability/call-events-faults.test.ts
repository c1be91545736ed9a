import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, test } from 'vitest';
import type { SignedIn } from '@/lib/access';
import { eventIdOf } from '@/lib/availability/call-events/event-text';
import { Scene } from './scene';

/**
 * Each call of Google that writing takes, failing in each way: once Google is well again the event is where the call is,
 * once, and of a call that was cancelled nothing is left.
 */

const scene = Scene.forThisFile(3_000);
afterEach(() => scene.clearFaults());

const CALENDARS = '/calendar/v3/calendars';
type Way = { mode: string; status?: number; reason?: string; delayMs?: number } | 'revoked';
const WAYS: readonly [string, Way][] = [
  ['500', { mode: 'error', status: 500 }],
  ['429', { mode: 'error', status: 429 }],
  ['a limit as 403', { mode: 'error', status: 403, reason: 'userRateLimitExceeded' }],
  ['no answer', { mode: 'timeout' }],
  ['an answer lost on the way', { mode: 'timeout-after-commit' }],
  ['a slow answer', { mode: 'slow', delayMs: 300 }],
  ['a scope that is missing', { mode: 'error', status: 403, reason: 'insufficientPermissions' }],
  ['access taken back', 'revoked'],
];

type Call = { candidate: SignedIn; professional: SignedIn; id: string };
const account = (person: SignedIn) => `cal-${person.email}`;
const sync = ({ id }: Call) => scene.lib.syncCallEvents(id);

async function call(): Promise<Call> {
  const candidate = await scene.person('candidate');
  const professional = await scene.person('professional');
  expect(await scene.connect(candidate, account(candidate))).toBe('connected');
  const id = await scene.paidCall(candidate, professional, '2026-11-25T10:00Z');
  return { candidate, professional, id };
}

/** The events of a call that stand in any calendar of Google, by the time that they have. */
async function live({ id }: Call): Promise<unknown[]> {
  type Seen = { body: { id: string; status: string; start: { dateTime: string } } };
  const { json } = await scene.sandbox.control<{ items: Seen[] }>('GET', '/google/events');
  const own = json.items.filter(({ body }) => body.id === eventIdOf(id) && body.status !== 'cancelled');
  return own.map(({ body }) => body.start.dateTime);
}

const cancel = ({ id, candidate }: Call) =>
  scene.happen(id, { type: 'cancel' }, { kind: 'candidate', id: candidate.id });

async function move({ id }: Call, startAt: string): Promise<void> {
  const { toDate, db } = scene.lib;
  const start = Temporal.Instant.from(startAt);
  const at = { startAt: toDate(start), endAt: toDate(start.add({ minutes: 30 })) };
  const { version } = await db().booking.findUniqueOrThrow({ where: { id } });
  const states = { fromStatus: 'confirmed', toStatus: 'confirmed' } as const;
  const row = { bookingId: id, version: version + 1, event: 'test', actor: 'system', ...states } as const;
  await db().$transaction([
    db().booking.update({ where: { id }, data: { ...at, version: version + 1 } }),
    db().bookingEvent.create({ data: { ...row, at: new Date(), data: {} } }),
  ]);
}

async function breakGoogle(of: Call, match: string, method: string, way: Way): Promise<void> {
  if (way === 'revoked') return scene.googleMode(account(of.candidate), 'revoked');
  await scene.fault(match, way.mode, { ...way, method, count: 60 });
}

const connectedJobs = ({ id }: Call) =>
  scene.lib.db().outboxEntry.count({ where: { id: { startsWith: `${id}/connected/` } } });

/** The job runs while Google fails, and again as the queue has it, or as connecting again does where it gave up. */
async function runThrough(of: Call): Promise<void> {
  const first = await sync(of).catch(() => 'again' as const);
  await scene.clearFaults();
  if (first !== 'again' && (first.candidate === 'no_calendar' || first.candidate === 'refused')) {
    await scene.googleMode(account(of.candidate), 'ok');
    const before = await connectedJobs(of);
    await scene.connect(of.candidate, account(of.candidate));
    expect(await connectedJobs(of)).toBe(before + 1);
  }
  if (first === 'again' || first.candidate !== 'written') await sync(of).catch(() => sync(of));
}

async function gone(of: Call): Promise<void> {
  await cancel(of);
  await sync(of);
  expect(await live(of)).toEqual([]);
}

describe.each(WAYS)('%s', (_, way) => {
  test.each([
    ['the token', '/token', 'POST'],
    ['making the calendar', CALENDARS, 'POST'],
  ])('at %s: written later, once, and gone with the call', async (_where, match, method) => {
    const of = await call();
    await breakGoogle(of, match, method, way);
    await runThrough(of);
    expect(await live(of)).toEqual(['2026-11-25T10:00:00Z']);
    await gone(of);
  });

  test('at writing a new event: there later, once, and gone with the call', async () => {
    const of = await call();
    await sync(of);
    const other = { ...of, id: await next(of) };
    await breakGoogle(of, `${CALENDARS}/`, 'POST', way);
    await runThrough(other);
    expect(await live(other)).toEqual(['2026-11-27T10:00:00Z']);
    await gone(other);
    expect(await live(of)).toHaveLength(1);
  });

  test('at moving it: at the new time later, and gone with the call', async () => {
    const of = await call();
    await sync(of);
    await move(of, '2026-11-27T15:15Z');
    await breakGoogle(of, `${CALENDARS}/`, 'PUT', way);
    await runThrough(of);
    expect(await live(of)).toEqual(['2026-11-27T15:15:00Z']);
    await gone(of);
  });

  test('at taking it out: nothing is left of the cancelled call', async () => {
    const of = await call();
    await sync(of);
    await cancel(of);
    await breakGoogle(of, `${CALENDARS}/`, 'DELETE', way);
    await runThrough(of);
    expect(await live(of)).toEqual([]);
  });
});

/** Another confirmed call of the same two, with a calendar that is there already. */
function next({ candidate, professional }: Call): Promise<string> {
  return scene.paidCall(candidate, professional, '2026-11-27T10:00Z');
}
