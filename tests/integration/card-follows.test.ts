import { beforeAll, expect, it } from 'vitest';
import { saveAvailability } from '@/lib/availability/save';
import { db, transaction } from '@/lib/db';
import { refreshCards } from '@/lib/listings/refresh-cards';
import { publicCard } from '@/lib/listings/search';
import type { InsertedPeople } from '@/prisma/demo/people';
import { as, inhabit } from '../factories/people';
import { World } from '../support/world';

const world = World.forThisFile();
let people: InsertedPeople;
beforeAll(async () => {
  people = await inhabit(world, 0);
});

const professional = (number: number) => {
  const person = people.professionals[number];
  if (!person) throw new TypeError(`no professional ${number}`);
  return person;
};

it('is gone at once when its owner has no hours, and back with them', async () => {
  const { userId, listingId } = professional(0);
  const actor = await as(userId, 'availability.write');
  expect(await publicCard(listingId)).not.toBeNull();
  await saveAvailability(actor, { windows: [], exceptions: [] });
  expect(await publicCard(listingId)).toBeNull();
  const evening = { weekday: 2, start: '18:00', end: '20:00' };
  await saveAvailability(actor, { windows: [evening], exceptions: [] });
  expect(await publicCard(listingId)).not.toBeNull();
});

it('is gone when Stripe restricts the account, which the webhook tells', async () => {
  const { userId, listingId } = professional(1);
  const { accountId } = await db().stripeAccount.findUniqueOrThrow({ where: { userId } });
  await world.control('POST', `/control/stripe/accounts/${accountId}/restrict`);
  await world.settle();
  expect(await publicCard(listingId)).toBeNull();
  expect(await db().stripeAccount.findUnique({ where: { userId } })).toMatchObject({ state: 'restricted' });
});

it('is gone when its owner is suspended, in the transaction that refreshes', async () => {
  const { userId, listingId } = professional(2);
  await transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { suspendedAt: new Date() } });
    await refreshCards(tx);
  });
  expect(await publicCard(listingId)).toBeNull();
});
