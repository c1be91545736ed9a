import type { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, test } from 'vitest';
import { saveAvailability } from '@/lib/availability/save';
import { availabilityInput } from '@/lib/availability/schema';
import { accept } from '@/lib/bookings/accept';
import { requestCall } from '@/lib/bookings/request';
import { schedule } from '@/lib/bookings/schedule';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import type { InsertedPeople } from '@/prisma/demo/people';
import { as, inhabit } from '../../factories/people';
import { MAYA_QUESTION } from '../../fixtures/feedback/story';
import { World } from '../../support/world';

const RIVALS = 12;
const world = World.forThisFile();
let people: InsertedPeople;
beforeAll(async () => {
  people = await inhabit(world, RIVALS);
});

const professional = (index: number) => people.professionals[index]?.userId ?? '';

async function limit(
  userId: string,
  rules: { bufferMinutes: number; callsPerDay: number | null },
): Promise<void> {
  const windows = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '00:00', end: '24:00' }));
  const input = availabilityInput.parse({
    zone: 'UTC',
    windows,
    exceptions: [],
    rules: { noticeHours: 0, callsPerWeek: null, ...rules },
  });
  await saveAvailability(await as(userId, 'availability.write'), input);
}

/** Sets a time for each of many candidates at the same moment. @returns how many were set, and the codes of the rest */
async function setAll(index: number, startOf: (first: Temporal.Instant, rival: number) => Temporal.Instant) {
  const listing = people.professionals[index]?.listingId ?? '';
  const bookings: { id: string; first: Temporal.Instant }[] = [];
  for (const candidate of people.candidates.slice(0, RIVALS)) {
    await limit(candidate.userId, { bufferMinutes: 0, callsPerDay: null });
    const asker = await as(candidate.userId, 'booking.request');
    const { id } = await requestCall(asker, { professionalId: listing, question: MAYA_QUESTION });
    const { availability } = await accept(await as(professional(index), 'booking.accept'), id);
    const noon = availability.slots.find(({ startAt }) => /T12:00/.test(startAt.toString()));
    bookings.push({ id, first: noon?.startAt ?? expect.fail('no slot at noon') });
  }
  const setter = await as(professional(index), 'booking.schedule');
  const outcomes = await Promise.allSettled(
    bookings.map(({ id, first }, rival) => schedule(setter, id, startOf(first, rival))),
  );
  return outcomes.map((outcome) => {
    if (outcome.status === 'fulfilled') return 'set';
    return outcome.reason instanceof AppError ? outcome.reason.code : String(outcome.reason);
  });
}

test('many times of one day at the same moment: no more are set than the day may have', async () => {
  await limit(professional(0), { bufferMinutes: 0, callsPerDay: 2 });
  const outcomes = await setAll(0, (first, rival) => first.add({ minutes: rival * 45 }));
  expect(outcomes.filter((each) => each === 'set')).toHaveLength(2);
  expect(outcomes.filter((each) => each !== 'set' && !/^slot_(taken|not_offered)$/.test(each))).toEqual([]);
}, 120_000);

test('times back to back at the same moment: those that are set keep the buffer', async () => {
  await limit(professional(1), { bufferMinutes: 30, callsPerDay: null });
  await setAll(1, (first, rival) => first.add({ minutes: rival * 30 }));
  const bookings = await db().booking.findMany({
    where: { professionalId: professional(1), status: 'accepted' },
    orderBy: { startAt: 'asc' },
  });
  const starts = bookings.map(({ startAt }) => startAt?.getTime() ?? 0);
  expect(starts.length).toBeGreaterThan(0);
  const apart = starts.slice(1).map((start, index) => (start - (starts[index] ?? 0)) / 60_000);
  expect(apart.filter((minutes) => minutes < 60)).toEqual([]);
}, 120_000);
