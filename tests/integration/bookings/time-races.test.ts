import { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, it } from 'vitest';
import { mergedAvailability } from '@/lib/availability/queries';
import { now } from '@/lib/clock';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import type { InsertedPeople } from '@/prisma/demo/people';
import { inhabitAtPrices } from '../../factories/people';
import { atOnce } from '../../interleavings/money-world';
import { Random } from '../../interleavings/random';
import { connectCalendar } from '../../races/connect-calendar';
import { ask, BAG, CANDIDATES, DEEDS, PROFESSIONALS, type Race } from '../../races/deeds';
import { brokenTimes } from '../../races/rules';
import { World } from '../../support/world';

/**
 * Few professionals and many candidates who want the same half hours at the same moment, each with a calendar of their
 * own: nobody is ever booked twice, the database, the calendars and Zoom agree, and every loser is told.
 *
 * MONET_RACES sets how many races are run (20 by hand, see docs/time.md), MONET_SEED which ones.
 */
const RACES = Number(process.env.MONET_RACES ?? 2);
const SEED = Number(process.env.MONET_SEED ?? 1);
const DEEDS_IN_A_RACE = 500;
const AT_ONCE = 25;
/** Half hours that overlap, so that there are fewer than there are calls to hold. */
const STARTS = 10;

const world = World.forThisFile();
let people: InsertedPeople;
beforeAll(async () => {
  people = await inhabitAtPrices(world, CANDIDATES, Array(12).fill(12_000), 7);
  for (const { userId } of [
    ...people.candidates.slice(0, CANDIDATES),
    ...people.professionals.slice(0, PROFESSIONALS),
  ]) {
    await connectCalendar(userId);
  }
}, 240_000);

/** Overlapping starts, at least two days ahead. */
async function contendedStarts(): Promise<Temporal.Instant[]> {
  const [candidate, professional] = [people.candidates[0], people.professionals[0]];
  if (!candidate || !professional) throw new TypeError('nobody is there');
  const { slots } = await mergedAvailability({
    candidateId: candidate.userId,
    professionalId: professional.userId,
  });
  const from = now().add({ hours: 60 });
  const ahead = slots.filter(({ startAt }) => Temporal.Instant.compare(startAt, from) > 0);
  return ahead.slice(0, STARTS).map(({ startAt }) => startAt);
}

/** What a refusal has to be: ours, with a reason, and with fresh half hours where one was lost. */
function toldBadly(deed: string, error: unknown): string | null {
  if (!(error instanceof AppError)) return `${deed}: ${error instanceof Error ? error.stack : String(error)}`;
  if (error.status >= 500 && error.code !== 'no_room' && error.code !== 'too_busy')
    return `${deed}: ${error.code} ${error.details.log}`;
  const isLost = error.code === 'slot_taken' || error.code === 'slot_not_offered';
  return isLost && !Array.isArray(error.details.extra?.slots)
    ? `${deed}: lost without fresh half hours`
    : null;
}

it(
  `${RACES} times ${DEEDS_IN_A_RACE} attempts at once: nobody is booked twice, and every loser is told`,
  async () => {
    const outcomes = new Map<string, number>();
    const count = (what: string) => outcomes.set(what, (outcomes.get(what) ?? 0) + 1);
    for (let round = 0; round < RACES; round++) {
      const random = new Random(SEED * 1_000 + round);
      const race: Race = { world, people, starts: await contendedStarts(), bookings: [] };
      for (let asked = 0; asked < 40; asked++) await ask(race, random);
      const badly: string[] = [];
      const deeds = Array.from({ length: DEEDS_IN_A_RACE }, () => random.pick(BAG));
      await atOnce(deeds, AT_ONCE, async (deed) => {
        try {
          await DEEDS[deed]?.(race, random);
          count(`${deed}: done`);
        } catch (error) {
          const wrong = toldBadly(deed, error);
          if (wrong) badly.push(wrong);
          count(`${deed}: ${error instanceof AppError ? error.code : 'fault'}`);
        }
      });
      await world.settle();
      await world.advance('PT15M');
      expect(badly).toEqual([]);
      expect(await brokenTimes(world)).toEqual([]);
      // The next race is for other half hours, with nobody's time taken.
      const left = await db().booking.findMany({
        where: { status: { in: ['requested', 'accepted', 'confirmed'] } },
      });
      expect(left.length).toBeGreaterThan(0);
      await world.advance('P9D');
    }
    const happened = (what: RegExp) =>
      [...outcomes].filter(([name]) => what.test(name)).reduce((sum, [, times]) => sum + times, 0);
    expect(happened(/^schedule: (slot_taken|slot_not_offered)/)).toBeGreaterThan(0);
    expect(happened(/^schedule: done/)).toBeGreaterThan(0);
    expect(happened(/^pay: done/)).toBeGreaterThan(0);
    expect(happened(/^answer: done/)).toBeGreaterThan(0);
    expect(happened(/: fault/)).toBe(0);
  },
  RACES * 240_000,
);
