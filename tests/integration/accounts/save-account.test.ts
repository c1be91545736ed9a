import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveAccount } from '@/lib/accounts/save-account';
import { closeDb, db, transaction } from '@/lib/db';
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
      professionals: demoProfessionals().slice(0, 1),
      candidates: demoCandidates().slice(0, 1),
    }),
  );
});

afterAll(async () => {
  await closeDb();
  await database.drop();
});

const refreshes = () => db().outboxEntry.count({ where: { job: 'refresh-cards' } });

test('a candidate’s name and zone change, with an audit row that says what and not how', async () => {
  const id = people.candidates[0]?.userId ?? '';
  await saveAccount(await as(id, 'me.update'), { name: 'New Name', zone: 'Asia/Tokyo' });
  expect(await db().user.findUniqueOrThrow({ where: { id } })).toMatchObject({
    name: 'New Name',
    zone: 'Asia/Tokyo',
  });
  const rows = await db().auditEntry.findMany({
    where: { action: 'account.changed' },
    orderBy: { id: 'asc' },
  });
  expect(rows.map(({ subject, data }) => [subject, data])).toEqual([
    [`user/${id}`, { changed: 'name zone' }],
  ]);
  expect(await refreshes()).toBe(0);

  await saveAccount(await as(id, 'me.update'), { name: 'New Name', zone: 'Asia/Tokyo' });
  expect(await db().auditEntry.count({ where: { action: 'account.changed' } })).toBe(1);
});

test('a professional’s card follows: its free times depend on the zone', async () => {
  const id = people.professionals[0]?.userId ?? '';
  const before = await refreshes();
  await saveAccount(await as(id, 'me.update'), { zone: 'Pacific/Auckland' });
  expect(await refreshes()).toBe(before + 1);
});
