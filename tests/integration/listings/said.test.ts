import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestCall } from '@/lib/bookings/request';
import { now, toDate } from '@/lib/clock';
import { closeDb, db, transaction } from '@/lib/db';
import { refreshCards } from '@/lib/listings/refresh-cards';
import { saidOf } from '@/lib/listings/said';
import { publicCard } from '@/lib/listings/search';
import { demoCandidates } from '@/prisma/demo/candidates';
import type { InsertedPeople } from '@/prisma/demo/people';
import { demoProfessionals } from '@/prisma/demo/professionals';
import { insertListedPeople } from '../../factories/listed-people';
import { as } from '../../factories/people';
import { setEnvironment } from '../../support/environment';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';

let database: TestDatabase;
let people: InsertedPeople;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment({ DATABASE_URL: database.url, CARDS_DATABASE_URL: database.cardsUrl });
  people = await transaction((tx) =>
    insertListedPeople(tx, {
      professionals: demoProfessionals().slice(0, 12),
      candidates: demoCandidates().slice(0, 1),
    }),
  );
});

afterAll(async () => {
  await closeDb();
  await database.drop();
});

/** A rating of a listing, an hour after the one before. */
async function rate(listingId: string, number: number, text: string | null): Promise<void> {
  const actor = await as(people.candidates[0]?.userId ?? '', 'booking.request');
  const booking = await requestCall(actor, {
    professionalId: listingId,
    question: 'How do I begin in this?',
  });
  await db().review.create({
    data: {
      bookingId: booking.id,
      listingId,
      stars: 5,
      text,
      reviewerStage: 'career_changer',
      createdAt: toDate(now().add({ hours: number })),
    },
  });
  await transaction((tx) => refreshCards(tx));
}

test('what was said appears with the rounded count of ratings, without dates, and in no order of time', async () => {
  const listingId = people.professionals[0]?.listingId ?? '';
  expect(await saidOf(listingId)).toEqual([]);

  await rate(listingId, 1, 'First words.');
  await rate(listingId, 2, null);
  expect(await saidOf(listingId)).toEqual([]);

  await rate(listingId, 3, 'Third words.');
  expect((await publicCard(listingId))?.rating).toEqual({ average: 5, floor: 3 });
  const three = await saidOf(listingId);
  expect(three.map(({ text }) => text).sort()).toEqual(['First words.', 'Third words.']);
  expect(three[0]).toEqual({ text: expect.any(String), stage: 'career_changer' });

  // The count still says "3+", and so nothing tells that somebody has just rated.
  await rate(listingId, 4, 'Fourth words.');
  expect(await saidOf(listingId)).toEqual(three);
  await rate(listingId, 5, null);
  expect((await saidOf(listingId)).map(({ text }) => text).sort()).toEqual([
    'First words.',
    'Fourth words.',
    'Third words.',
  ]);

  expect(await saidOf(people.professionals[1]?.listingId ?? '')).toEqual([]);
  expect(await saidOf('ls_0000000000000000')).toEqual([]);
});
