import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { SignedIn } from '@/lib/access';
import { daily, Scene } from './scene';

const scene = Scene.forThisFile();

/** Starts that are offered on a date (UTC), as `09:00`. */
async function startsOn(day: string, candidate: SignedIn, professional: SignedIn): Promise<string[]> {
  const people = { candidateId: candidate.id, professionalId: professional.id };
  const { slots } = await scene.lib.mergedAvailability(people);
  return slots
    .map(({ startAt }) => startAt.toString())
    .flatMap((text) => (text.startsWith(day) ? [text.slice(11, 16)] : []));
}

async function reason(candidate: SignedIn, professional: SignedIn, startAt: string): Promise<string> {
  const people = { candidateId: candidate.id, professionalId: professional.id };
  const offer = await scene.lib.isOffered(people, Temporal.Instant.from(startAt));
  return offer.offered ? 'offered' : offer.reason;
}

test('the longest notice of both people counts', async () => {
  const candidate = await scene.person('candidate', { rules: { noticeHours: 24 } });
  const professional = await scene.person('professional', { rules: { noticeHours: 2 } });
  expect((await startsOn('2026-11-25', candidate, professional))[0]).toMatch(/^12:(00|15)$/);
  expect(await reason(candidate, professional, '2026-11-25T11:00Z')).toBe('too_soon');
  const other = await scene.person('candidate');
  expect((await startsOn('2026-11-24', other, professional))[0]).toMatch(/^16:(00|15)$/); // the platform's four hours
});

test('a buffer keeps time free around calls of its owner, and of nobody else', async () => {
  const candidate = await scene.person('candidate', {
    windows: daily(540, 720),
    rules: { bufferMinutes: 60 },
  });
  const professional = await scene.person('professional', { rules: { bufferMinutes: 20 } });
  const somebody = await scene.person('candidate');
  await scene.booking(somebody.id, professional.id, '2026-11-25T10:00Z', 'accepted');
  expect(await startsOn('2026-11-25', candidate, professional)).toEqual(['09:00', '11:00', '11:15', '11:30']);
  expect(await reason(candidate, professional, '2026-11-25T10:45Z')).toBe('not_free');
  expect(await reason(candidate, professional, '2026-11-25T10:15Z')).toBe('held');
  const relaxed = await scene.person('professional');
  await scene.booking(somebody.id, relaxed.id, '2026-11-26T10:00Z', 'accepted');
  expect(await startsOn('2026-11-26', candidate, relaxed)).toContain('09:30');
});

test('days and weeks are full in the own zone; calls that were held count, cancelled ones do not', async () => {
  const candidate = await scene.person('candidate');
  const professional = await scene.person('professional', {
    zone: 'America/New_York',
    windows: daily(540, 600), // 14:00 to 15:00 UTC
    rules: { callsPerDay: 1, callsPerWeek: 3 },
  });
  const somebody = await scene.person('candidate');
  const book = (at: string, status: 'accepted' | 'completed' | 'cancelled') =>
    scene.booking(somebody.id, professional.id, at, status);
  await book('2026-11-26T03:00Z', 'accepted'); // the 25th in New York
  await book('2026-11-27T14:00Z', 'cancelled');
  expect(await startsOn('2026-11-25', candidate, professional)).toEqual([]);
  expect(await startsOn('2026-11-26', candidate, professional)).toEqual(['14:00', '14:15', '14:30']);
  expect(await startsOn('2026-11-27', candidate, professional)).toHaveLength(3);
  await book('2026-11-23T14:00Z', 'completed');
  await book('2026-11-30T04:00Z', 'accepted'); // still Sunday in New York
  expect(await startsOn('2026-11-26', candidate, professional)).toEqual([]);
  expect(await startsOn('2026-11-29', candidate, professional)).toEqual([]);
  expect(await startsOn('2026-11-30', candidate, professional)).toHaveLength(3);
});

test('on a trip the hours are those of the other zone', async () => {
  const candidate = await scene.person('candidate');
  const professional = await scene.person('professional', {
    windows: daily(540, 570),
    trips: [{ firstDate: '2026-11-26', lastDate: '2026-11-27', zone: 'Asia/Kathmandu' }], // +05:45
  });
  expect(await startsOn('2026-11-25', candidate, professional)).toEqual(['09:00']);
  expect(await startsOn('2026-11-26', candidate, professional)).toEqual(['03:15']);
  expect(await startsOn('2026-11-27', candidate, professional)).toEqual(['03:15']);
  expect(await startsOn('2026-11-28', candidate, professional)).toEqual(['09:00']);
});

test('the outlook counts what pauses and full days take, and names the own notice', async () => {
  const candidate = await scene.person('candidate');
  const professional = await scene.person('professional', {
    windows: daily(540, 660),
    rules: { bufferMinutes: 15, callsPerDay: 1, noticeHours: 24 },
  });
  const somebody = await scene.person('candidate');
  await scene.booking(somebody.id, professional.id, '2026-11-26T09:15Z', 'accepted');
  const people = { candidateId: candidate.id, professionalId: professional.id };
  const { own, shortfall } = await scene.lib.slotOutlook(people, { side: 'professional', zone: 'UTC' });
  expect(own.noticeHours).toBe(24);
  expect(own.calls.map(({ start, end }) => end - start)).toEqual([60]);
  expect(own.full.map(({ start, end }) => end - start)).toEqual([1440]);
  expect(shortfall).toMatchObject({ calls: 120, other: 0 });
  const theirs = await scene.lib.slotOutlook(people, { side: 'candidate', zone: 'UTC' });
  expect(theirs.own.noticeHours).toBe(4);
});

test('the database holds the limits of rules, and trips and exceptions apart', async () => {
  const { id: userId } = await scene.person('professional');
  const sql = (statement: string) => scene.lib.db().$executeRawUnsafe(statement);
  const rules = (values: string) => sql(`INSERT INTO availability_rules VALUES ('${userId}', ${values})`);
  for (const wrong of ['337, 0, NULL, NULL', '0, 7, NULL, NULL', '0, 0, 0, NULL', '0, 0, NULL, 101']) {
    await expect(rules(wrong), wrong).rejects.toThrow('check constraint');
  }
  const trip = (from: string, to: string) =>
    sql(
      `INSERT INTO availability_trips (user_id, first_on, last_on, zone) VALUES ('${userId}', '${from}', '${to}', 'UTC')`,
    );
  await trip('2026-12-01', '2026-12-03');
  await trip('2026-12-04', '2026-12-04');
  await expect(trip('2026-12-03', '2026-12-05')).rejects.toThrow('availability_trips_apart');
  await expect(trip('2026-12-09', '2026-12-08')).rejects.toThrow('check constraint');
  const exception = (kind: string, start: number) =>
    sql(`INSERT INTO availability_exceptions (user_id, kind, on_date, start_minute, end_minute)
         VALUES ('${userId}', '${kind}', '2026-12-24', ${start}, ${start + 60})`);
  await exception('open', 540);
  await exception('blocked', 555);
  await exception('open', 600);
  await expect(exception('open', 630)).rejects.toThrow('availability_exceptions_apart');
});
