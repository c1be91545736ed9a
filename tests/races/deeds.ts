import type { Temporal } from 'temporal-polyfill';
import { accept } from '@/lib/bookings/accept';
import { cancel } from '@/lib/bookings/cancel';
import { checkout } from '@/lib/bookings/checkout';
import { confirm } from '@/lib/bookings/confirm';
import { requestCall } from '@/lib/bookings/request';
import { reschedule } from '@/lib/bookings/reschedule';
import { schedule } from '@/lib/bookings/schedule';
import { db } from '@/lib/db';
import type { InsertedPeople } from '@/prisma/demo/people';
import { as } from '../factories/people';
import { MAYA_QUESTION } from '../fixtures/feedback/story';
import type { Random } from '../interleavings/random';
import type { World } from '../support/world';

/** Who races for which half hours, and the bookings that there are so far. */
export type Race = {
  readonly world: World;
  readonly people: InsertedPeople;
  readonly starts: readonly Temporal.Instant[];
  readonly bookings: Booked[];
};
type Booked = { readonly id: string; readonly candidateId: string; readonly professionalId: string };

type Deed = (race: Race, random: Random) => Promise<unknown>;

/** The people of a race: few professionals, so that candidates want the same half hours. */
export const PROFESSIONALS = 5;
export const CANDIDATES = 20;

const anyOf = ({ bookings }: Race, random: Random) => random.pick(bookings);
const someTimes = ({ starts }: Race, random: Random) =>
  random.shuffled(starts).slice(0, random.between(1, 3));
const eitherOf = ({ candidateId, professionalId }: Booked, random: Random) =>
  random.pick([candidateId, professionalId]);

/** Asks for a call. */
export async function ask({ people, bookings }: Race, random: Random): Promise<void> {
  const { userId: candidateId } = random.pick(people.candidates.slice(0, CANDIDATES));
  const { userId: professionalId, listingId } = random.pick(people.professionals.slice(0, PROFESSIONALS));
  const question = { professionalId: listingId, question: MAYA_QUESTION };
  const { id } = await requestCall(await as(candidateId, 'booking.request'), question);
  bookings.push({ id, candidateId, professionalId });
}

/** Everything that somebody may try with a call and its time, whether or not it is possible now. */
export const DEEDS: Readonly<Record<string, Deed>> = {
  ask,

  accept: async (race, random) => {
    const { id, professionalId } = anyOf(race, random);
    return accept(await as(professionalId, 'booking.accept'), id);
  },

  schedule: async (race, random) => {
    const { id, professionalId } = anyOf(race, random);
    return schedule(await as(professionalId, 'booking.schedule'), id, random.pick(race.starts));
  },

  pay: async (race, random) => {
    const { id, candidateId } = anyOf(race, random);
    const open = await checkout(await as(candidateId, 'booking.checkout'), id);
    if ((await race.world.confirmCard(open)).status !== 200) return;
    await confirm(await as(candidateId, 'booking.confirm'), open.paymentIntentId);
  },

  propose: async (race, random) => {
    const booking = anyOf(race, random);
    const startAts = someTimes(race, random);
    const who = await as(eitherOf(booking, random), 'booking.reschedule');
    return reschedule(who, booking.id, { action: 'propose', startAts });
  },

  answer: async (race, random) => {
    const open = await db().timeProposal.findMany({ where: { state: 'open' }, include: { booking: true } });
    if (open.length === 0) return;
    const { by, booking } = random.pick(open);
    const other = by === 'candidate' ? booking.professionalId : booking.candidateId;
    const who = await as(other, 'booking.reschedule');
    if (random.happens(0.15)) return reschedule(who, booking.id, { action: 'keep' });
    return reschedule(who, booking.id, { action: 'take', startAt: random.pick(race.starts) });
  },

  withdraw: async (race, random) => {
    const booking = anyOf(race, random);
    const who = await as(eitherOf(booking, random), 'booking.reschedule');
    return reschedule(who, booking.id, { action: 'withdraw' });
  },

  cancel: async (race, random) => {
    const booking = anyOf(race, random);
    return cancel(await as(eitherOf(booking, random), 'booking.cancel'), booking.id);
  },

  /** Time passes while the others act: holds run out, proposals lapse. */
  wait: ({ world }, random) => world.advance(random.pick(['PT20M', 'PT3H', 'PT9H'])),
};

const WEIGHTS: Readonly<Record<keyof typeof DEEDS, number>> = {
  ...{ ask: 6, accept: 14, schedule: 22, pay: 20, propose: 14, answer: 14, withdraw: 2, cancel: 5, wait: 1 },
};

/** The names of deeds, each as often as it is tried. */
export const BAG: readonly string[] = Object.entries(WEIGHTS).flatMap(([name, weight]) =>
  Array.from({ length: weight }, () => name),
);
