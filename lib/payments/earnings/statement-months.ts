import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Authorised } from '@/lib/access';
import { toDate, toInstant } from '@/lib/clock';
import { db } from '@/lib/db';

/** A month as `2026-11`. Only `statementMonth` makes one. */
export type StatementMonth = string & { readonly __brand: 'StatementMonth' };

/** @returns null for what is no month */
export function statementMonth(text: string): StatementMonth | null {
  return /^20\d\d-(?:0[1-9]|1[0-2])$/.test(text) ? (text as StatementMonth) : null;
}

/** A month of a query. */
export const month = z
  .string()
  .transform((text, context) => {
    const found = statementMonth(text);
    if (found) return found;
    context.addIssue({ code: 'custom', message: 'Give a month, such as 2026-11.' });
    return z.NEVER;
  })
  .meta({ description: 'In the caller’s time zone: 2026-11.' });

/** The first instant of a month in a zone, and that of the next. */
export function monthBounds(
  of: StatementMonth,
  zone: string,
): { from: Temporal.Instant; until: Temporal.Instant } {
  const first = Temporal.PlainDate.from(`${of}-01`);
  const instantOf = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).toInstant();
  return { from: instantOf(first), until: instantOf(first.add({ months: 1 })) };
}

/** The month in which an instant falls. */
export function monthAt(at: Temporal.Instant, zone: string): StatementMonth {
  return at.toZonedDateTimeISO(zone).toPlainDate().toPlainYearMonth().toString() as StatementMonth;
}

export function nextMonth(of: StatementMonth): StatementMonth {
  return Temporal.PlainYearMonth.from(of).add({ months: 1 }).toString() as StatementMonth;
}

/** A month of a professional's account: what it changed, what was paid, and where it ended. Cents. */
export type MonthTotal = {
  readonly month: StatementMonth;
  readonly earnedCents: number;
  readonly paidCents: number;
  readonly closingCents: number;
  readonly closingOwedCents: number;
};

/** Every month since the first entry, the latest first; the present one as far as it has come. */
export async function statementMonths(
  actor: Authorised<'earnings.read'>,
  zone: string,
  now: Temporal.Instant,
): Promise<MonthTotal[]> {
  const months = await monthsSince(actor, zone, now);
  const bounds = months.map((each) => monthBounds(each, zone));
  const rows = await db().$queryRaw<
    { at: bigint; payable: number; earned: number; paid: number; debt: number }[]
  >`
    SELECT s.at, -coalesce(sum(l.amount_cents) FILTER (WHERE l.account = 'professional_payable'), 0)::int AS payable,
           -coalesce(sum(l.amount_cents) FILTER (WHERE l.account = 'professional_payable' AND l.kind IN ('earned', 'compensated')), 0)::int AS earned,
           coalesce(sum(l.amount_cents) FILTER (WHERE l.account = 'professional_payable' AND l.kind = 'paid_out'), 0)::int AS paid,
           coalesce(sum(l.amount_cents) FILTER (WHERE l.account = 'professional_debt'), 0)::int AS debt
      FROM unnest(${bounds.map(({ from }) => toDate(from))}::timestamptz[],
                  ${bounds.map(({ until }) => toDate(until))}::timestamptz[])
           WITH ORDINALITY AS s(begin_at, end_at, at)
      JOIN ledger_open_lines l ON l.at >= s.begin_at AND l.at < s.end_at AND l.phase = 'posted'
           AND l.user_id = ${actor.id}
     GROUP BY s.at`;
  let [closingCents, closingOwedCents] = [0, 0];
  const totals = months.map((each, index) => {
    const row = rows.find(({ at }) => Number(at) === index + 1);
    closingCents += row?.payable ?? 0;
    closingOwedCents += row?.debt ?? 0;
    const { earned: earnedCents = 0, paid: paidCents = 0 } = row ?? {};
    return { month: each, earnedCents, paidCents, closingCents, closingOwedCents };
  });
  return totals.reverse();
}

async function monthsSince(
  actor: Authorised<'earnings.read'>,
  zone: string,
  now: Temporal.Instant,
): Promise<StatementMonth[]> {
  const [row] = await db().$queryRaw<{ first: Date | null }[]>`
    SELECT min(at) AS first FROM ledger_open_lines
    WHERE user_id = ${actor.id} AND phase = 'posted' AND account IN ('professional_payable', 'professional_debt')`;
  if (!row?.first) return [];
  const months: StatementMonth[] = [];
  const last = monthAt(now, zone);
  for (let each = monthAt(toInstant(row.first), zone); each <= last; each = nextMonth(each))
    months.push(each);
  return months;
}
