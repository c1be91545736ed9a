import { afterEach, describe, expect, test } from 'vitest';
import type { SignedIn } from '@/lib/access';
import { NOW, Scene } from './scene';

const scene = Scene.forThisFile(8_000);
const LIST = '/calendar/v3/users/me/calendarList';
const DAY = '2026-11-26';

afterEach(() => scene.clearFaults());

type Pair = { candidate: SignedIn; professional: SignedIn; email: string };

/** Two people with all day open; the professional's account has two calendars beside the primary one. */
async function pair(consent: 'allow' | 'no list' = 'allow') {
  const candidate = await scene.person('candidate');
  const professional = await scene.person('professional');
  const email = `cal-${professional.email}`;
  const { Work = '', Family = '' } = await scene.calendars(email, { name: 'Work' }, { name: 'Family' });
  expect(await scene.connect(professional, email, consent)).toBe('connected');
  return { candidate, professional, email, work: Work, family: Family };
}

const people = ({ candidate, professional }: Pair) => ({
  candidateId: candidate.id,
  professionalId: professional.id,
});
async function startsOn(day: string, of: Pair): Promise<string[]> {
  const { slots } = await scene.lib.mergedAvailability(people(of));
  return slots
    .map(({ startAt }) => startAt.toString())
    .flatMap((at) => (at.startsWith(day) ? [at.slice(11, 16)] : []));
}
const isFree = async (of: Pair, time: string) => (await startsOn(DAY, of)).includes(time);
const ticked = async (actor: SignedIn) =>
  (await scene.choice(actor)).items.filter(({ isChosen }) => isChosen).map(({ name }) => name);

describe('which calendars count', () => {
  test('the primary one at first; all others are there to be chosen, but the one of our calls', async () => {
    const of = await pair();
    await scene.calendars(of.email, { name: 'Work' }, { name: 'Family' }, { name: 'Monet calls' });
    const { state, items } = await scene.choice(of.professional);
    expect(state).toBe('listed');
    expect(items.map(({ name, isPrimary, isChosen }) => [name, isPrimary, isChosen])).toEqual([
      [of.email, true, true],
      ['Work', false, false],
      ['Family', false, false],
    ]);
    await scene.busyIn({ email: of.email, calendar: of.work }, `${DAY}T10:00Z/${DAY}T11:00Z`);
    await scene.busy(of.email, `${DAY}T12:00Z/${DAY}T13:00Z`);
    expect([await isFree(of, '10:00'), await isFree(of, '12:00')]).toEqual([true, false]);
  });

  test('what is ticked is read, and what is not is not; also the primary one', async () => {
    const of = await pair();
    await scene.busyIn({ email: of.email, calendar: of.work }, `${DAY}T10:00Z/${DAY}T11:00Z`);
    await scene.busyIn({ email: of.email, calendar: of.family }, `${DAY}T11:00Z/${DAY}T12:00Z`);
    await scene.busy(of.email, `${DAY}T12:00Z/${DAY}T13:00Z`);
    await scene.choose(of.professional, of.work, of.family);
    expect(await ticked(of.professional)).toEqual(['Work', 'Family']);
    const seen = [await isFree(of, '10:00'), await isFree(of, '11:00'), await isFree(of, '12:00')];
    expect(seen).toEqual([false, false, true]);
    await scene.choose(of.professional, of.email);
    expect([await isFree(of, '10:00'), await isFree(of, '12:00')]).toEqual([true, false]);
    const audit = await scene.lib.db().auditEntry.findMany({
      where: { action: 'calendar.chosen', actorId: of.professional.id },
      orderBy: { id: 'asc' },
    });
    expect(audit.map(({ data }) => data)).toEqual([
      { provider: 'google', count: 2 },
      { provider: 'google', count: 1 },
    ]);
  });

  test('at least one; and only those of the account', async () => {
    const of = await pair();
    const other = await pair();
    await scene.choose(of.professional, of.work);
    for (const ids of [[], [other.work], [of.work, 'somebody@else.test']]) {
      await expect(scene.choose(of.professional, ...ids)).rejects.toMatchObject({
        code: 'invalid_fields',
        details: { fields: [{ path: 'calendars' }] },
      });
    }
    expect(await ticked(of.professional)).toEqual(['Work']);
    await expect(scene.choose(of.candidate, of.work)).rejects.toMatchObject({ code: 'wrong_state' });
  });

  test('without the scope of the list the primary one is read, and the way to the choice is told', async () => {
    const of = await pair('no list');
    expect(await scene.choice(of.professional)).toMatchObject({
      state: 'not_allowed',
      items: [{ name: of.email, isPrimary: true, isChosen: true }],
    });
    await scene.busy(of.email, `${DAY}T12:00Z/${DAY}T13:00Z`);
    expect(await isFree(of, '12:00')).toBe(false);
    await expect(scene.choose(of.professional, of.work)).rejects.toMatchObject({ code: 'invalid_fields' });
    await scene.choose(of.professional, 'primary');
    expect(await isFree(of, '12:00')).toBe(false);
    await scene.connect(of.professional, of.email);
    await scene.choose(of.professional, of.work);
    expect(await isFree(of, '12:00')).toBe(true);
  });

  test('the choice outlives a new consent to the same account, and not one to another', async () => {
    const of = await pair();
    await scene.choose(of.professional, of.work);
    await scene.connect(of.professional, of.email);
    expect(await ticked(of.professional)).toEqual(['Work']);
    await scene.connect(of.professional, `other-${of.email}`);
    expect(await ticked(of.professional)).toEqual([`other-${of.email}`]);
    await scene.choose(of.professional, `other-${of.email}`);
    await scene.disconnect(of.professional);
    expect(await scene.lib.db().chosenCalendar.count({ where: { userId: of.professional.id } })).toBe(0);
    expect(await scene.choice(of.professional)).toEqual({ state: 'not_connected', items: [] });
  });

  test('each change of it counts the version up', async () => {
    const of = await pair();
    const version = async () =>
      (await scene.lib.db().calendarConnection.findFirstOrThrow({ where: { userId: of.professional.id } }))
        .version;
    expect(await version()).toBe(1);
    await scene.choose(of.professional, of.work);
    await scene.connect(of.professional, of.email);
    expect(await version()).toBe(3);
  });
});

describe('a chosen calendar that cannot be read', () => {
  test.each([
    ['is gone', 'gone', [{ name: 'Work' }]],
    ['fails', 'failing', [{ name: 'Work' }, { name: 'Family', fails: true }]],
  ])('since it %s: nothing is offered, it is named, and unticking it mends it', async (_, code, left) => {
    const of = await pair();
    await scene.choose(of.professional, of.work, of.family);
    expect(await isFree(of, '10:00')).toBe(true);
    await scene.calendars(of.email, ...left);
    const found = await scene.lib.mergedAvailability(people(of));
    expect(found.slots).toEqual([]);
    expect(found.calendars[1]).toEqual({ who: 'professional', provider: 'google', state: 'unreadable' });
    const { items } = await scene.choice(of.professional);
    const broken = items.filter(({ failure }) => failure !== null);
    expect(broken.map(({ name, failure, isChosen }) => [name, failure, isChosen])).toEqual([
      ['Family', code, true],
    ]);
    expect(broken[0]?.failedAt?.toString().slice(0, 10)).toBe(NOW.toString().slice(0, 10));
    await scene.choose(of.professional, of.work);
    expect(await isFree(of, '10:00')).toBe(true);
  });

  test('and can be read again by itself: offered again, and no longer marked', async () => {
    const of = await pair();
    await scene.choose(of.professional, of.work, of.family);
    await scene.calendars(of.email, { name: 'Work' }, { name: 'Family', fails: true });
    expect(await startsOn(DAY, of)).toEqual([]);
    await scene.calendars(of.email, { name: 'Work' }, { name: 'Family' });
    expect(await isFree(of, '10:00')).toBe(true);
    const { items } = await scene.choice(of.professional);
    expect(items.filter(({ failure }) => failure !== null)).toEqual([]);
  });
});

describe('while Google does not tell the list', () => {
  test('what is chosen shows, can be left out, and nothing can be added', async () => {
    const of = await pair();
    await scene.choose(of.professional, of.work, of.family);
    await scene.fault(LIST, 'error', { count: 50, status: 500 });
    const { state, items } = await scene.choice(of.professional);
    expect(state).toBe('unanswered');
    expect(items.map(({ name }) => name).sort()).toEqual(['Family', 'Work']);
    await expect(scene.choose(of.professional, of.email)).rejects.toMatchObject({
      code: 'provider_unavailable',
    });
    await scene.choose(of.professional, of.family);
    await scene.clearFaults();
    expect(await ticked(of.professional)).toEqual(['Family']);
  });

  test('access that was taken back is noticed', async () => {
    const of = await pair();
    await scene.googleMode(of.email, 'revoked');
    expect(await scene.choice(of.professional)).toEqual({ state: 'not_connected', items: [] });
    expect(await scene.lib.connectedCalendar(of.professional.id)).toMatchObject({ state: 'revoked' });
    await expect(scene.choose(of.professional, of.work)).rejects.toMatchObject({ code: 'wrong_state' });
  });
});
