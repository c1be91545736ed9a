import { beforeAll, describe, expect, it } from 'vitest';
import { encodePosition } from '@/lib/admin/position';
import { pageQuery, paramsOf } from '@/lib/admin/query';
import type { TablePage } from '@/lib/admin/read-table';
import { ROW_KEY } from '@/lib/admin/statement';
import type { AdminColumn, AdminTable, Cell } from '@/lib/admin/table';
import { BOOKINGS } from '@/lib/admin/tables/bookings';
import { FEEDBACK } from '@/lib/admin/tables/feedback';
import { PAYMENTS } from '@/lib/admin/tables/payments';
import { PAYOUTS } from '@/lib/admin/tables/payouts';
import { USERS } from '@/lib/admin/tables/users';
import { db } from '@/lib/db';
import { StillWorld } from '../../support/still-world';
import { ALL_TABLES, type Cast, populate, readAt, readThrough } from './scene';

const world = StillWorld.forThisFile();
let cast: Cast;
beforeAll(async () => {
  cast = await populate(world);
  // Enough users for several pages, many of them with the same instant and nobody with a price.
  await db().$executeRaw`
    INSERT INTO users (id, email, role, name, zone, created_at, email_verified_at)
    SELECT 'us_' || lpad(n::text, 16, '0'), 'many' || n || '@people.example', 'candidate',
           (ARRAY['Éva', 'eva', 'Zoë', '100% Bob', 'under_score'])[n % 5 + 1], 'UTC',
           timestamptz '2026-10-01 12:00:00.000123Z' + (n % 3) * interval '1 microsecond', now()
    FROM generate_series(1, 60) n`;
});

const sortedColumns = ALL_TABLES.flatMap((table) =>
  table.columns.filter((column) => column.sorts).map((column) => ({ table, column })),
);

describe.each(ALL_TABLES)('$name', (table) => {
  it('has unique column names, and sorts and filters that it knows', () => {
    const keys = table.columns.map((column) => column.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(expect.arrayContaining([table.sort.key, table.since]));
    if (table.columns.some((column) => column.kind === 'money')) expect(keys).toContain('currency');
  });

  it('reads its rows, with their count and sums', async () => {
    const page = await readAt(cast, table, { rows: '100' });
    expect(page.rows.length).toBe(Math.min(page.count, 100));
    expect(page.count).toBeGreaterThan(0);
    expect(page).toMatchObject({ first: 1, previous: null });
    if (page.count > 100) return;
    for (const { key } of table.columns.filter((column) => column.sums)) {
      expect(page.sums[key]).toBe(page.rows.reduce((sum, row) => sum + Number(row[key] ?? 0), 0));
    }
  });

  it.each(table.filters)('keeps to what the filter $name chooses', async ({ name, options }) => {
    const all = (await readAt(cast, table)).count;
    let chosen = 0;
    for (const { value } of options) chosen += (await readAt(cast, table, { [name]: value })).count;
    expect(chosen).toBeLessThanOrEqual(all);
    const together = await readAt(cast, table, { [name]: options.map((option) => option.value).join(',') });
    expect(together.count).toBe(chosen);
  });

  it('knows every word of its enumerations', async () => {
    for (const filter of table.filters) {
      const known = filter.options.map((option) => option.value);
      const [column] = await db().$queryRawUnsafe<{ type: string }[]>(
        `SELECT pg_typeof(${filter.sql})::text AS type FROM ${table.from} LIMIT 1`,
      );
      const labels = await db().$queryRaw<{ label: string }[]>`
        SELECT e.enumlabel AS label FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
        WHERE t.typname = ${column?.type ?? ''} ORDER BY e.enumsortorder`;
      if (labels.length > 0) expect(known.toSorted()).toEqual(labels.map(({ label }) => label).toSorted());
    }
  });

  it('starts at the beginning of a day in UTC', async () => {
    const { rows } = await readAt(cast, table, { rows: '100' });
    const at = String(rows[0]?.[table.since]);
    const since = at.slice(0, 10);
    const later = await readThrough(cast, table, { since, rows: '100' });
    expect(later.length).toBeGreaterThan(0);
    expect(later.every((row) => String(row[table.since]) >= `${since}T00:00:00`)).toBe(true);
    expect((await readAt(cast, table, { since: '2031-01-01' })).count).toBe(0);
  });
});

describe.each(sortedColumns)('$table.name by $column.key', ({ table, column }) => {
  it.each(['ascending', 'descending'])('%s: all pages there and back, no row twice or none', async (way) => {
    const descending = way === 'descending';
    const params = { sort: `${descending ? '-' : ''}${column.key}`, rows: '25' };
    const pages: TablePage[] = [await readAt(cast, table, params)];
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
      pages.push(await readAt(cast, table, { ...params, cursor: next }));
    }
    const rows = pages.flatMap((page) => page.rows);
    expect(rows.length).toBe(pages[0]?.count);
    expect(new Set(rows.map((row) => row[ROW_KEY])).size).toBe(rows.length);
    expect(pages.map((page) => page.first)).toEqual(pages.map((_, at) => at * 25 + 1));
    expectSorted(
      rows.map((row) => row[column.key] ?? null),
      column,
      descending,
    );
    for (let at = pages.length - 1; at > 0; at -= 1) {
      const back = await readAt(cast, table, { ...params, before: pages[at]?.previous ?? '' });
      expect(back).toEqual(pages[at - 1]);
    }
  });
});

/** Instants, numbers and words each in their own order, with what is absent at the end in both directions. */
function expectSorted(values: readonly Cell[], { kind }: AdminColumn, descending: boolean): void {
  const present = values.filter((value) => value !== null);
  expect(values.slice(present.length).every((value) => value === null)).toBe(true);
  if (kind === 'text') return; // in the database's collation, which this cannot repeat
  const order = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
  const sorted = present.toSorted((a, b) => (descending ? order(b, a) : order(a, b)));
  expect(present).toEqual(sorted);
}

describe('paging', () => {
  it('says which rows these are', async () => {
    const first = await readAt(cast, USERS, { rows: '25' });
    const second = await readAt(cast, USERS, { rows: '25', cursor: first.next ?? '' });
    expect([first.first, second.first, second.count]).toEqual([1, 26, first.count]);
    expect(await readAt(cast, USERS, { rows: '25', before: second.previous ?? '' })).toEqual(first);
  });

  it('shows the first page when a cursor leads nowhere any more', async () => {
    const params = { sort: 'name', q: 'Éva' };
    const gone = encodePosition({ key: 'name', descending: false }, { value: 'zzz', rowKey: 'us_Z' });
    const page = await readAt(cast, USERS, { ...params, cursor: gone });
    expect(page).toEqual(await readAt(cast, USERS, params));
    expect(page.first).toBe(1);
    expect(page.rows.length).toBeGreaterThan(0);
  });

  it('leaves a cursor of another order out, and says so', async () => {
    const { next } = await readAt(cast, USERS, { rows: '25', sort: 'name' });
    const { query, ignored } = pageQuery(USERS, { rows: '25', sort: '-name', cursor: next ?? '' });
    expect(ignored).toEqual(['cursor']);
    expect(query.after).toBeNull();
  });
});

describe('search', () => {
  const namesOf = async (q: string) =>
    (await readThrough(cast, USERS, { q, rows: '100' })).map((row) => row.name);

  it('finds words in any case, all of them, in any searched column', async () => {
    expect(new Set(await namesOf('EVA'))).toEqual(new Set(['eva']));
    expect(await namesOf('eva many11@people')).toEqual(['eva']);
    expect(await namesOf('eva nobody-has-this')).toEqual([]);
  });

  it('takes the signs of patterns for themselves', async () => {
    expect(new Set(await namesOf('%'))).toEqual(new Set(['100% Bob']));
    expect(new Set(await namesOf('r_s'))).toEqual(new Set(['under_score']));
    expect(await namesOf('\\')).toEqual([]);
    expect(await namesOf(`' OR true --`)).toEqual([]);
  });

  it('finds bookings and their money by any of their ids', async () => {
    const { paid } = cast.ids;
    for (const [table, q] of [
      [BOOKINGS, paid],
      [PAYMENTS, `pi_${paid}`],
      [PAYOUTS, `po_${paid}`],
      [FEEDBACK, paid],
    ] as const) {
      expect((await readAt(cast, table, { q })).count, `${table.name} ${q}`).toBe(1);
    }
  });
});

describe('what the tables say', () => {
  const rowOf = async (table: AdminTable, id: string) => (await readAt(cast, table, { q: id })).rows[0];

  it('a payout explains itself: gross less what was returned less the fee is the net', async () => {
    const { rows } = await readAt(cast, PAYOUTS);
    for (const row of rows) {
      expect(Number(row.gross) - Number(row.returned) - Number(row.fee), String(row.bookingId)).toBe(row.net);
    }
    expect(await rowOf(PAYOUTS, cast.ids.cancelledLate)).toMatchObject({
      ...{ gross: 12_000, returned: 6_000, fee: 1_200, net: 4_800, status: 'pending' },
    });
    expect(await rowOf(PAYOUTS, cast.ids.cancelledInTime)).toMatchObject({
      ...{
        gross: 12_000,
        returned: 12_000,
        fee: 0,
        net: 0,
        status: 'blocked',
        reason: 'cancelled_by_candidate',
      },
    });
  });

  it('a booking has its people, its money and its feedback in one row', async () => {
    expect(await rowOf(BOOKINGS, cast.ids.sentBack)).toMatchObject({
      status: 'completed_pending_feedback',
      price: 12_000,
      paymentStatus: 'held',
      payoutStatus: 'held',
      feedbackStatus: 'revise',
      refund: null,
    });
  });
});

describe('addresses', () => {
  it('lead back to the same page', async () => {
    const { next } = await readAt(cast, PAYOUTS, { sort: '-net', rows: '25' });
    const params = { q: 'maya', since: '2026-11-16', status: 'paid,pending', sort: 'net', rows: '50' };
    expect(paramsOf(PAYOUTS, pageQuery(PAYOUTS, params).query)).toEqual(params);
    expect(next).toBeNull();
    expect(paramsOf(PAYOUTS, pageQuery(PAYOUTS, {}).query)).toEqual({});
  });

  it('with parameters that mean nothing are read without them', () => {
    const { query, ignored } = pageQuery(PAYOUTS, {
      status: ['paid', 'lost'],
      since: 'yesterday',
      sort: 'payoutId; DROP TABLE users',
      cursor: 'xyz',
      rows: '1000000',
      unknown: '1',
    });
    expect([...ignored].sort()).toEqual(['cursor', 'rows', 'since', 'sort', 'status']);
    expect(query).toMatchObject({ filters: {}, since: null, sort: PAYOUTS.sort, rows: 25, after: null });
  });
});
