import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, test } from 'vitest';
import type { SignedIn } from '@/lib/access';
import { eventIdOf } from '@/lib/availability/call-events/event-text';
import { Scene } from './scene';

const scene = Scene.forThisFile(8_000);

afterEach(() => scene.clearFaults());

type Seen = { owner: string; body: Record<string, unknown> & { id: string; status: string } };
type Call = { candidate: SignedIn; professional: SignedIn; id: string };

const EVENTS = '/calendar/v3/calendars/';

/** A confirmed call of two people, each at an hour of its own; `google` are those who have connected theirs. */
async function confirmedCall(
  google: readonly ('candidate' | 'professional')[] = ['candidate', 'professional'],
): Promise<Call> {
  const candidate = await scene.person('candidate');
  const professional = await scene.person('professional');
  for (const [role, person] of Object.entries({ candidate, professional })) {
    await scene.lib.db().user.update({ where: { id: person.id }, data: { name: `Ada ${role}` } });
    if (google.some((each) => each === role))
      expect(await scene.connect(person, account(person))).toBe('connected');
  }
  return { candidate, professional, id: await confirmed(candidate, professional, '2026-11-25T10:00Z') };
}

const confirmed = (candidate: SignedIn, professional: SignedIn, startAt: string) =>
  scene.paidCall(candidate, professional, startAt);

const account = (person: SignedIn) => `cal-${person.email}`;
const sync = ({ id }: Call) => scene.lib.syncCallEvents(id);

/** The events of a call that Google has, deleted ones too. */
async function eventsOf({ id }: Call): Promise<Seen[]> {
  const { json } = await scene.sandbox.control<{ items: Seen[] }>('GET', '/google/events');
  return json.items.filter(({ body }) => body.id === eventIdOf(id));
}
const live = async (call: Call) => (await eventsOf(call)).filter(({ body }) => body.status !== 'cancelled');

const cancel = ({ id, candidate }: Call) =>
  scene.happen(id, { type: 'cancel' }, { kind: 'candidate', id: candidate.id });

/** Moves the call as a change of its time does: another time, and a version more. */
async function move(call: Call, startAt: string): Promise<void> {
  const start = Temporal.Instant.from(startAt);
  const { toDate, db } = scene.lib;
  const at = { startAt: toDate(start), endAt: toDate(start.add({ minutes: 30 })) };
  const { version } = await db().booking.findUniqueOrThrow({ where: { id: call.id } });
  const row = {
    bookingId: call.id,
    version: version + 1,
    event: 'test',
    fromStatus: 'confirmed',
    toStatus: 'confirmed',
  } as const;
  await db().$transaction([
    db().booking.update({ where: { id: call.id }, data: { ...at, version: version + 1 } }),
    db().bookingEvent.create({ data: { ...row, actor: 'system', at: new Date(), data: {} } }),
  ]);
}

describe('a confirmed call', () => {
  test('stands in the calendars of both, private, with the other name, in a calendar of its own', async () => {
    const call = await confirmedCall();
    expect(await sync(call)).toEqual({ candidate: 'written', professional: 'written' });
    const events = await live(call);
    expect(events.map(({ body }) => body.summary).sort()).toEqual([
      'Call with Ada candidate',
      'Call with Ada professional',
    ]);
    for (const { owner, body } of events) {
      expect(owner).toMatch(/@group\.calendar\.google\.com$/);
      expect(body).toMatchObject({
        visibility: 'private',
        start: { dateTime: '2026-11-25T10:00:00Z' },
        end: { dateTime: '2026-11-25T10:30:00Z' },
      });
      expect(body.attendees).toBeUndefined();
    }
    const own = events.find(({ body }) => body.summary === 'Call with Ada professional');
    expect(own?.body.description).toContain(`/candidate/bookings/${call.id}`);
    expect(own?.body.description).not.toContain('zoom');
  });

  test('is written by a job of its confirmation, and follows by one of its cancellation', async () => {
    const call = await confirmedCall([]);
    const jobs = async () =>
      (await scene.lib.db().outboxEntry.findMany({ where: { job: 'sync-call-events' } }))
        .filter(({ payload }) => JSON.stringify(payload).includes(call.id))
        .map(({ id, payload }) => [id.split('/')[1], payload]);
    expect(await jobs()).toEqual([['3', { bookingId: call.id }]]);
    await cancel(call);
    expect((await jobs()).map(([version]) => version).sort()).toEqual(['3', '4']);
  });

  test('written twice, also at once, is one event in one calendar', async () => {
    const call = await confirmedCall();
    await Promise.allSettled([sync(call), sync(call)]);
    await sync(call);
    const events = await live(call);
    const rows = await scene.lib.db().calendarConnection.findMany({
      where: { userId: { in: [call.candidate.id, call.professional.id] } },
    });
    const kept = events.filter(({ owner }) => rows.some(({ callsCalendarId }) => callsCalendarId === owner));
    expect(kept).toHaveLength(2);
    expect(events).toHaveLength(2);
  });

  test('does not make its own half hour busy', async () => {
    const call = await confirmedCall();
    await sync(call);
    const { candidate, professional, id } = call;
    const people = { candidateId: candidate.id, professionalId: professional.id, exceptBookingId: id };
    const { slots } = await scene.lib.mergedAvailability(people);
    expect(slots.some(({ startAt }) => startAt.toString() === '2026-11-25T10:00:00Z')).toBe(true);
  });

  test('goes into no calendar that was not connected for it', async () => {
    const call = await confirmedCall(['professional']);
    await scene.connect(call.candidate, account(call.candidate), 'busy only');
    expect(await sync(call)).toEqual({ candidate: 'no_calendar', professional: 'written' });
    expect(await live(call)).toHaveLength(1);
  });

  test('that was confirmed before the calendar was connected is written then', async () => {
    const call = await confirmedCall([]);
    expect(await sync(call)).toEqual({ candidate: 'no_calendar', professional: 'no_calendar' });
    const jobs = () =>
      scene.lib.db().outboxEntry.count({ where: { id: { startsWith: `${call.id}/connected/` } } });
    await scene.connect(call.candidate, account(call.candidate));
    expect(await jobs()).toBe(1);
    expect(await sync(call)).toMatchObject({ candidate: 'written' });
  });

  test('before it is confirmed, nothing is written', async () => {
    const { candidate, professional } = await confirmedCall();
    const id = await scene.booking(candidate.id, professional.id, '2026-11-28T09:00Z', 'accepted');
    expect(await scene.lib.syncCallEvents(id)).toEqual({ candidate: 'nothing', professional: 'nothing' });
    expect(await eventsOf({ candidate, professional, id })).toEqual([]);
  });
});

describe('its events follow', () => {
  test('when it is moved: the same event, at the new time', async () => {
    const call = await confirmedCall();
    await sync(call);
    await move(call, '2026-11-27T15:15Z');
    await sync(call);
    const events = await eventsOf(call);
    expect(events).toHaveLength(2);
    for (const { body } of events)
      expect(body).toMatchObject({ start: { dateTime: '2026-11-27T15:15:00Z' } });
  });

  test('when it is cancelled: gone, and once', async () => {
    const call = await confirmedCall();
    await sync(call);
    await cancel(call);
    expect(await sync(call)).toEqual({ candidate: 'removed', professional: 'removed' });
    expect(await live(call)).toEqual([]);
    const rows = await scene.lib.db().callEvent.findMany({ where: { bookingId: call.id } });
    expect(rows.map(({ removedAt }) => removedAt !== null)).toEqual([true, true]);
    expect(await sync(call)).toEqual({ candidate: 'removed', professional: 'removed' });
  });

  test('also when the owner has deleted them before', async () => {
    const call = await confirmedCall(['candidate']);
    await sync(call);
    const [event] = await live(call);
    await scene.sandbox.control('POST', '/google/events', {
      id: event?.body.id,
      calendar: event?.owner,
      deleted: true,
    });
    expect(await live(call)).toEqual([]);
    await cancel(call);
    expect(await sync(call)).toEqual({ candidate: 'removed', professional: 'no_calendar' });
  });
});

describe('when Google is down', () => {
  test.each([
    ['fails', 'error', 503],
    ['limits us', 'error', 429],
    ['does not answer', 'timeout', undefined],
  ])('and %s, the job fails and the next run makes it so', async (_, mode, status) => {
    const call = await confirmedCall();
    const fault = { count: 60, ...(status && { status }) };
    await scene.fault(EVENTS.slice(0, -1), mode, fault);
    await expect(sync(call)).rejects.toMatchObject({ code: 'provider_unavailable' });
    await cancel(call);
    await expect(sync(call)).resolves.toEqual({ candidate: 'nothing', professional: 'nothing' });
    await scene.clearFaults();
    expect(await sync(call)).toEqual({ candidate: 'nothing', professional: 'nothing' });
    expect(await live(call)).toEqual([]);
  });

  test('at a cancellation, the events go as soon as it is back', async () => {
    const call = await confirmedCall();
    await sync(call);
    await cancel(call);
    await scene.fault(EVENTS, 'error', { count: 60, status: 500 });
    await expect(sync(call)).rejects.toMatchObject({ code: 'provider_unavailable' });
    expect(await live(call)).toHaveLength(2);
    await scene.clearFaults();
    await sync(call);
    expect(await live(call)).toEqual([]);
  });

  test('an event whose writing was lost on the way back is found again, and goes with the call', async () => {
    const call = await confirmedCall(['candidate']);
    await sync(call);
    const other = await confirmed(call.candidate, call.professional, '2026-11-29T09:00Z');
    const lost = { ...call, id: other };
    await scene.fault(EVENTS, 'timeout-after-commit', { count: 1 });
    await expect(sync(lost)).rejects.toMatchObject({ code: 'provider_unavailable' });
    expect(await live(lost)).toHaveLength(1);
    await sync(lost);
    expect(await eventsOf(lost)).toHaveLength(1);
    await cancel(lost);
    await sync(lost);
    expect(await live(lost)).toEqual([]);
  });

  test('for one of the two, the other is served', async () => {
    const call = await confirmedCall();
    await scene.googleMode(account(call.candidate), 'calendar_error');
    await expect(sync(call)).rejects.toMatchObject({ code: 'provider_unavailable' });
    expect((await live(call)).map(({ body }) => body.summary)).toEqual(['Call with Ada candidate']);
  });

  test('for good, since access was taken back: recorded, and not tried for ever', async () => {
    const call = await confirmedCall();
    await scene.googleMode(account(call.candidate), 'revoked');
    expect(await sync(call)).toEqual({ candidate: 'no_calendar', professional: 'written' });
    expect(await scene.lib.connectedCalendar(call.candidate.id)).toMatchObject({ state: 'revoked' });
  });
});

test('a calendar of calls that its owner deleted is made anew', async () => {
  const call = await confirmedCall(['candidate']);
  await sync(call);
  const connection = await scene.lib
    .db()
    .calendarConnection.findFirstOrThrow({ where: { userId: call.candidate.id } });
  const { origin } = scene.sandbox.sandbox;
  const form = new URLSearchParams({
    client_id: scene.sandbox.config.google.clientId,
    client_secret: scene.sandbox.config.google.clientSecret,
    grant_type: 'refresh_token',
    refresh_token: scene.lib.googleToken(connection) ?? '',
  });
  const token = (await (await fetch(`${origin}/google/token`, { method: 'POST', body: form })).json()) as {
    access_token: string;
  };
  const gone = await fetch(`${origin}${EVENTS}${connection.callsCalendarId}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token.access_token}` },
  });
  expect(gone.status).toBe(204);
  await expect(sync(call)).rejects.toMatchObject({ code: 'provider_unavailable' });
  expect(await sync(call)).toMatchObject({ candidate: 'written' });
  const present = await scene.lib
    .db()
    .calendarConnection.findFirstOrThrow({ where: { userId: call.candidate.id } });
  expect(present.callsCalendarId).not.toBe(connection.callsCalendarId);
  expect((await live(call)).some(({ owner }) => owner === present.callsCalendarId)).toBe(true);
});

test('in another account of Google the calls get a calendar there', async () => {
  const call = await confirmedCall(['candidate']);
  await sync(call);
  await scene.connect(call.candidate, `other-${call.candidate.email}`);
  expect(await scene.lib.db().callEvent.count({ where: { userId: call.candidate.id } })).toBe(0);
  expect(await sync(call)).toMatchObject({ candidate: 'written' });
  expect(await live(call)).toHaveLength(2);
});

test('what we may write to is that calendar alone', async () => {
  const call = await confirmedCall(['candidate']);
  await sync(call);
  const wrote = await scene.sandbox.control<{ items: { path: string; method: string }[] }>(
    'GET',
    '/requests?provider=google&limit=500',
  );
  const primary = wrote.json.items.filter(({ path }) => path.includes('/calendars/primary'));
  expect(primary).toEqual([]);
});
