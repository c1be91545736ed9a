import { expect, test } from 'vitest';
import { authorise, type SignedIn } from '@/lib/access';
import { availabilityInput, presentAvailability } from '@/lib/availability/schema';
import { NO_RULES } from '@/lib/domain/call-rules';
import { Scene } from './scene';

const scene = Scene.forThisFile();

const save = (actor: SignedIn, input: unknown) =>
  scene.lib.saveAvailability(authorise(actor, 'availability.write'), availabilityInput.parse(input));
const read = async (actor: SignedIn) => presentAvailability(await scene.lib.weeklyAvailability(actor.id));

test('a week is saved, read back in order, and replaces what was there', async () => {
  const actor = await scene.person('professional');
  const week = {
    zone: 'europe/berlin',
    windows: [
      { weekday: 3, start: '22:00', end: '24:00' },
      { weekday: 1, start: '13:00', end: '17:00' },
      { weekday: 1, start: '09:00', end: '12:00' },
    ],
    exceptions: [
      { date: '2026-12-24', kind: 'blocked', start: '00:00', end: '24:00' },
      { date: '2026-12-05', kind: 'open', start: '10:00', end: '11:15' },
    ],
  };
  const rest = { trips: [], rules: NO_RULES };
  const saved = presentAvailability(await save(actor, week));
  expect(saved).toEqual({
    ...rest,
    zone: 'Europe/Berlin',
    windows: [week.windows[2], week.windows[1], week.windows[0]],
    exceptions: [week.exceptions[1], week.exceptions[0]],
  });
  expect(await read(actor)).toEqual(saved);
  await save(actor, saved);
  expect(await read(actor)).toEqual(saved);
  await save(actor, { windows: [], exceptions: [] });
  expect(await read(actor)).toEqual({ ...rest, zone: 'Europe/Berlin', windows: [], exceptions: [] });
});

test('trips and rules are saved, and stay where a save leaves them out', async () => {
  const actor = await scene.person('professional');
  const none = { windows: [], exceptions: [] };
  const rules = { noticeHours: 48, bufferMinutes: 15, callsPerDay: 2, callsPerWeek: null };
  const trips = [
    { from: '2026-12-20', to: '2026-12-31', zone: 'asia/tokyo' },
    { from: '2026-11-20', to: '2026-11-24', zone: 'UTC' }, // still on the way
    { from: '2026-11-01', to: '2026-11-02', zone: 'UTC' }, // over
  ];
  await save(actor, { ...none, rules, trips });
  const kept = { rules, trips: [trips[1], { ...trips[0], zone: 'Asia/Tokyo' }] };
  expect(await read(actor)).toMatchObject(kept);
  await save(actor, none);
  expect(await read(actor)).toMatchObject(kept);
  await save(actor, { ...none, trips: [], rules: { ...rules, callsPerDay: null } });
  expect(await read(actor)).toMatchObject({ trips: [], rules: { ...rules, callsPerDay: null } });
});

test('exceptions count from today on, where the person is', async () => {
  // 12:00 UTC is past midnight in Kiritimati: there it is the 25th already.
  const exceptions = ['2026-11-23', '2026-11-24', '2026-11-25'].map((date) => ({
    date,
    kind: 'blocked' as const,
    startMinute: 0,
    endMinute: 60,
  }));
  const here = await scene.person('candidate', { exceptions });
  const there = await scene.person('candidate', { zone: 'Pacific/Kiritimati', exceptions });
  expect((await read(here)).exceptions.map((each) => each.date)).toEqual(['2026-11-24', '2026-11-25']);
  expect((await read(there)).exceptions.map((each) => each.date)).toEqual(['2026-11-25']);
});

test('saves at the same moment do not mix', async () => {
  const actor = await scene.person('professional', { windows: [] });
  const weeks = Array.from({ length: 8 }, (_, hour) => ({
    windows: [1, 2, 3].map((weekday) => ({ weekday, start: `0${hour}:00`, end: `0${hour}:45` })),
    exceptions: [{ date: '2026-12-24', kind: 'open', start: `0${hour}:00`, end: `0${hour}:15` }],
  }));
  await Promise.all(weeks.map((week) => save(actor, week)));
  const { windows, exceptions } = await read(actor);
  expect(weeks).toContainEqual({ windows, exceptions });
});
