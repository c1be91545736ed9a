import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { SignedIn } from '@/lib/access';
import { Scene } from './scene';

const scene = Scene.forThisFile(8_000, 4_000);
const FREE_BUSY = '/calendar/v3/freeBusy';
const START = '2026-11-26T10:00:00Z';
const BUSY = '2026-11-26T10:00Z/2026-11-26T10:30Z';

afterEach(async () => {
  vi.useRealTimers();
  await scene.clearFaults();
});

type Pair = { candidate: SignedIn; professional: SignedIn; email: string };

async function pair(): Promise<Pair> {
  const candidate = await scene.person('candidate');
  const professional = await scene.person('professional');
  const email = `cal-${professional.email}`;
  expect(await scene.connect(professional, email)).toBe('connected');
  return { candidate, professional, email };
}
const people = ({ candidate, professional }: Pair) => ({
  candidateId: candidate.id,
  professionalId: professional.id,
});

/** What the page of the slot picker has: whether it shows the start, and when its calendars were read. */
async function page(of: Pair, calendarsFrom: 'keep' | 'kept' = 'kept') {
  const reader = { side: 'professional', zone: 'UTC' } as const;
  const { starts, readAt } = await scene.lib.slotOutlook(people(of), reader, calendarsFrom);
  return { shows: starts.includes(Temporal.Instant.from(START).epochMilliseconds / 60_000), readAt };
}
const offered = async (of: Pair) =>
  (await scene.lib.isOffered(people(of), Temporal.Instant.from(START))).offered;

/** Lets real time pass for what is kept, and for nothing else. */
function laterBy(ms: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
}

describe('a page that only shows', () => {
  test('uses a reading for half a minute, says when it was made, and reads anew after that or when asked', async () => {
    const of = await pair();
    const first = await page(of);
    const asked = await scene.requests(FREE_BUSY);
    await scene.busy(of.email, BUSY);
    expect(await page(of)).toEqual({ shows: true, readAt: first.readAt });
    expect(await scene.requests(FREE_BUSY)).toBe(asked);
    expect(await page(of, 'keep')).toMatchObject({ shows: false });
    await scene.busy(of.email);
    laterBy(29_000);
    expect(await page(of)).toMatchObject({ shows: false });
    laterBy(2_000);
    expect(await page(of)).toMatchObject({ shows: true });
  });

  test('never keeps that a calendar could not be read', async () => {
    const of = await pair();
    await scene.fault(FREE_BUSY, 'error', { status: 400, count: 20 });
    expect(await page(of)).toMatchObject({ shows: false });
    await scene.clearFaults();
    expect(await page(of)).toMatchObject({ shows: true });
  });

  test.each([
    ['another choice', async (of: Pair, work: string) => scene.choose(of.professional, of.email, work)],
    ['a new consent', async (of: Pair) => scene.connect(of.professional, of.email)],
    [
      'a new connection',
      async (of: Pair) => {
        await scene.disconnect(of.professional);
        await scene.connect(of.professional, of.email);
      },
    ],
  ])('reads anew after %s', async (_, change) => {
    const of = await pair();
    const { Work = '' } = await scene.calendars(of.email, { name: 'Work' });
    expect(await page(of)).toMatchObject({ shows: true });
    await scene.busy(of.email, BUSY);
    await change(of, Work);
    expect(await page(of)).toMatchObject({ shows: false });
  });

  test('has what was read live since', async () => {
    const of = await pair();
    expect(await page(of)).toMatchObject({ shows: true });
    await scene.busy(of.email, BUSY);
    expect(await offered(of)).toBe(false);
    expect(await page(of)).toMatchObject({ shows: false });
  });
});

describe('what sets a time', () => {
  test('reads live, whatever is kept', async () => {
    const of = await pair();
    expect(await page(of)).toMatchObject({ shows: true });
    await scene.busy(of.email, BUSY);
    expect(await offered(of)).toBe(false);
    await scene.busy(of.email);
    expect(await offered(of)).toBe(true);
    await scene.busy(of.email, BUSY);
    const { slots } = await scene.lib.mergedAvailability(people(of));
    expect(slots.some(({ startAt }) => startAt.toString() === START)).toBe(false);
  });
});

test('all calendars of both together take no longer than a page waits', async () => {
  const of = await pair();
  expect(await scene.connect(of.candidate, `cal-${of.candidate.email}`)).toBe('connected');
  await scene.add(of.candidate, await scene.publish(`${of.candidate.id}.ics`));
  await scene.fault(FREE_BUSY, 'timeout', { count: 20 });
  await scene.fault('/', 'slow', { provider: 'ics', count: 5, delayMs: 30_000 });
  const started = performance.now();
  const { slots, calendars } = await scene.lib.mergedAvailability(people(of));
  expect(performance.now() - started).toBeLessThan(scene.calendarDeadlineMs + 1500);
  expect(slots).toEqual([]);
  expect(calendars.map(({ state }) => state)).toEqual(['unreadable', 'unreadable', 'unreadable']);
});
