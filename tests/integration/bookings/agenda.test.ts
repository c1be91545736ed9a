import { beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '@/lib/audit';
import { listAgenda } from '@/lib/bookings/agenda';
import { recordRequest } from '@/lib/bookings/record-transition';
import { toInstant } from '@/lib/clock';
import { transaction } from '@/lib/db';
import { split } from '@/lib/domain/fees';
import { newId } from '@/lib/ids';
import { confirmedBooking, happen, insertPairs, type Pair } from '../../factories/bookings';
import { as } from '../../factories/people';
import { StillWorld } from '../../support/still-world';

const world = StillWorld.forThisFile();
const requests: string[] = [];
let pairs: Pair[] = [];
let over = '';
let coming = '';

const first = () => pairs[0] as Pair;
const professional = () => as(first().professionalId, 'bookings.list');

async function request(pair: Pair): Promise<string> {
  const id = newId('bk');
  await transaction((tx) =>
    recordRequest(tx, {
      ...pair,
      id,
      professionalId: first().professionalId,
      listingId: first().listingId,
      question: 'What would you look at first in my application?',
      price: split(12_000, 2_000),
      card: { headline: 'Mid-level, investment banking' },
      candidateCard: { stage: 'masters_student', schoolType: 'business_school', interests: ['law'] },
    }),
  );
  return id;
}

beforeAll(async () => {
  pairs = await insertPairs(5);
  over = await confirmedBooking(first()).then(async ({ id, endAt }) => {
    if (!endAt) throw new TypeError('a confirmed booking has its slot');
    world.moveTo(toInstant(endAt));
    await happen(id, { type: 'call_ended' }, SYSTEM);
    return id;
  });
  coming = (await confirmedBooking(first())).id;
  for (const pair of pairs.slice(1)) {
    requests.push(await request(pair));
    await new Promise((resolve) => setTimeout(resolve, 2)); // so that no two run out at the same instant
  }
  await happen(
    requests[1] ?? '',
    { type: 'decline' },
    {
      kind: 'professional',
      id: first().professionalId,
    },
  );
});

test('each view holds its own bookings, what is next first', async () => {
  const ids = async (view: Parameters<typeof listAgenda>[1]['view']) =>
    (await listAgenda(await professional(), { view, limit: 20 })).items.map(({ id }) => id);
  expect(await ids('requests')).toEqual([requests[0], requests[2], requests[3]]);
  expect(await ids('feedback')).toEqual([over]);
  expect(await ids('coming')).toEqual([coming]);
  expect(await ids('cancelled')).toEqual([requests[1]]);
  expect(await ids('past')).toEqual([]);
});

test('the professional sees what the candidate is interested in, and no name before the confirmation', async () => {
  const { items } = await listAgenda(await professional(), { view: 'requests', limit: 1 });
  expect(items[0]).toMatchObject({
    headline: 'Master’s student, business school',
    interests: ['law'],
    netCents: 9_600,
  });
  expect(items[0]).not.toHaveProperty('name');
  const candidate = await as(pairs[1]?.candidateId ?? '', 'bookings.list');
  const own = await listAgenda(candidate, { view: 'requests', limit: 5 });
  expect(own.items).toHaveLength(1);
  expect(own.items[0]).not.toHaveProperty('netCents');
  expect(own.items[0]).not.toHaveProperty('interests');
});

test('pages go on where the one before ended', async () => {
  const seen: string[] = [];
  for (let cursor: string | undefined, pages = 0; pages < 9; pages++) {
    const page = await listAgenda(await professional(), { view: 'requests', cursor, limit: 1 });
    seen.push(...page.items.map(({ id }) => id));
    if (!page.nextCursor) break;
    cursor = page.nextCursor;
  }
  expect(seen).toEqual([requests[0], requests[2], requests[3]]);
});
