import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, test } from 'vitest';
import type { SignedIn } from '@/lib/access';
import { DEADLINE_MS, daily, NOW, Scene } from './scene';

const scene = Scene.forThisFile();
const FREE_BUSY = '/calendar/v3/freeBusy';

afterEach(() => scene.clearFaults());

type Pair = { candidate: SignedIn; professional: SignedIn };

/** Starts on one day (UTC), as `09:00`. */
async function startsOn(
  day: string,
  { candidate, professional }: Pair,
  exceptBookingId?: string,
): Promise<string[]> {
  const { slots } = await scene.lib.mergedAvailability({
    candidateId: candidate.id,
    professionalId: professional.id,
    ...(exceptBookingId === undefined ? {} : { exceptBookingId }),
  });
  return slots
    .map((slot) => slot.startAt.toString())
    .flatMap((text) => (text.startsWith(day) ? [text.slice(11, 16)] : []));
}

const merged = ({ candidate, professional }: Pair) =>
  scene.lib.mergedAvailability({ candidateId: candidate.id, professionalId: professional.id });
const isOffered = ({ candidate, professional }: Pair, startAt: string) =>
  scene.lib.isOffered(
    { candidateId: candidate.id, professionalId: professional.id },
    Temporal.Instant.from(startAt),
  );

/** Two people who share 09:00 to 11:00 UTC on every day, both with a connected calendar. */
async function connectedPair(): Promise<Pair & { theirs: string; mine: string }> {
  const candidate = await scene.person('candidate', { windows: daily(540, 660) });
  const professional = await scene.person('professional');
  const [mine, theirs] = [`cal-${candidate.email}`, `cal-${professional.email}`];
  expect(await scene.connect(candidate, mine)).toBe('connected');
  expect(await scene.connect(professional, theirs)).toBe('connected');
  return { candidate, professional, mine, theirs };
}

describe('windows, exceptions, held slots', () => {
  test('both available by their own clocks, without calendars', async () => {
    const candidate = await scene.person('candidate', {
      zone: 'Asia/Kolkata',
      windows: daily(18 * 60, 22 * 60),
    }); // 12:30 to 16:30 UTC
    const professional = await scene.person('professional', {
      zone: 'America/New_York',
      windows: daily(540, 600),
    }); // 14:00 to 15:00 UTC
    const found = await merged({ candidate, professional });
    expect(found.calendars).toEqual([
      { who: 'candidate', provider: 'none', state: 'none' },
      { who: 'professional', provider: 'none', state: 'none' },
    ]);
    expect(
      found.slots.slice(0, 3).map(({ startAt, endAt }) => [startAt.toString(), endAt.toString()]),
    ).toEqual([
      ['2026-11-25T14:00:00Z', '2026-11-25T14:30:00Z'],
      ['2026-11-25T14:15:00Z', '2026-11-25T14:45:00Z'],
      ['2026-11-25T14:30:00Z', '2026-11-25T15:00:00Z'],
    ]);
    expect(found.slots.at(-1)?.startAt.toString()).toBe('2027-01-22T14:30:00Z');
  });

  test('exceptions of either side count on their own date', async () => {
    const open = { date: '2026-11-26', kind: 'open', startMinute: 720, endMinute: 765 } as const;
    const blocked = { date: '2026-11-26', kind: 'blocked', startMinute: 570, endMinute: 1440 } as const;
    const candidate = await scene.person('candidate', { windows: daily(540, 630), exceptions: [open] });
    const professional = await scene.person('professional');
    expect(await startsOn('2026-11-26', { candidate, professional })).toEqual([
      '09:00',
      '09:15',
      '09:30',
      '09:45',
      '10:00',
      '12:00',
      '12:15',
    ]);
    const other = await scene.person('professional', { exceptions: [blocked] });
    expect(await startsOn('2026-11-26', { candidate, professional: other })).toEqual(['09:00']);
    expect(await startsOn('2026-11-27', { candidate, professional: other })).toHaveLength(5);
  });

  test('live bookings of either person with anybody hold their time, ended ones do not', async () => {
    const candidate = await scene.person('candidate', { windows: daily(540, 720) });
    const professional = await scene.person('professional');
    const [otherCandidate, otherProfessional] = [
      await scene.person('candidate'),
      await scene.person('professional'),
    ];
    await scene.booking(candidate.id, otherProfessional.id, '2026-11-25T09:00Z', 'accepted');
    await scene.booking(otherCandidate.id, professional.id, '2026-11-25T10:00Z', 'confirmed');
    await scene.booking(
      otherCandidate.id,
      professional.id,
      '2026-11-25T11:00Z',
      'completed_pending_feedback',
    );
    for (const ended of ['cancelled', 'expired', 'completed', 'refunded'] as const) {
      await scene.booking(candidate.id, professional.id, '2026-11-25T11:30Z', ended);
    }
    const pair = { candidate, professional };
    expect(await startsOn('2026-11-25', pair)).toEqual(['09:30', '10:30', '11:30']);
    const own = await scene.booking(candidate.id, professional.id, '2026-11-25T11:30Z', 'confirmed');
    expect(await startsOn('2026-11-25', pair)).toEqual(['09:30', '10:30']);
    expect(await startsOn('2026-11-25', pair, own)).toEqual(['09:30', '10:30', '11:30']);
  });
});

describe('calendars', () => {
  test('busy times of both are taken out, and read again each time', async () => {
    const pair = await connectedPair();
    await scene.busy(pair.mine, '2026-11-25T09:30Z/2026-11-25T09:45Z');
    await scene.busy(
      pair.theirs,
      '2026-11-25T10:20:00Z/2026-11-25T10:21:30Z',
      '2027-01-10T00:00Z/2027-01-11T00:00Z',
    );
    expect((await merged(pair)).calendars).toEqual([
      { who: 'candidate', provider: 'google', state: 'connected' },
      { who: 'professional', provider: 'google', state: 'connected' },
    ]);
    expect(await startsOn('2026-11-25', pair)).toEqual(['09:00', '09:45', '10:30']);
    expect(await startsOn('2027-01-10', pair)).toEqual([]);
    expect(await startsOn('2027-01-11', pair)).toHaveLength(7);
    await scene.busy(pair.mine, '2026-11-25T09:00Z/2026-11-25T11:00Z');
    expect(await startsOn('2026-11-25', pair)).toEqual([]);
  });

  test('both are read side by side', async () => {
    const pair = await connectedPair();
    await scene.fault(FREE_BUSY, 'slow', { count: 20, delayMs: 800 });
    const started = performance.now();
    expect((await merged(pair)).slots.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(1550);
  });

  test('a failure that passes is tried again', async () => {
    const pair = await connectedPair();
    for (const status of [503, 429, 403]) {
      await scene.fault(FREE_BUSY, 'error', { status });
      expect((await merged(pair)).slots.length, String(status)).toBeGreaterThan(0);
    }
  });

  test.each([
    [
      'the calendar has an error inside a good answer',
      async ({ theirs }: { theirs: string }) => scene.googleMode(theirs, 'calendar_error'),
    ],
    ['Google fails', async () => scene.fault(FREE_BUSY, 'error', { count: 50, status: 500 })],
    ['Google refuses for good', async () => scene.fault(FREE_BUSY, 'error', { count: 50, status: 400 })],
    ['Google does not answer', async () => scene.fault(FREE_BUSY, 'timeout', { count: 50 })],
    ['tokens cannot be had', async () => scene.fault('/token', 'error', { count: 50, status: 503 })],
  ])('nothing is offered when %s', async (_, breakIt) => {
    const pair = await connectedPair();
    expect((await merged(pair)).slots.length).toBeGreaterThan(0);
    await breakIt(pair);
    const started = performance.now();
    const found = await merged(pair);
    expect(performance.now() - started).toBeLessThan(DEADLINE_MS + 1500);
    expect(found.slots).toEqual([]);
    expect(found.calendars[1]).toEqual({ who: 'professional', provider: 'google', state: 'unreadable' });
    const offer = await isOffered(pair, '2026-11-25T09:00Z');
    expect(offer).toMatchObject({ offered: false, reason: 'calendar_unreadable', fresh: [] });
    await scene.clearFaults();
    await scene.googleMode(pair.theirs, 'ok');
    expect((await merged(pair)).slots.length).toBeGreaterThan(0);
  });

  test('a grant that was revoked offers nothing, is recorded, and is not asked again', async () => {
    const pair = await connectedPair();
    await scene.googleMode(pair.mine, 'revoked');
    const found = await merged(pair);
    expect(found.slots).toEqual([]);
    expect(found.calendars).toEqual([
      { who: 'candidate', provider: 'google', state: 'revoked' },
      { who: 'professional', provider: 'google', state: 'connected' },
    ]);
    expect(await scene.lib.connectedCalendar(pair.candidate.id)).toMatchObject({ state: 'revoked' });
    expect(
      await scene.lib
        .db()
        .auditEntry.count({ where: { action: 'calendar.revoked', subject: `user/${pair.candidate.id}` } }),
    ).toBe(1);
    const asked = await scene.requests('/token');
    expect((await merged(pair)).calendars[0]?.state).toBe('revoked');
    expect(await scene.requests('/token')).toBe(asked + 1); // the professional's only
    expect(await scene.connect(pair.candidate, pair.mine)).toBe('connected');
    expect((await merged(pair)).slots.length).toBeGreaterThan(0);
  });

  test('a token that cannot be decrypted is unknown, not free', async () => {
    const pair = await connectedPair();
    const token = await scene.lib
      .db()
      .calendarConnection.findFirstOrThrow({ where: { userId: pair.candidate.id } });
    await scene.lib.db().calendarConnection.updateMany({
      where: { userId: pair.professional.id },
      data: { refreshTokenEncrypted: token.refreshTokenEncrypted }, // another person's
    });
    expect(await merged(pair)).toMatchObject({
      slots: [],
      calendars: [{ state: 'connected' }, { state: 'unreadable' }],
    });
  });
});

describe('isOffered', () => {
  test('agrees with what is offered, and says why not', async () => {
    const candidate = await scene.person('candidate', { windows: daily(540, 660) });
    const professional = await scene.person('professional');
    const pair = { candidate, professional };
    await scene.booking(
      (await scene.person('candidate')).id,
      professional.id,
      '2026-11-25T10:00Z',
      'accepted',
    );
    const reason = async (startAt: string) => {
      const offer = await isOffered(pair, startAt);
      expect(offer.fresh).toEqual((await merged(pair)).slots);
      return offer.offered ? 'offered' : offer.reason;
    };
    expect(await reason('2026-11-25T09:30Z')).toBe('offered');
    expect(await reason('2026-11-25T10:30Z')).toBe('offered');
    expect(await reason('2026-11-25T09:45Z')).toBe('held');
    expect(await reason('2026-11-25T10:00Z')).toBe('held');
    expect(await reason('2026-11-25T10:45Z')).toBe('not_free');
    expect(await reason('2026-11-25T09:31Z')).toBe('off_grid');
    expect(await reason('2026-11-25T09:30:01Z')).toBe('off_grid');
    expect(await reason(NOW.add({ hours: 3 }).toString())).toBe('too_soon');
    expect(await reason('2027-01-25T09:00Z')).toBe('too_far_ahead');
  });

  test('reads calendars again: a time that got busy since is not offered', async () => {
    const pair = await connectedPair();
    expect(await isOffered(pair, '2026-11-25T09:00Z')).toMatchObject({ offered: true });
    await scene.busy(pair.theirs, '2026-11-25T09:29Z/2026-11-25T09:30Z');
    expect(await isOffered(pair, '2026-11-25T09:00Z')).toMatchObject({ offered: false, reason: 'not_free' });
  });
});
