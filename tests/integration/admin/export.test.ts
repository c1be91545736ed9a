import { beforeAll, describe, expect, it } from 'vitest';
import { authorise } from '@/lib/access';
import { csvHead, csvRow } from '@/lib/admin/csv';
import { exportTable } from '@/lib/admin/export-table';
import { choiceOf, choiceSchema } from '@/lib/admin/query';
import { AUDIT_LOGS } from '@/lib/admin/tables/audit-logs';
import { FEEDBACK } from '@/lib/admin/tables/feedback';
import { PAYOUTS } from '@/lib/admin/tables/payouts';
import { USERS } from '@/lib/admin/tables/users';
import { db } from '@/lib/db';
import type { UserId } from '@/lib/ids';
import { StillWorld } from '../../support/still-world';
import { ALL_TABLES, type Cast, exported, populate, readAt, readThrough, SECRETS } from './scene';

const world = StillWorld.forThisFile();
let cast: Cast;
beforeAll(async () => {
  cast = await populate(world);
});

const lastAudit = () => db().auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } });

describe.each(ALL_TABLES)('$name', (table) => {
  it('exports the rows that the table shows, in its order', async () => {
    const rows = await readThrough(cast, table, { rows: '25' });
    const text = await exported(cast, table);
    expect(text).toBe(csvHead(table) + rows.map((row) => csvRow(table, row)).join(''));
  });

  it('exports what the filters choose', async () => {
    const [filter] = table.filters;
    const value = filter?.options[0]?.value ?? '';
    const params = { [filter?.name ?? '']: value, sort: table.since, q: 'a' };
    const rows = await readThrough(cast, table, { ...params, rows: '25' });
    expect(await exported(cast, table, params)).toBe(
      csvHead(table) + rows.map((row) => csvRow(table, row)).join(''),
    );
  });

  it('has no password, session, token, passcode or join link in it', async () => {
    const text = await exported(cast, table);
    for (const secret of Object.values(SECRETS)) expect(text).not.toContain(secret);
    const sql = [table.from, ...table.columns.map((column) => column.sql), ...table.searched].join(' ');
    expect(sql).not.toMatch(/password|token|secret|passcode|join_url|sessions|\.\*/);
  });

  it('is written to the audit log, with how many rows', async () => {
    const { count } = await readAt(cast, table);
    await exported(cast, table);
    expect(await lastAudit()).toMatchObject({
      action: 'admin.export',
      subject: `table/${table.name}`,
      actor: 'admin',
      actorId: cast.admin.id,
      data: { rows: count, searched: false },
    });
  });
});

describe('an export', () => {
  it('is a file with a name and a type', async () => {
    const { headers, body } = await exportTable(cast.admin, PAYOUTS, choiceOf(PAYOUTS, {}));
    await body?.cancel();
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="monet-payouts-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('writes sums as decimals with their currency', async () => {
    const [head = '', ...lines] = (await exported(cast, PAYOUTS, { q: cast.ids.cancelledLate })).split(
      '\r\n',
    );
    const cells = Object.fromEntries(head.split(',').map((key, at) => [key, lines[0]?.split(',')[at]]));
    expect(cells).toMatchObject({
      ...{ gross: '120.00', returned: '60.00', fee: '12.00', net: '48.00', currency: 'USD' },
    });
  });

  it('keeps a spreadsheet from running what somebody typed', async () => {
    const text = await exported(cast, FEEDBACK, { q: cast.ids.paid });
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example""), she said, ""well done"""`);
    expect(text).toContain(`,'+1 call a day,`);
  });

  it('does not write to the audit log what was searched for, which may be a name', async () => {
    await exported(cast, PAYOUTS, { q: 'Oyelaran', status: 'paid,failed', since: '2026-11-01' });
    const { data } = await lastAudit();
    expect(data).toEqual({
      rows: 0,
      since: '2026-11-01',
      searched: true,
      sort: '-updatedAt',
      status: 'paid,failed',
    });
  });

  it('of the audit log holds what was so before it', async () => {
    const before = (await readAt(cast, AUDIT_LOGS)).count;
    const text = await exported(cast, AUDIT_LOGS);
    expect(text.split('\r\n').length - 2).toBe(before);
  });

  it('runs over many batches and gives its connection back when the reader leaves', async () => {
    await db().$executeRaw`
      INSERT INTO users (id, email, role, name, zone, created_at, email_verified_at)
      SELECT 'us_' || lpad(n::text, 16, '0'), 'many' || n || '@people.example', 'candidate', 'Many', 'UTC',
             timestamptz '2026-10-01 12:00Z', now() FROM generate_series(1, 5200) n`;
    const lines = (await exported(cast, USERS, { q: '@people.example' })).trimEnd().split('\r\n');
    expect(lines.length).toBe(5201);
    expect(new Set(lines).size).toBe(5201);

    const left = await exportTable(cast.admin, USERS, choiceOf(USERS, {}));
    const reader = left.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await expect.poll(openTransactions).toBe(0);
  });

  it('holds the rows of one moment', async () => {
    const answer = await exportTable(cast.admin, USERS, choiceOf(USERS, { q: '@people.example' }));
    await db().$executeRaw`
      INSERT INTO users (id, email, role, name, zone, created_at, email_verified_at)
      VALUES ('us_LATECOMER0000000', 'latecomer@people.example', 'candidate', 'Late Comer', 'UTC', '2020-01-01Z', now())`;
    expect(await answer.text()).not.toContain('latecomer');
  });

  it('refuses filters that it does not know, each by its name', () => {
    const given = { status: 'paid,lost', since: 'yesterday', sort: 'payoutId', q: 'x'.repeat(300) };
    const fields = choiceSchema(PAYOUTS)
      .safeParse(given)
      .error?.issues.map((issue) => issue.path[0]);
    expect(fields?.toSorted()).toEqual(['q', 'since', 'sort', 'status']);
  });

  it('is the admin’s alone', () => {
    for (const role of ['candidate', 'professional'] as const) {
      const visitor = { ...cast.admin, id: 'us_0000000000000000' as UserId, role };
      expect(() => authorise(visitor, 'admin.read')).toThrow(expect.objectContaining({ code: 'wrong_role' }));
    }
    expect(() => authorise(null, 'admin.read')).toThrow(expect.objectContaining({ code: 'signed_out' }));
  });
});

async function openTransactions(): Promise<number> {
  const [row] = await db().$queryRaw<{ open: number }[]>`
    SELECT count(*)::int AS open FROM pg_stat_activity
    WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;
  return row?.open ?? -1;
}
