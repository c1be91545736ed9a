import { afterAll, beforeAll, expect, test } from 'vitest';
import { hoursForm } from '@/lib/availability/hours-form';
import { weeklyAvailability } from '@/lib/availability/queries';
import { saveAvailability } from '@/lib/availability/save';
import { saveHours } from '@/lib/availability/save-hours';
import { closeDb, transaction } from '@/lib/db';
import { demoCandidates } from '@/prisma/demo/candidates';
import { insertListedPeople } from '../../factories/listed-people';
import { as } from '../../factories/people';
import { setEnvironment } from '../../support/environment';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';

let database: TestDatabase;
let userId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment({ DATABASE_URL: database.url, CARDS_DATABASE_URL: database.cardsUrl });
  const people = await transaction((tx) =>
    insertListedPeople(tx, { professionals: [], candidates: demoCandidates().slice(0, 1) }),
  );
  userId = people.candidates[0]?.userId ?? '';
});

afterAll(async () => {
  await closeDb();
  await database.drop();
});

test('the form of the week keeps exceptions that it does not show, unless a day off covers them', async () => {
  const actor = await as(userId, 'availability.write');
  await saveAvailability(actor, {
    windows: [],
    exceptions: [
      { date: '2027-03-01', kind: 'blocked', start: '12:00', end: '13:00' },
      { date: '2027-03-02', kind: 'blocked', start: '12:00', end: '13:00' },
      { date: '2027-03-02', kind: 'open', start: '18:00', end: '20:00' },
      { date: '2027-04-01', kind: 'blocked', start: '00:00', end: '24:00' },
    ],
  });
  await saveHours(
    actor,
    hoursForm.parse({
      'd1.0.start': '09:00',
      'd1.0.end': '00:00',
      'off.0.from': '2027-03-02',
      'off.0.to': '2027-03-03',
    }),
  );
  const { windows, exceptions } = await weeklyAvailability(userId);
  expect(windows).toEqual([{ weekday: 1, startMinute: 540, endMinute: 1440 }]);
  expect(exceptions.map(({ date, kind, startMinute }) => `${date} ${kind} ${startMinute}`)).toEqual([
    '2027-03-01 blocked 720',
    '2027-03-02 blocked 0',
    '2027-03-02 open 1080',
    '2027-03-03 blocked 0',
  ]);
});
