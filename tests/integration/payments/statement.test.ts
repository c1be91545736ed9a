import fc from 'fast-check';
import type { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { now } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { decideDispute } from '@/lib/disputes/close';
import { openDispute } from '@/lib/disputes/open';
import { shareMissing } from '@/lib/domain/ledger';
import { newId } from '@/lib/ids';
import { holdPayout, refund, retryPayout } from '@/lib/payments/decide';
import { type EarningsRow, earningsRows, earningsSums } from '@/lib/payments/earnings/earnings';
import { debtStanding } from '@/lib/payments/earnings/earnings-debt';
import { type Statement, standingAt, statementOf } from '@/lib/payments/earnings/statement';
import { statementCsv } from '@/lib/payments/earnings/statement-csv';
import {
  monthAt,
  nextMonth,
  statementMonth,
  statementMonths,
} from '@/lib/payments/earnings/statement-months';
import { postLedger } from '@/lib/payments/post-ledger';
import type { InsertedPeople } from '@/prisma/demo/people';
import { earnedCall, heldCall, type PaidCall, paidCall, paidOutCall } from '../../factories/paid-calls';
import { as, inhabitAtPrices } from '../../factories/people';
import { World } from '../../support/world';

const world = World.forThisFile();
const TEXT = 'Half of the time was gone before the sound worked.';
let people: InsertedPeople;
let began: Temporal.Instant;
const daniel = () => people.professionals[0]?.userId ?? '';
const earner = () => as(daniel(), 'earnings.read');
const payoutsOf = () => db().payout.findMany({ where: { professionalId: daniel() } });

/** One professional's year, with everything that can move their money. */
beforeAll(async () => {
  people = await inhabitAtPrices(world, 10, Array(6).fill(12_345), 7);
  const adminId = newId('us');
  const created = new Date(now().epochMilliseconds);
  await db().user.create({
    data: {
      ...{ id: adminId, email: 'admin@monet.local', name: 'Ada Min', role: 'admin', zone: 'UTC' },
      ...{ emailVerifiedAt: created, createdAt: created },
    },
  });
  const decider = () => as(adminId, 'money.decide');
  let candidate = 0;
  const who = () => ({ candidate: candidate++, professional: 0 });
  began = now();
  const first = await paidOutCall(world, people, who());
  const other = await paidOutCall(world, people, { candidate: 9, professional: 1 });
  expect(other.professionalId).not.toBe(first.professionalId);
  await world.advance('P20D');

  await refund(await decider(), first.id, 12_345, 'The candidate was right.');
  const settling = await earnedCall(world, people, who());
  await refund(await decider(), settling.id, 3_333, 'A part of it.');
  await world.advance('P20D');

  const disputed = await heldCall(world, people, who());
  const { id } = await openDispute(await as(disputed.candidateId, 'dispute.open'), {
    ...{ bookingId: disputed.id, matter: 'call', text: TEXT },
  });
  const decision = { outcome: 'part', refundCents: 1_001, decision: TEXT } as const;
  await decideDispute(await as(adminId, 'dispute.decide'), id, decision);
  await world.advance('P10D');

  const bounced = await paidOutCall(world, people, who());
  const { payoutId } = await db().payout.findUniqueOrThrow({ where: { bookingId: bounced.id } });
  await world.control('POST', `/control/stripe/payouts/${payoutId}/fail`, { failureCode: 'no_account' });
  await world.advance('P20D');
  const account = `/control/stripe/accounts/${bounced.account}/onboard`;
  await world.control('POST', account, { accountNumber: '000123456789', quiet: true });
  await retryPayout(await decider(), bounced.id, 'They named another account.');
  await world.advance('P10D');

  await chargedBack(await paidOutCall(world, people, who()));
  const kept = await earnedCall(world, people, who());
  await holdPayout(await decider(), kept.id, 'The work address bounced.');
  await world.advance('P25D');
  const open = await paidCall(world, people, who());
  await world.advanceTo(open.startAt.add({ minutes: 5 }).toString());
  await openDispute(await as(daniel(), 'dispute.open'), {
    ...{ bookingId: open.id, matter: 'absence', text: TEXT },
  });
}, 300_000);

async function chargedBack(call: PaidCall): Promise<void> {
  const { paymentIntentId } = call;
  const { id } = await world.control<{ id: string }>('POST', '/control/stripe/disputes', { paymentIntentId });
  await world.control('POST', `/control/stripe/disputes/${id}/close`, { outcome: 'lost' });
  await world.settle();
}

/** All statements from the month before the first entry to the present one, in a zone. */
async function statementsIn(zone: string): Promise<Statement[]> {
  const statements: Statement[] = [];
  const actor = await earner();
  const last = monthAt(now(), zone);
  const before = monthAt(began.subtract({ hours: 24 * 31 }), zone);
  for (let month = before; month <= last; month = nextMonth(month)) {
    statements.push(await statementOf(actor, month, zone));
  }
  return statements;
}

const changeOf = ({ lines }: Statement) =>
  lines.reduce(
    (sum, each) =>
      sum + each.grossCents + each.feeCents + each.refundCents + each.debtCents + each.payoutCents,
    0,
  );
const ZONES = ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Pacific/Niue'];

describe('statements of consecutive months', () => {
  it('chain, add up to the cent, and agree with the ledger and the payouts, in any zone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ZONES), async (zone) => {
        const statements = await statementsIn(zone);
        expect(statements[0]).toMatchObject({ opening: { balanceCents: 0, owedCents: 0 }, lines: [] });
        for (const [index, statement] of statements.entries()) {
          const next = statements[index + 1];
          if (next) expect(next.opening).toEqual(statement.closing);
          expect(statement.opening.balanceCents + changeOf(statement)).toBe(statement.closing.balanceCents);
        }
        const lines = statements.flatMap((each) => each.lines);
        const paidOut = lines.reduce((sum, { payoutCents }) => sum - payoutCents, 0);
        const paid = (await payoutsOf()).filter(({ status }) => status === 'paid');
        expect(paidOut).toBe(paid.reduce((sum, each) => sum + each.amountCents - each.withheldCents, 0));
        expect(statements.at(-1)?.closing).toEqual(await standingAt(await earner(), now().add({ hours: 1 })));
        const kinds = new Set(lines.map(({ kind }) => kind));
        expect([...kinds].sort()).toEqual(
          ['debt', 'earned', 'payout', 'payout_returned', 'refund', 'settled'].sort(),
        );
      }),
      { examples: ZONES.map((zone): [string] => [zone]), numRuns: ZONES.length },
    );
  });

  it('end with what the ledger owes: what is earned and not paid, and what is owed back', async () => {
    const [last] = (await statementsIn('UTC')).slice(-1);
    const waiting = (await payoutsOf()).filter(
      ({ status, blockedReason }) => status === 'pending' || blockedReason === 'held_by_admin',
    );
    expect(last?.closing.balanceCents).toBe(waiting.reduce((sum, each) => sum + each.amountCents, 0));
    expect(last?.closing.owedCents).toBe((await debtStanding(await earner())).owedCents);
    // What was charged back after the payout: 98.76 of 123.45.
    expect(last?.closing.owedCents).toBe(9_876);
  });

  it('tell a refund as one line, with our fee in it', async () => {
    const lines = (await statementsIn('UTC')).flatMap((each) => each.lines);
    const refunds = lines.filter(({ kind }) => kind === 'refund');
    expect(refunds.map(({ refundCents, feeCents }) => [refundCents, feeCents])).toEqual([
      [-12_345, 2_469],
      [-3_333, 667],
      [-12_345, 2_469],
    ]);
  });

  it('are listed month by month with the same sums', async () => {
    for (const zone of ZONES) {
      const statements = (await statementsIn(zone)).slice(1).reverse();
      const listed = await statementMonths(await earner(), zone, now());
      expect(listed.length).toBeGreaterThanOrEqual(4);
      for (const total of listed) {
        const statement = statements.find(({ month }) => month === total.month);
        expect(statement?.closing).toEqual({
          ...{ balanceCents: total.closingCents, owedCents: total.closingOwedCents },
        });
        expect(total.paidCents).toBe(statement?.lines.reduce((sum, each) => sum - each.payoutCents, 0));
      }
    }
  });

  it('are CSV whose columns add up', async () => {
    for (const statement of await statementsIn('UTC')) {
      const [head, ...rows] = statementCsv(statement).slice(1).trimEnd().split('\r\n');
      const columns = head?.split(',') ?? [];
      const cell = (row: string, name: string) => row.split(',')[columns.indexOf(name)] ?? '';
      const centsIn = (row: string, name: string) => Math.round(Number(cell(row, name)) * 100);
      let balance = 0;
      for (const row of rows) {
        const sums = ['gross', 'fee', 'refund', 'debt', 'payout'].map((name) => centsIn(row, name));
        balance += sums.reduce((sum, each) => sum + each, 0);
        if (cell(row, 'entry') === 'opening') balance = centsIn(row, 'balance');
        expect(balance).toBe(centsIn(row, 'balance'));
      }
      expect(rows).toHaveLength(statement.lines.length + 2);
    }
  });

  it('are for months alone', () => {
    for (const text of ['2026-13', '2026-00', '2026-1', '26-01', '', '2026-01-01']) {
      expect(statementMonth(text), text).toBeNull();
    }
    expect(statementMonth('2026-11')).toBe('2026-11');
  });
});

describe('what a professional earned, after all that can follow', () => {
  it('has every call in one state with why it is kept back, each row gross = fee + net', async () => {
    const { items } = await earningsRows(await earner());
    const states = (some: readonly EarningsRow[]) => some.map(({ state }) => state).sort();
    expect(states(items)).toEqual([
      ...['disputed', 'held_by_admin', 'paid', 'paid', 'paid', 'returned', 'returned'],
    ]);
    for (const row of items) expect(row.grossCents).toBe(row.feeCents + row.netCents);
    const sums = await earningsSums(await earner());
    for (const [state, sum] of Object.entries(sums)) {
      const rows = items.filter((row) => row.state === state);
      expect(rows.reduce((total, row) => total + row.netCents, 0)).toBe(sum.cents);
      expect(rows.length).toBe(sum.calls);
    }
  });
});

describe('an entry in the first hour of a month', () => {
  it('stands in the month of the reader’s zone, in the statement and in the list', async () => {
    const first = now().toZonedDateTimeISO('UTC').add({ months: 1 }).with({ day: 1 }).startOfDay();
    await world.advanceTo(first.add({ minutes: 30 }).toInstant().toString());
    const booking = await db().booking.findFirstOrThrow({ where: { professionalId: daniel() } });
    await transaction((tx) => postLedger(tx, booking.id, shareMissing(7, booking), 'first-hour'));
    const monthOf = async (zone: string) =>
      (await statementsIn(zone)).find(({ lines }) => lines.some(({ owedCents }) => owedCents === 7))?.month;
    const [before, after] = [monthAt(first.subtract({ days: 1 }).toInstant(), 'UTC'), monthAt(now(), 'UTC')];
    expect([await monthOf('America/New_York'), await monthOf('Asia/Kathmandu')]).toEqual([before, after]);
    for (const zone of ZONES) {
      const statements = await statementsIn(zone);
      for (const { month, closingOwedCents } of await statementMonths(await earner(), zone, now())) {
        expect(statements.find((each) => each.month === month)?.closing.owedCents).toBe(closingOwedCents);
      }
    }
  });
});
