import { expect, test } from 'vitest';
import { authorise, type SignedIn } from '@/lib/access';
import { Scene } from './scene';

const scene = Scene.forThisFile();

/** The week of Monday the 23rd as its page gets it. Imported late, once the environment stands. */
async function week(actor: SignedIn, monday = '2026-11-23') {
  const { busyWeek } = await import('@/lib/availability/busy-week');
  return busyWeek(authorise(actor, 'availability.read'), monday);
}
const at = (hour: number, minute = 0) => hour * 60 + minute;

test('calendars and calls that hold their time stand on the dates of the own clock', async () => {
  const actor = await scene.person('professional', {
    zone: 'America/New_York',
    trips: [{ firstDate: '2026-11-27', lastDate: '2026-11-28', zone: 'Asia/Tokyo' }],
  });
  const candidate = await scene.person('candidate');
  await scene.booking(candidate.id, actor.id, '2026-11-25T15:00Z', 'accepted');
  await scene.booking(candidate.id, actor.id, '2026-11-25T17:00Z', 'cancelled');
  await scene.add(
    actor,
    await scene.publish(
      'busy-week.ics',
      'DTSTART:20261124T043000Z\nDURATION:PT2H',
      'DTSTART:20261127T010000Z\nDURATION:PT1H',
      'DTSTART:20261130T050000Z\nDURATION:PT1H',
    ),
  );
  const read = await week(actor);
  expect(read.calendars).toEqual([{ provider: 'ics', state: 'connected' }]);
  expect(read.days.map(({ calendar }) => calendar)).toEqual([
    [{ start: at(23, 30), end: at(24) }],
    [{ start: 0, end: at(1, 30) }],
    [],
    // 20:00 in New York; the same hour is 10:00 of the next date, which is lived in Tokyo.
    [{ start: at(20), end: at(21) }],
    [{ start: at(10), end: at(11) }],
    [],
    [],
  ]);
  expect(read.days.map(({ calls }) => calls)[2]).toEqual([{ start: at(10), end: at(10, 30) }]);
  expect(read.days.flatMap(({ calls }) => calls)).toHaveLength(1);
  expect(read.days.map(({ awayIn }) => awayIn)).toEqual([
    null,
    null,
    null,
    null,
    'Asia/Tokyo',
    'Asia/Tokyo',
    null,
  ]);
  expect((await week(candidate)).days[2]?.calls).toEqual([{ start: at(15), end: at(15, 30) }]);
});

test('a calendar that cannot be read says so, and nothing else is lost', async () => {
  const actor = await scene.person('professional');
  const candidate = await scene.person('candidate');
  await scene.booking(candidate.id, actor.id, '2026-11-26T09:00Z', 'confirmed');
  await scene.add(actor, await scene.publish('gone.ics', 'DTSTART:20261124T100000Z\nDURATION:PT1H'));
  await scene.fault('/gone.ics', 'timeout', { provider: 'ics' });
  const read = await week(actor);
  expect(read.calendars).toEqual([{ provider: 'ics', state: 'unreadable' }]);
  expect(read.days.flatMap(({ calendar }) => calendar)).toEqual([]);
  expect(read.days[3]?.calls).toEqual([{ start: at(9), end: at(9, 30) }]);
  await scene.clearFaults();
});

test('somebody without a calendar has none, and a skipped hour is told', async () => {
  const actor = await scene.person('candidate', { zone: 'Europe/Berlin' });
  expect(await week(actor)).toMatchObject({ monday: '2026-11-23', calendars: [{ state: 'none' }] });
  const { days } = await week(actor, '2027-03-22');
  expect(days.map(({ skipped }) => skipped)).toEqual([
    [],
    [],
    [],
    [],
    [],
    [],
    [{ start: at(2), end: at(3) }],
  ]);
});
