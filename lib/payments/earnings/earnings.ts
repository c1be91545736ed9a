import type { Temporal } from 'temporal-polyfill';
import type { Authorised } from '@/lib/access';
import { toDate, toInstant, toInstantOrNull } from '@/lib/clock';
import { decodeCursor, encodeCursor } from '@/lib/cursor';
import { db } from '@/lib/db';
import { Prisma } from '@/prisma/generated/client/client';

/**
 * What has become of a professional's share of a paid call. `held`: the call is to come. `waiting`: the call is over,
 * the feedback has not passed. `on_its_way`: earned. `paid`: also kept for what the professional owed. `disputed`,
 * `card_dispute` and `held_by_admin`: kept back, until that is decided. `stopped`: sent back by the bank. `returned`: the
 * candidate got everything back, or their bank took it.
 */
export const EARNINGS_STATES = [
  ...(['held', 'waiting', 'on_its_way', 'paid', 'disputed', 'card_dispute', 'held_by_admin'] as const),
  ...(['stopped', 'returned'] as const),
] as const;
export type EarningsState = (typeof EARNINGS_STATES)[number];

/** How much, and of how many calls. */
export type EarningsSum = { readonly cents: number; readonly calls: number };

/** A professional's sums by state, in net US cents; every call they were ever booked for is in exactly one. */
export type EarningsSums = Readonly<Record<EarningsState, EarningsSum>>;

/**
 * One paid call. Sums are what is kept of the payment after refunds, and what the platform pays of its own where nothing
 * is kept: gross + compensation = fee + net.
 */
export type EarningsRow = {
  readonly bookingId: string;
  /** The candidate, whose name the confirmation has told. */
  readonly name: string;
  readonly startAt: Temporal.Instant;
  readonly endAt: Temporal.Instant;
  readonly grossCents: number;
  readonly compensationCents: number;
  readonly feeCents: number;
  readonly netCents: number;
  readonly state: EarningsState;
  readonly bookingStatus: string;
  readonly endReason: string | null;
  readonly paymentStatus: string;
  readonly payoutStatus: string;
  /** Why the payout has not been sent yet, in a word of ours. */
  readonly waitingFor: string | null;
  readonly arrivesAt: Temporal.Instant | null;
  readonly paidAt: Temporal.Instant | null;
};

/** What of the price is kept after all that went back: of it, the fee, and the professional's share, with what we pay. */
const GROSS = Prisma.sql`CASE WHEN p.status = 'charged_back' THEN 0 ELSE p.amount_cents - coalesce(r.amount_cents, 0) END`;
const FEE = Prisma.sql`CASE WHEN p.status = 'charged_back' THEN 0 ELSE p.fee_cents - coalesce(r.fee_refund_cents, 0) END`;
const COMPENSATION = Prisma.sql`coalesce(g.amount_cents, 0)`;
const NET = Prisma.sql`(${GROSS} - ${FEE} + ${COMPENSATION})`;

/** The one definition of a state, for the sums and the rows alike. */
const STATE = Prisma.sql`
  CASE WHEN ${NET} = 0 THEN 'returned'
       WHEN o.status = 'held' AND b.status = 'confirmed' THEN 'held'
       WHEN o.status = 'held' THEN 'waiting'
       WHEN o.status IN ('pending', 'sent') THEN 'on_its_way'
       WHEN o.status IN ('paid', 'settled') THEN 'paid'
       WHEN o.status = 'blocked' AND o.blocked_reason IN ('disputed', 'card_dispute', 'held_by_admin') THEN o.blocked_reason
       ELSE 'stopped' END`;

/** Sums by state, over all time. */
export async function earningsSums(actor: Authorised<'earnings.read'>): Promise<EarningsSums> {
  const rows = await db().$queryRaw<{ state: EarningsState; cents: bigint; calls: bigint }[]>`
    SELECT ${STATE} AS state, sum(${NET}) AS cents, count(*) AS calls
      FROM payouts o JOIN bookings b ON b.id = o.booking_id
      JOIN payments p ON p.booking_id = o.booking_id
      LEFT JOIN refund_totals r ON r.booking_id = o.booking_id
      LEFT JOIN compensations g ON g.booking_id = o.booking_id
     WHERE o.professional_id = ${actor.id}
     GROUP BY 1`;
  const sum = (state: EarningsState): EarningsSum => {
    const row = rows.find((each) => each.state === state);
    return { cents: Number(row?.cents ?? 0), calls: Number(row?.calls ?? 0) };
  };
  return Object.fromEntries(EARNINGS_STATES.map((state) => [state, sum(state)])) as EarningsSums;
}

/** A stretch of time, and what reached the professional's bank in it. */
export type PaidIn = EarningsSum & { readonly from: Temporal.Instant; readonly lateCancellations: number };

/**
 * What was paid out in each of some stretches of time, from the ledger: payouts that came back are taken off again in
 * the stretch in which they did.
 * @param bounds ascending; n + 1 instants make n stretches, each without its end
 */
export async function paidBetween(
  actor: Authorised<'earnings.read'>,
  bounds: readonly Temporal.Instant[],
): Promise<PaidIn[]> {
  const from = bounds.slice(0, -1);
  const rows = await db().$queryRaw<{ at: bigint; cents: bigint; calls: bigint; late: bigint }[]>`
    SELECT at, sum(cents) AS cents, count(*) FILTER (WHERE cents > 0) AS calls,
           count(*) FILTER (WHERE cents > 0 AND cancelled) AS late
      FROM (SELECT s.at, e.booking_id, bool_or(b.status = 'cancelled') AS cancelled, sum(e.amount_cents) AS cents
              FROM unnest(${from.map(toDate)}::timestamptz[], ${bounds.slice(1).map(toDate)}::timestamptz[])
                   WITH ORDINALITY AS s(begin_at, end_at, at)
              JOIN ledger_open_lines e ON e.at >= s.begin_at AND e.at < s.end_at AND e.kind = 'paid_out'
                   AND e.phase = 'posted' AND e.account = 'professional_payable' AND e.user_id = ${actor.id}
              JOIN bookings b ON b.id = e.booking_id
             GROUP BY s.at, e.booking_id) AS booking
     GROUP BY at`;
  return from.map((start, index) => {
    const row = rows.find((each) => Number(each.at) === index + 1);
    return {
      from: start,
      cents: Number(row?.cents ?? 0),
      calls: Number(row?.calls ?? 0),
      lateCancellations: Number(row?.late ?? 0),
    };
  });
}

type Row = Omit<EarningsRow, 'startAt' | 'endAt' | 'arrivesAt' | 'paidAt'> & {
  startAt: Date;
  endAt: Date;
  arrivesAt: Date | null;
  paidAt: Date | null;
};

/**
 * The professional's paid calls, the latest call first.
 * @param limit all of them when left out
 * @throws AppError `invalid_fields` naming `cursor`
 */
export async function earningsRows(
  actor: Authorised<'earnings.read'>,
  { cursor, limit }: { cursor?: string | undefined; limit?: number } = {},
): Promise<{ items: EarningsRow[]; nextCursor: string | null }> {
  const after = cursor ? decodeCursor(cursor) : null;
  const rows = await db().$queryRaw<Row[]>`
    SELECT b.id AS "bookingId", u.name, b.start_at AS "startAt", b.end_at AS "endAt",
           ${GROSS} AS "grossCents", ${COMPENSATION} AS "compensationCents", ${FEE} AS "feeCents", ${NET} AS "netCents", ${STATE} AS state,
           b.status::text AS "bookingStatus", p.status::text AS "paymentStatus",
           b.end_reason AS "endReason", o.status::text AS "payoutStatus", o.waiting_for AS "waitingFor",
           o.arrives_at AS "arrivesAt", o.paid_at AS "paidAt"
      FROM payouts o
      JOIN payments p ON p.booking_id = o.booking_id
      JOIN bookings b ON b.id = o.booking_id AND b.confirmed_at IS NOT NULL
      JOIN users u ON u.id = b.candidate_id
      LEFT JOIN refund_totals r ON r.booking_id = o.booking_id
      LEFT JOIN compensations g ON g.booking_id = o.booking_id
     WHERE o.professional_id = ${actor.id}
       ${after ? Prisma.sql`AND (b.start_at < ${after.at} OR (b.start_at = ${after.at} AND b.id > ${after.id}))` : Prisma.empty}
     ORDER BY b.start_at DESC, b.id
     ${limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit + 1}`}`;
  const shown = limit === undefined ? rows : rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      ...row,
      startAt: toInstant(row.startAt),
      endAt: toInstant(row.endAt),
      arrivesAt: toInstantOrNull(row.arrivesAt),
      paidAt: toInstantOrNull(row.paidAt),
    })),
    nextCursor:
      rows.length > shown.length && last ? encodeCursor({ at: last.startAt, id: last.bookingId }) : null,
  };
}

/** When the first feedback that is missing was to be begun: the end of the earliest call that waits for one. */
export async function firstUnwritten(
  actor: Authorised<'earnings.read'>,
): Promise<{ bookingId: string; endAt: Temporal.Instant } | null> {
  const booking = await db().booking.findFirst({
    where: { professionalId: actor.id, status: 'completed_pending_feedback' },
    orderBy: [{ endAt: 'asc' }, { id: 'asc' }],
    select: { id: true, endAt: true },
  });
  return booking?.endAt ? { bookingId: booking.id, endAt: toInstant(booking.endAt) } : null;
}

/** The first instants of this year and the next, and of the last six months and the next, in a zone. */
export function earningsPeriods(
  now: Temporal.Instant,
  zone: string,
): { year: number; yearBounds: Temporal.Instant[]; monthBounds: Temporal.Instant[] } {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const firstOfMonth = today.with({ day: 1 });
  const firstOfYear = firstOfMonth.with({ month: 1 });
  const instantOf = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).toInstant();
  const months = Array.from({ length: MONTHS_SHOWN + 1 }, (_, index) =>
    firstOfMonth.add({ months: index + 1 - MONTHS_SHOWN }),
  );
  return {
    year: today.year,
    yearBounds: [firstOfYear, firstOfYear.add({ years: 1 })].map(instantOf),
    monthBounds: months.map(instantOf),
  };
}

const MONTHS_SHOWN = 6;
