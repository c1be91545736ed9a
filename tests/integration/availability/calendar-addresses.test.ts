import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, test } from 'vitest';
import { authorise, type SignedIn } from '@/lib/access';
import { MOST_ADDRESSES } from '@/lib/availability/addresses/add-address';
import { DEADLINE_MS, daily, Scene } from './scene';

const scene = Scene.forThisFile();

afterEach(() => scene.clearFaults());

type Pair = { candidate: SignedIn; professional: SignedIn };

/** Two people who share 09:00 to 11:00 UTC on every day, without calendars. */
async function pair(): Promise<Pair> {
  return {
    candidate: await scene.person('candidate', { windows: daily(540, 660) }),
    professional: await scene.person('professional'),
  };
}

const merged = ({ candidate, professional }: Pair) =>
  scene.lib.mergedAvailability({ candidateId: candidate.id, professionalId: professional.id });
async function startsOn(day: string, people: Pair): Promise<string[]> {
  const { slots } = await merged(people);
  return slots
    .map(({ startAt }) => startAt.toString())
    .flatMap((at) => (at.startsWith(day) ? [at.slice(11, 16)] : []));
}
const row = (actor: SignedIn) =>
  scene.lib.db().calendarAddress.findFirstOrThrow({ where: { userId: actor.id } });
const offer = ({ candidate, professional }: Pair, at: string) =>
  scene.lib.isOffered(
    { candidateId: candidate.id, professionalId: professional.id },
    Temporal.Instant.from(at),
  );

const WEDNESDAYS = 'DTSTART:20261125T093000Z\nDURATION:PT15M\nRRULE:FREQ=WEEKLY';

describe('adding', () => {
  test('a calendar is read before it is kept; its address is encrypted and in no answer', async () => {
    const actor = await scene.person('candidate');
    const address = await scene.publish('mine.ics', WEDNESDAYS);
    const added = await scene.add(actor, address, ' Work ');
    expect(added).toMatchObject({ name: 'Work', state: 'connected', failure: null });
    const stored = await row(actor);
    expect(stored.addressEncrypted).toMatch(/^v1\./);
    expect(JSON.stringify([stored, added])).not.toContain('mine.ics');
    expect(await scene.lib.calendarAddresses(actor.id)).toEqual([added]);
    const audit = await scene.lib
      .db()
      .auditEntry.findMany({ where: { subject: `user/${actor.id}` }, orderBy: { id: 'asc' } });
    expect(audit.map(({ action, data }) => [action, data])).toEqual([['calendar.address_added', {}]]);
  });

  test('an address that is no calendar, or leads into a private network, is refused with its field', async () => {
    const actor = await scene.person('candidate');
    await scene.sandbox.control('POST', '/ics', { name: 'page', text: '<!doctype html>' });
    await scene.sandbox.control('POST', '/ics', { name: 'away', location: 'https://169.254.169.254/latest' });
    const { origin } = scene.sandbox.sandbox;
    for (const [address, words] of [
      [`${origin}/ics/page`, /not a calendar file/],
      [`${origin}/ics/away`, /private network/],
      [`${origin}/ics/nobody`, /does not show/],
      ['https://127.0.0.1/x.ics', /private network/],
      ['webcal://localhost/x.ics', /private network/],
      ['http://calendar.example/x.ics', /not the address/],
    ] as const) {
      const refused = await scene.add(actor, address).catch((error: unknown) => error);
      expect(refused, address).toMatchObject({ code: 'invalid_fields' });
      const { fields } = (refused as { details: { fields: { path: string; message: string }[] } }).details;
      expect(fields).toEqual([{ path: 'address', message: expect.stringMatching(words) }]);
    }
    expect(await scene.lib.calendarAddresses(actor.id)).toEqual([]);
  });

  test('a server that does not answer is not the address being wrong', async () => {
    const actor = await scene.person('candidate');
    const address = await scene.publish('slow.ics');
    await scene.fault('/slow.ics', 'timeout', { provider: 'ics' });
    await expect(scene.add(actor, address)).rejects.toMatchObject({ code: 'calendar_unreadable' });
    expect(await scene.add(actor, address)).toMatchObject({ state: 'connected', name: '127.0.0.1' });
  });

  test('there are at most some of them, also when many are added at once', async () => {
    const actor = await scene.person('candidate');
    const address = await scene.publish('same.ics');
    const all = await Promise.allSettled(
      Array.from({ length: MOST_ADDRESSES + 2 }, () => scene.add(actor, address)),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(MOST_ADDRESSES);
    expect(await scene.lib.calendarAddresses(actor.id)).toHaveLength(MOST_ADDRESSES);
  });
});

describe('looking for a time', () => {
  test('every calendar of both is taken out, read again each time', async () => {
    const people = await pair();
    await scene.connect(people.candidate, `cal-${people.candidate.email}`);
    await scene.busy(`cal-${people.candidate.email}`, '2026-11-25T10:30Z/2026-11-25T10:45Z');
    await scene.add(people.candidate, await scene.publish('c.ics', WEDNESDAYS));
    await scene.add(
      people.professional,
      await scene.publish('p.ics', 'DTSTART:20261126T090000Z\nDURATION:PT2H'),
    );
    expect((await merged(people)).calendars).toEqual([
      { who: 'candidate', provider: 'google', state: 'connected' },
      { who: 'candidate', provider: 'ics', state: 'connected' },
      { who: 'professional', provider: 'ics', state: 'connected' },
    ]);
    expect(await startsOn('2026-11-25', people)).toEqual(['09:00', '09:45', '10:00']);
    expect(await startsOn('2026-11-26', people)).toEqual([]);
    await scene.publish('p.ics');
    expect(await startsOn('2026-11-26', people)).toHaveLength(7);
    await scene.publish('p.ics', 'DTSTART:20261125T090000Z\nDURATION:PT30M');
    expect(await offer(people, '2026-11-25T09:00Z')).toMatchObject({ offered: false, reason: 'not_free' });
  });

  test('whole days are those of the person, where the calendar names no zone', async () => {
    const candidate = await scene.person('candidate', { zone: 'Asia/Kolkata' });
    const professional = await scene.person('professional');
    await scene.add(candidate, await scene.publish('days.ics', 'DTSTART;VALUE=DATE:20261126'));
    const starts = await startsOn('2026-11-26', { candidate, professional });
    expect(starts[0]).toBe('18:30');
  });

  test.each([
    [
      'its server fails',
      (name: string) => scene.fault(`/${name}`, 'error', { provider: 'ics', count: 9 }),
      'unavailable',
    ],
    [
      'its server does not answer',
      (name: string) => scene.fault(`/${name}`, 'timeout', { provider: 'ics', count: 9 }),
      'unavailable',
    ],
    [
      'its address was reset',
      (name: string) => scene.fault(`/${name}`, 'error', { provider: 'ics', count: 9, status: 404 }),
      'gone',
    ],
    [
      'it is a page now',
      (name: string) => scene.sandbox.control('POST', '/ics', { name, text: 'Please sign in' }),
      'not_a_calendar',
    ],
    [
      'it leads into the private network now',
      (name: string) => scene.sandbox.control('POST', '/ics', { name, location: 'https://10.0.0.1/' }),
      'forbidden_address',
    ],
    [
      'a zone in it is unknown',
      (name: string) => scene.publish(name, 'DTSTART;TZID=Somewhere:20261125T090000\nDURATION:PT1H'),
      'unknown_zone',
    ],
  ])('nothing is offered when %s, the owner is told why, and it mends itself', async (_, breakIt, code) => {
    const people = await pair();
    const name = `${people.professional.id}.ics`;
    await scene.add(people.professional, await scene.publish(name));
    expect((await merged(people)).slots.length).toBeGreaterThan(0);
    await breakIt(name);
    const started = performance.now();
    const found = await merged(people);
    expect(performance.now() - started).toBeLessThan(DEADLINE_MS + 1500);
    expect(found).toMatchObject({ slots: [], calendars: [{}, { provider: 'ics', state: 'unreadable' }] });
    expect(await offer(people, '2026-11-25T09:00Z')).toMatchObject({
      reason: 'calendar_unreadable',
      fresh: [],
    });
    const [told] = await scene.lib.calendarAddresses(people.professional.id);
    expect(told).toMatchObject({ state: 'unreadable', failure: code });
    expect(told?.failedAt).not.toBeNull();
    await scene.clearFaults();
    await scene.publish(name);
    expect((await merged(people)).slots.length).toBeGreaterThan(0);
    expect(await scene.lib.calendarAddresses(people.professional.id)).toMatchObject([
      { failure: null, failedAt: null },
    ]);
  });

  test('an address that cannot be decrypted is unknown, not free', async () => {
    const people = await pair();
    await scene.add(people.candidate, await scene.publish('a.ics'));
    await scene.add(people.professional, await scene.publish('b.ics'));
    const { addressEncrypted } = await row(people.candidate);
    await scene.lib
      .db()
      .calendarAddress.updateMany({ where: { userId: people.professional.id }, data: { addressEncrypted } });
    expect(await merged(people)).toMatchObject({ slots: [] });
  });
});

test('only the owner removes a calendar; then it is not asked any more', async () => {
  const people = await pair();
  const added = await scene.add(people.candidate, await scene.publish('gone.ics', WEDNESDAYS));
  const remove = (actor: SignedIn) => scene.lib.removeAddress(authorise(actor, 'calendar.connect'), added.id);
  await expect(remove(people.professional)).rejects.toMatchObject({ code: 'not_found' });
  await remove(people.candidate);
  await expect(remove(people.candidate)).rejects.toMatchObject({ code: 'not_found' });
  expect((await merged(people)).calendars).toMatchObject([{ provider: 'none' }, { provider: 'none' }]);
});
