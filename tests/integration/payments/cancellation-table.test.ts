import type Stripe from 'stripe';
import type { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { accept } from '@/lib/bookings/accept';
import { cancel } from '@/lib/bookings/cancel';
import { checkout } from '@/lib/bookings/checkout';
import { confirm } from '@/lib/bookings/confirm';
import { readBooking } from '@/lib/bookings/queries';
import { requestCall } from '@/lib/bookings/request';
import { schedule } from '@/lib/bookings/schedule';
import { now } from '@/lib/clock';
import { db } from '@/lib/db';
import { stripeClient } from '@/tests/sandbox/support';
import { as, inhabitAtPrices } from '../../factories/people';
import { MAYA_QUESTION } from '../../fixtures/feedback/story';
import { ledgerOf } from '../../support/ledger';
import { World } from '../../support/world';

/** What is where when a call of this price was cancelled, or stands: written by hand, in cents. */
interface Price {
  price: number;
  /** Stripe's own 2.9 % and 0.30 of the charge, which nobody gives back. */
  cost: number;
  /** Half back, and the kept half split 80/20. */
  late: Outcome;
  /** Nothing back: the call has begun. */
  held: Outcome;
}
interface Outcome {
  candidate: number;
  professional: number;
  platform: number;
}

/** Written by hand, in cents; each outcome as candidate, professional, platform. */
const PRICES: Price[] = [
  { price: 1_000, cost: 59, late: outcome(500, 400, 100), held: outcome(0, 800, 200) },
  { price: 3_333, cost: 127, late: outcome(1_667, 1_333, 333), held: outcome(0, 2_666, 667) },
  { price: 9_999, cost: 320, late: outcome(5_000, 3_999, 1_000), held: outcome(0, 7_999, 2_000) },
  { price: 12_001, cost: 378, late: outcome(6_001, 4_800, 1_200), held: outcome(0, 9_601, 2_400) },
  { price: 200_000, cost: 5_830, late: outcome(100_000, 80_000, 20_000), held: outcome(0, 160_000, 40_000) },
];

function outcome(candidate: number, professional: number, platform: number): Outcome {
  return { candidate, professional, platform };
}

type Row = { by: 'candidate' | 'professional'; secondsToStart: number; gives: 'all' | 'half' | 'nothing' };

const THREE_HOURS = 10_800;
const ROWS: Row[] = [
  { by: 'candidate', secondsToStart: THREE_HOURS + 1, gives: 'all' },
  { by: 'candidate', secondsToStart: THREE_HOURS, gives: 'all' },
  { by: 'candidate', secondsToStart: THREE_HOURS - 1, gives: 'half' },
  { by: 'candidate', secondsToStart: 1, gives: 'half' },
  { by: 'candidate', secondsToStart: 0, gives: 'nothing' },
  { by: 'candidate', secondsToStart: -1, gives: 'nothing' },
  { by: 'professional', secondsToStart: THREE_HOURS + 1, gives: 'all' },
  { by: 'professional', secondsToStart: THREE_HOURS, gives: 'all' },
  { by: 'professional', secondsToStart: THREE_HOURS - 1, gives: 'all' },
  { by: 'professional', secondsToStart: 1, gives: 'all' },
  { by: 'professional', secondsToStart: 0, gives: 'nothing' },
  { by: 'professional', secondsToStart: -1, gives: 'nothing' },
];

/** A paid call, with a professional whose account holds nothing else. */
interface Call {
  bookingId: string;
  candidateId: string;
  professionalId: string;
  account: string;
  intent: string;
  startAt: Temporal.Instant;
}

/** One cell of the table. Refusals change nothing, so that those of one price share a call; others have their own. */
interface Cell {
  price: Price;
  row: Row;
  call: Call;
  /** Filled by the sweep. */
  refused?: string;
  /** At Stripe, in the ledger, and on the pages of the two people. */
  found?: Record<'stripe' | 'books' | 'pages', Outcome>;
}

const CANDIDATES = 40;
/** So long before its instant the clock is moved; the rest is the frozen second in which somebody cancels. */
const BEFORE_MS = 5_000;
/** About a minute beside other work; several times that on a machine that several test runs share. */
const LIMIT_MS = 480_000;

const world = World.forThisFile();
const cells: Cell[] = [];
let stripe: Stripe;
let platformAtFirst: number;

beforeAll(async () => {
  const calls = PRICES.flatMap((price) => [
    ...ROWS.filter(({ gives }) => gives !== 'nothing').map((row) => ({ price, rows: [row] })),
    { price, rows: ROWS.filter(({ gives }) => gives === 'nothing') },
  ]);
  const prices = calls.map(({ price }) => price.price);
  const people = await inhabitAtPrices(world, CANDIDATES, prices);
  stripe = stripeClient(world.origin);
  for (const [at, { price, rows }] of calls.entries()) {
    const candidateId = people.candidates[at % CANDIDATES]?.userId ?? '';
    const { userId, listingId } = people.professionals[at] ?? { userId: '', listingId: '' };
    const call = await paidCall(candidateId, userId, listingId);
    cells.push(...rows.map((row) => ({ price, row, call })));
  }
  await world.settle();
  platformAtFirst = await holds();
  await sweep();
}, LIMIT_MS);

async function paidCall(candidateId: string, professionalId: string, listingId: string): Promise<Call> {
  const { accountId } = await db().stripeAccount.findUniqueOrThrow({ where: { userId: professionalId } });
  const { id } = await requestCall(await as(candidateId, 'booking.request'), {
    professionalId: listingId,
    question: MAYA_QUESTION,
  });
  const { availability } = await accept(await as(professionalId, 'booking.accept'), id);
  const slot = availability.slots[0];
  if (!slot) throw new TypeError('no slot is offered');
  await schedule(await as(professionalId, 'booking.schedule'), id, slot.startAt);
  const open = await checkout(await as(candidateId, 'booking.checkout'), id);
  expect((await world.confirmCard(open)).status).toBe(200);
  await confirm(await as(candidateId, 'booking.confirm'), open.paymentIntentId);
  const { startAt } = slot;
  const intent = open.paymentIntentId;
  return { bookingId: id, candidateId, professionalId, account: accountId ?? '', intent, startAt };
}

const instantOf = ({ call, row }: Cell) => call.startAt.epochMilliseconds - row.secondsToStart * 1_000;

/**
 * Moves the clock once over all starts: to just before each boundary, where everybody cancels whose second it is, and
 * then on until the refunds are through.
 */
async function sweep(): Promise<void> {
  const left = cells.toSorted((a, b) => instantOf(a) - instantOf(b));
  for (let [first] = left; first; [first] = left) {
    const begin = instantOf(first) - BEFORE_MS;
    await world.advanceTo(new Date(begin).toISOString());
    const there = left.splice(0, left.filter((cell) => instantOf(cell) < begin + 2 * BEFORE_MS).length);
    for (const cell of there) await cancelAt(cell);
    await world.advance('PT1M');
    for (const cell of there) {
      const [stripe, books, pages] = [
        await whereMoneyIs(cell.call),
        await whatBooksSay(cell.call),
        await whatPagesSay(cell),
      ];
      cell.found = { stripe, books, pages };
    }
  }
}

/** Somebody cancels in exactly this millisecond: the process's time stands still meanwhile. */
async function cancelAt(cell: Cell): Promise<void> {
  const by = cell.row.by === 'candidate' ? cell.call.candidateId : cell.call.professionalId;
  const actor = await as(by, 'booking.cancel');
  vi.useFakeTimers({ toFake: ['Date'] });
  const offset = now().epochMilliseconds - Date.now();
  vi.setSystemTime(instantOf(cell) - offset);
  try {
    await cancel(actor, cell.call.bookingId);
  } catch (error) {
    cell.refused = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  } finally {
    vi.useRealTimers();
  }
}

/** Read from Stripe alone: the refunds of the payment, the professional's balance, what is left of the fee. */
async function whereMoneyIs({ account, intent }: Call): Promise<Outcome> {
  const refunds = await stripe.refunds.list({ payment_intent: intent });
  const { latest_charge: charge } = await stripe.paymentIntents.retrieve(intent, {
    expand: ['latest_charge.application_fee'],
  });
  const fee = charge && typeof charge !== 'string' ? charge.application_fee : null;
  if (!fee || typeof fee === 'string') throw new TypeError('the payment has no fee');
  return {
    candidate: refunds.data.reduce(
      (sum, refund) => sum + (refund.status === 'succeeded' ? refund.amount : 0),
      0,
    ),
    professional: await holds(account),
    platform: fee.amount - fee.amount_refunded,
  };
}

/** From the ledger: what has gone back, what is the professional's, what of the fee is left before Stripe's own. */
async function whatBooksSay({ bookingId }: Call): Promise<Outcome> {
  const { posted } = await ledgerOf(bookingId);
  const returned = await db().$queryRaw<{ cents: number }[]>`
    SELECT coalesce(sum(amount_cents), 0)::int AS cents FROM ledger_open_lines
    WHERE booking_id = ${bookingId} AND kind = 'refunded' AND account = 'refunds_payable' AND phase = 'posted'`;
  return {
    candidate: returned[0]?.cents ?? 0,
    professional: posted.stripe_connected ?? 0,
    platform: (posted.stripe_platform ?? 0) + (posted.stripe_fees ?? 0),
  };
}

/** As each of the two reads it: the refund, the payout, and what is missing between them and the price. */
async function whatPagesSay({ call, price }: Cell): Promise<Outcome> {
  const [theirs, ours] = [
    await readBooking(await as(call.candidateId, 'booking.read'), call.bookingId),
    await readBooking(await as(call.professionalId, 'booking.read'), call.bookingId),
  ];
  const [candidate, professional] = [theirs.refund?.amountCents ?? 0, ours.payout?.amountCents ?? 0];
  return { candidate, professional, platform: price.price - candidate - professional };
}

/** What an account has, pending and available; the platform's when none is named. */
async function holds(account = 'acct_platform'): Promise<number> {
  const { items } = await world.control<{ items: { book: string; available: number; pending: number }[] }>(
    'GET',
    '/control/stripe/balances',
  );
  const own = items.filter(({ book }) => book === account);
  return own.reduce((sum, { available, pending }) => sum + available + pending, 0);
}

function expected({ price, row }: Cell): Outcome {
  if (row.gives === 'all') return { candidate: price.price, professional: 0, platform: 0 };
  return row.gives === 'half' ? price.late : price.held;
}

describe.each(PRICES)('a call of $price cents, cancelled', ({ price }) => {
  it.each(ROWS)(
    'by the $by $secondsToStart s before its start: $gives back',
    ({ by, secondsToStart, gives }) => {
      const cell = cells.find(
        (each) =>
          each.price.price === price && each.row.by === by && each.row.secondsToStart === secondsToStart,
      );
      if (!cell) throw new TypeError('there is no such cell');
      expect(cell.refused).toBe(gives === 'nothing' ? 'too_late' : undefined);
      const everywhere = expected(cell);
      expect(cell.found).toEqual({ stripe: everywhere, books: everywhere, pages: everywhere });
    },
  );
});

describe('the table itself', () => {
  it.each(PRICES)('has every cent of $price somewhere', ({ price, late, held }) => {
    for (const { candidate, professional, platform } of [late, held]) {
      expect(candidate + professional + platform).toBe(price);
    }
  });

  it('left the platform its fees less what Stripe took, before anybody cancelled', () => {
    const each = PRICES.reduce((sum, { held, cost }) => sum + held.platform - cost, 0);
    const callsOfOnePrice = new Set(cells.map(({ call }) => call.bookingId)).size / PRICES.length;
    expect(platformAtFirst).toBe(callsOfOnePrice * each);
  });

  it('left nothing astray', async () => {
    const { items } = await world.control<{ items: { available: number; pending: number }[] }>(
      'GET',
      '/control/stripe/balances',
    );
    expect(items.reduce((sum, { available, pending }) => sum + available + pending, 0)).toBe(0);
  });
});
