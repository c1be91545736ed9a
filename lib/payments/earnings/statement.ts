import type { Temporal } from 'temporal-polyfill';
import type { Authorised } from '@/lib/access';
import { toDate, toInstant } from '@/lib/clock';
import { db } from '@/lib/db';
import { monthBounds, type StatementMonth } from './statement-months';

type Reader = Authorised<'earnings.read'>;

/**
 * What a line of a statement is. `earned`: the outcome of a call is known. `compensated`: everything of a call had gone
 * back, and the platform pays. `refund`: money of an earned call went back.
 * `debt`: that had been paid already, so it is owed. `settled`: a payout was kept for what is owed. `missing`: a refund
 * that the balance with Stripe did not cover, so it is owed. `payout`, `payout_returned`: to the bank, and back from it.
 */
export type StatementKind =
  | 'earned'
  | 'compensated'
  | 'refund'
  | 'debt'
  | 'settled'
  | 'missing'
  | 'payout'
  | 'payout_returned';

/**
 * One line, in cents. What changes the balance (what is the professional's and not paid yet) stands in the five columns:
 * their sum is its effect. `owedCents` is the change of what the professional owes.
 */
export type StatementLine = {
  readonly at: Temporal.Instant;
  readonly kind: StatementKind;
  readonly bookingId: string;
  /** The candidate, whose name the confirmation has told. */
  readonly name: string;
  readonly callAt: Temporal.Instant;
  readonly grossCents: number;
  readonly feeCents: number;
  readonly refundCents: number;
  readonly debtCents: number;
  readonly payoutCents: number;
  readonly owedCents: number;
  readonly balanceCents: number;
};

/** What is the professional's and not paid yet, and what they owe, at one moment. Cents. */
export type Standing = { readonly balanceCents: number; readonly owedCents: number };

export type Statement = {
  readonly month: StatementMonth;
  readonly opening: Standing;
  readonly lines: readonly StatementLine[];
  readonly closing: Standing;
};

/** A posted entry of the ledger, as far as it is one professional's. */
type Entry = {
  id: bigint;
  key: string;
  kind: string;
  at: Date;
  bookingId: string;
  name: string;
  callAt: Date;
  payable: number;
  debt: number;
  held: number;
  fee: number;
};

/** The statement of a month in the reader's zone, from entries of the ledger alone. */
export async function statementOf(actor: Reader, month: StatementMonth, zone: string): Promise<Statement> {
  const { from, until } = monthBounds(month, zone);
  const [opening, entries] = await Promise.all([standingAt(actor, from), entriesBetween(actor, from, until)]);
  const lines = linesOf(entries, opening.balanceCents);
  const closing = {
    balanceCents: lines.at(-1)?.balanceCents ?? opening.balanceCents,
    owedCents: lines.reduce((sum, { owedCents }) => sum + owedCents, opening.owedCents),
  };
  return { month, opening, lines, closing };
}

/** Where everything stood just before an instant. */
export async function standingAt(actor: Reader, at: Temporal.Instant): Promise<Standing> {
  const [row] = await db().$queryRaw<{ payable: number; debt: number }[]>`
    SELECT -coalesce(sum(amount_cents) FILTER (WHERE account = 'professional_payable'), 0)::int AS payable,
           coalesce(sum(amount_cents) FILTER (WHERE account = 'professional_debt'), 0)::int AS debt
    FROM ledger_open_lines WHERE user_id = ${actor.id} AND phase = 'posted' AND at < ${toDate(at)}`;
  return { balanceCents: row?.payable ?? 0, owedCents: row?.debt ?? 0 };
}

function entriesBetween(actor: Reader, from: Temporal.Instant, until: Temporal.Instant): Promise<Entry[]> {
  return db().$queryRaw<Entry[]>`
    SELECT e.id, e.key, e.kind, e.at, e.booking_id AS "bookingId", u.name, b.start_at AS "callAt",
           -coalesce(sum(l.amount_cents) FILTER (WHERE l.account = 'professional_payable'), 0)::int AS payable,
           coalesce(sum(l.amount_cents) FILTER (WHERE l.account = 'professional_debt'), 0)::int AS debt,
           coalesce(sum(l.amount_cents) FILTER (WHERE l.account = 'booking_held'), 0)::int AS held,
           coalesce(sum(l.amount_cents) FILTER (WHERE l.account = 'platform_revenue'), 0)::int AS fee
    FROM ledger_entries e
    JOIN ledger_lines l ON l.entry_id = e.id
    JOIN bookings b ON b.id = e.booking_id
    JOIN users u ON u.id = b.candidate_id
    WHERE e.phase = 'posted' AND e.at >= ${toDate(from)} AND e.at < ${toDate(until)}
      AND EXISTS (SELECT FROM ledger_lines mine WHERE mine.entry_id = e.id AND mine.user_id = ${actor.id}
                  AND mine.account IN ('professional_payable', 'professional_debt'))
    GROUP BY e.id, u.name, b.start_at
    ORDER BY e.at, e.id`;
}

function linesOf(entries: readonly Entry[], openingCents: number): StatementLine[] {
  const lines: StatementLine[] = [];
  let balanceCents = openingCents;
  for (const entry of entries) {
    balanceCents += entry.payable;
    const line = { ...lineOf(entry), balanceCents };
    const before = lines.at(-1);
    // What was earned is taken back whole and earned anew without what went back: one line for whoever reads it.
    if (before && line.kind === 'refund' && before.kind === 'refund' && before.bookingId === line.bookingId) {
      lines[lines.length - 1] = {
        ...line,
        refundCents: before.refundCents + line.refundCents,
        feeCents: before.feeCents + line.feeCents,
      };
    } else lines.push(line);
  }
  return lines;
}

function lineOf(entry: Entry): Omit<StatementLine, 'balanceCents'> {
  const { bookingId, name, payable, debt } = entry;
  const line = {
    ...{ bookingId, name, at: toInstant(entry.at), callAt: toInstant(entry.callAt) },
    ...{ grossCents: 0, feeCents: 0, refundCents: 0, debtCents: 0, payoutCents: 0, owedCents: debt },
  };
  switch (entry.kind) {
    case 'earned':
      return entry.key.endsWith('/earned/1')
        ? { ...line, kind: 'earned', grossCents: entry.held, feeCents: entry.fee }
        : { ...line, kind: 'refund', refundCents: entry.held, feeCents: entry.fee };
    case 'compensated':
      return { ...line, kind: 'compensated', grossCents: payable };
    case 'paid_out':
      return { ...line, kind: payable < 0 ? 'payout' : 'payout_returned', payoutCents: payable };
    case 'debt_settled':
      return { ...line, kind: 'settled', debtCents: payable };
    case 'share_missing':
      return { ...line, kind: 'missing', debtCents: payable };
    default:
      return { ...line, kind: 'debt', debtCents: payable };
  }
}
