import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { accept } from '@/lib/bookings/accept';
import { cancel } from '@/lib/bookings/cancel';
import { checkout } from '@/lib/bookings/checkout';
import { confirm } from '@/lib/bookings/confirm';
import { requestCall } from '@/lib/bookings/request';
import { schedule } from '@/lib/bookings/schedule';
import { now } from '@/lib/clock';
import { db } from '@/lib/db';
import { submitFeedback } from '@/lib/feedback/submit';
import {
  type EarningsState,
  earningsPeriods,
  earningsRows,
  earningsSums,
  firstUnwritten,
  paidBetween,
} from '@/lib/payments/earnings/earnings';
import { earningsCsv } from '@/lib/payments/earnings/earnings-csv';
import type { InsertedPeople } from '@/prisma/demo/people';
import { as, inhabit } from '../../factories/people';
import { MAYA_QUESTION, SECOND_VERSION } from '../../fixtures/feedback/story';
import { World } from '../../support/world';

const world = World.forThisFile();
let people: InsertedPeople;
const daniel = () => people.professionals[0]?.userId ?? '';
const earner = () => as(daniel(), 'earnings.read');

/** A paid call of one candidate with Daniel, 120.00, at the first slot so many hours ahead. */
async function paidCall(
  candidate: number,
  hours: number,
): Promise<{ id: string; startAt: Temporal.Instant }> {
  const candidateId = people.candidates[candidate]?.userId ?? '';
  const { id } = await requestCall(await as(candidateId, 'booking.request'), {
    professionalId: people.professionals[0]?.listingId ?? '',
    question: MAYA_QUESTION,
  });
  const { availability } = await accept(await as(daniel(), 'booking.accept'), id);
  const earliest = now().add({ hours });
  const slot = availability.slots.find((each) => Temporal.Instant.compare(each.startAt, earliest) >= 0);
  if (!slot) throw new TypeError('no slot is offered');
  await schedule(await as(daniel(), 'booking.schedule'), id, slot.startAt);
  const open = await checkout(await as(candidateId, 'booking.checkout'), id);
  expect((await world.confirmCard(open)).status).toBe(200);
  await confirm(await as(candidateId, 'booking.confirm'), open.paymentIntentId);
  await world.settle();
  return { id, startAt: slot.startAt };
}

async function attended({ id, startAt }: { id: string; startAt: Temporal.Instant }): Promise<void> {
  await world.control('POST', '/control/zoom/attendance', {
    bookingId: id,
    candidate: true,
    professional: true,
  });
  await world.advanceTo(startAt.add({ minutes: 60 }).toString());
}

const bookings: Partial<Record<EarningsState | 'lateCancelled', string>> = {};

beforeAll(async () => {
  people = await inhabit(world, 5);
  const paid = await paidCall(0, 24);
  await attended(paid);
  await submitFeedback(await as(daniel(), 'feedback.write'), paid.id, SECOND_VERSION);
  await world.advance('P8D');

  const late = await paidCall(1, 24);
  const returned = await paidCall(2, 48);
  const waiting = await paidCall(3, 30);
  const held = await paidCall(4, 24 * 7);
  await cancel(await as(daniel(), 'booking.cancel'), returned.id);
  await world.advanceTo(late.startAt.subtract({ minutes: 60 }).toString());
  await cancel(await as(people.candidates[1]?.userId ?? '', 'booking.cancel'), late.id);
  await attended(waiting);
  Object.assign(bookings, {
    paid: paid.id,
    lateCancelled: late.id,
    returned: returned.id,
    waiting: waiting.id,
    held: held.id,
  });
}, 240_000);

describe('what a professional earned', () => {
  it('has every paid call in exactly one state, to the cent', async () => {
    expect(await earningsSums(await earner())).toEqual({
      held: { cents: 9_600, calls: 1 },
      waiting: { cents: 9_600, calls: 1 },
      on_its_way: { cents: 4_800, calls: 1 },
      paid: { cents: 9_600, calls: 1 },
      disputed: { cents: 0, calls: 0 },
      card_dispute: { cents: 0, calls: 0 },
      held_by_admin: { cents: 0, calls: 0 },
      stopped: { cents: 0, calls: 0 },
      returned: { cents: 0, calls: 1 },
    });
    expect(await firstUnwritten(await earner())).toMatchObject({ bookingId: bookings.waiting });
  });

  it('shows rows that add up to the sums, the latest call first, with gross = fee + net', async () => {
    const { items } = await earningsRows(await earner());
    const sums = await earningsSums(await earner());
    for (const [state, sum] of Object.entries(sums)) {
      const rows = items.filter((row) => row.state === state);
      expect(rows.length, state).toBe(sum.calls);
      expect(
        rows.reduce((total, row) => total + row.netCents, 0),
        state,
      ).toBe(sum.cents);
    }
    for (const row of items) expect(row.grossCents).toBe(row.feeCents + row.netCents);
    expect(items.map(({ startAt }) => startAt.epochMilliseconds)).toEqual(
      items.map(({ startAt }) => startAt.epochMilliseconds).sort((a, b) => b - a),
    );
    expect(items.find((row) => row.bookingId === bookings.lateCancelled)).toMatchObject({
      grossCents: 6_000,
      feeCents: 1_200,
      netCents: 4_800,
      endReason: 'cancelled_by_candidate',
    });
    expect(items.find((row) => row.bookingId === bookings.returned)).toMatchObject({
      grossCents: 0,
      netCents: 0,
    });
  });

  it('agrees with the ledger', async () => {
    const lines = await db().$queryRaw<{ kind: string; cents: number }[]>`
      SELECT kind, amount_cents AS cents FROM ledger_open_lines
      WHERE user_id = ${daniel()} AND account = 'professional_payable' AND phase = 'posted'`;
    const sumOf = (some: typeof lines) => some.reduce((total, line) => total + line.cents, 0);
    const owed = -sumOf(lines);
    const paidOut = sumOf(lines.filter((line) => line.kind === 'paid_out'));
    const sums = await earningsSums(await earner());
    expect(owed).toBe(sums.on_its_way.cents + sums.stopped.cents);
    expect(paidOut).toBe(sums.paid.cents);
    const all = Temporal.Instant.from('2020-01-01T00:00Z');
    expect(await paidBetween(await earner(), [all, now().add({ hours: 1 })])).toMatchObject([
      { cents: sums.paid.cents, calls: 1, lateCancellations: 0 },
    ]);
  });

  it('counts what was paid in the month and year in which it was, in the reader’s zone', async () => {
    const { year, yearBounds, monthBounds } = earningsPeriods(now(), 'Europe/London');
    const payout = await db().payout.findUniqueOrThrow({ where: { bookingId: bookings.paid ?? '' } });
    const paidAt = Temporal.Instant.fromEpochMilliseconds(payout.paidAt?.getTime() ?? 0);
    const paidOn = paidAt.toZonedDateTimeISO('Europe/London');
    const [inYear] = await paidBetween(await earner(), yearBounds);
    expect(inYear?.cents).toBe(paidOn.year === year ? 9_600 : 0);
    const months = await paidBetween(await earner(), monthBounds);
    expect(months).toHaveLength(6);
    expect(
      months.map(({ from, cents }) => [from.toZonedDateTimeISO('Europe/London').month, cents]),
    ).toContainEqual([paidOn.month, 9_600]);
    expect(months.reduce((total, { cents }) => total + cents, 0)).toBe(9_600);
  });

  it('pages without losing or repeating a row', async () => {
    const seen: string[] = [];
    for (let cursor: string | undefined, pages = 0; pages < 10; pages++) {
      const page = await earningsRows(await earner(), { cursor, limit: 2 });
      seen.push(...page.items.map(({ bookingId }) => bookingId));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual((await earningsRows(await earner())).items.map(({ bookingId }) => bookingId));
    expect(seen).toHaveLength(5);
  });

  it('is nobody else’s', async () => {
    const other = await as(people.professionals[1]?.userId ?? '', 'earnings.read');
    expect((await earningsRows(other)).items).toEqual([]);
    await expect(as(people.candidates[0]?.userId ?? '', 'earnings.read')).rejects.toMatchObject({
      code: 'wrong_role',
    });
  });

  it('is one line a call in CSV, in dollars, with the names that the confirmation told', async () => {
    const lines = (await earningsCsv(await earner())).trimEnd().split('\r\n');
    expect(lines).toHaveLength(6);
    const late = lines.find((line) => line.includes(bookings.lateCancelled ?? ''));
    expect(late).toContain(`,${people.candidates[1]?.name},60.00,0.00,12.00,48.00,USD,on_its_way,`);
  });
});

describe('the first instants of months and years', () => {
  it('are those of the zone, also where the clocks change in between', () => {
    const at = Temporal.Instant.from('2026-01-15T12:00Z');
    const { year, yearBounds, monthBounds } = earningsPeriods(at, 'America/New_York');
    expect(year).toBe(2026);
    expect(yearBounds.map(String)).toEqual(['2026-01-01T05:00:00Z', '2027-01-01T05:00:00Z']);
    expect(monthBounds.map(String)).toEqual([
      '2025-08-01T04:00:00Z',
      '2025-09-01T04:00:00Z',
      '2025-10-01T04:00:00Z',
      '2025-11-01T04:00:00Z',
      '2025-12-01T05:00:00Z',
      '2026-01-01T05:00:00Z',
      '2026-02-01T05:00:00Z',
    ]);
  });
});
