import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, db, sqlState, transaction } from '@/lib/db';
import { TRANSITIONS } from '@/lib/domain/booking';
import { newId } from '@/lib/ids';
import { setEnvironment } from '../../support/environment';
import { createTestDatabase } from '../../support/postgres';

/** What must never be is refused by PostgreSQL itself, whatever the code believes. Each test goes round the code. */

let drop: () => Promise<void>;
const at = new Date('2026-11-23T09:00:00Z');
const candidate = newId('us');
const professional = newId('us');
const listing = newId('ls');

beforeAll(async () => {
  const database = await createTestDatabase();
  drop = () => database.drop();
  setEnvironment({ DATABASE_URL: database.url, CARDS_DATABASE_URL: database.cardsUrl });
  const person = { name: 'Somebody', zone: 'UTC', emailVerifiedAt: at, createdAt: at };
  await db().user.create({ data: { ...person, id: candidate, role: 'candidate', email: 'c@x.example' } });
  await db().user.create({
    data: { ...person, id: professional, role: 'professional', email: 'p@x.example' },
  });
  await db().listing.create({ data: { id: listing, userId: professional, createdAt: at, updatedAt: at } });
});

afterAll(async () => {
  await closeDb();
  await drop();
});

/** The SQLSTATE with which PostgreSQL refuses, or 'done'. */
async function refusal(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return 'done';
  } catch (error) {
    return sqlState(error);
  }
}

const CHECK = '23514';
const RESTRICT = '23001';
const UNIQUE = '23505';
const EXCLUSION = '23P01';

async function sql(...statements: string[]): Promise<void> {
  await db().$transaction(async (tx) => {
    for (const statement of statements) await tx.$executeRawUnsafe(statement);
  });
}

async function newBooking(people: { candidateId?: string; professionalId?: string } = {}): Promise<string> {
  const id = newId('bk');
  const c = people.candidateId ?? candidate;
  const p = people.professionalId ?? professional;
  await sql(
    `INSERT INTO bookings (id, candidate_id, professional_id, listing_id, status, version, question, card, candidate_card,
       currency, price_cents, fee_cents, net_cents, requested_at, request_expires_at)
     VALUES ('${id}', '${c}', '${p}', '${listing}', 'requested', 1, 'q', '{}', '{}', 'USD', 12000, 2400, 9600, now(), now())`,
    event(id, 1, null, 'requested'),
  );
  return id;
}

function event(id: string, version: number, from: string | null, to: string): string {
  return `INSERT INTO booking_events (booking_id, version, event, from_status, to_status, actor, at)
          VALUES ('${id}', ${version}, 'test', ${from ? `'${from}'` : 'NULL'}, '${to}', 'system', now())`;
}

/** Sets a tentative slot from `startMinute` on, 30 minutes long. */
function accept(id: string, startMinute: number): string[] {
  const start = `timestamptz '2026-12-01T10:00Z' + interval '${startMinute} minutes'`;
  return [
    `UPDATE bookings SET status = 'accepted', version = 2, accepted_at = now(), start_at = ${start},
       end_at = ${start} + interval '30 minutes', hold_expires_at = now() WHERE id = '${id}'`,
    event(id, 2, 'requested', 'accepted'),
  ];
}

describe('double booking', () => {
  it('two live bookings of one person cannot overlap, back to back they can', async () => {
    const first = await newBooking();
    await sql(...accept(first, 0));
    const second = await newBooking();
    expect(await refusal(() => sql(...accept(second, 15)))).toBe(EXCLUSION);
    expect(await refusal(() => sql(...accept(second, -29)))).toBe(EXCLUSION);
    expect(await refusal(() => sql(...accept(second, 30)))).toBe('done');
  });

  it('a booking that has ended frees its time', async () => {
    const first = await newBooking();
    await sql(...accept(first, 600));
    const ended = `UPDATE bookings SET status = 'cancelled', version = 3, ended_at = now() WHERE id = '${first}'`;
    await sql(ended, event(first, 3, 'accepted', 'cancelled'));
    const second = await newBooking();
    expect(await refusal(() => sql(...accept(second, 600)))).toBe('done');
  });

  it('a form that is sent twice asks once', async () => {
    const keyed = async () => {
      const id = await newBooking();
      await sql(
        `UPDATE bookings SET request_key = 'form-1', version = 2 WHERE id = '${id}'`,
        event(id, 2, 'requested', 'requested'),
      );
    };
    await keyed();
    expect(await refusal(keyed)).toBe(UNIQUE);
  });
});

describe('the state of a booking', () => {
  it('changes only along the table, which is the domain’s table', async () => {
    const rows = await db().$queryRaw<
      { pair: string }[]
    >`SELECT from_status || ' ' || to_status AS pair FROM booking_transitions`;
    const moving = TRANSITIONS.filter((row) => (row.from as string) !== row.to).map(
      (row) => `${row.from} ${row.to}`,
    );
    expect(rows.map((row) => row.pair).sort()).toEqual([...new Set(moving)].sort());
  });

  it('refuses an illegal step, a skipped version, a step without its event, and any step after the end', async () => {
    const id = await newBooking();
    const step = (status: string, version: number) =>
      `UPDATE bookings SET status = '${status}', version = ${version}, ended_at = now(), confirmed_at = now() WHERE id = '${id}'`;
    expect(await refusal(() => sql(step('completed', 2), event(id, 2, 'requested', 'completed')))).toBe(
      CHECK,
    );
    expect(await refusal(() => sql(step('declined', 3), event(id, 3, 'requested', 'declined')))).toBe(CHECK);
    expect(await refusal(() => sql(step('declined', 2)))).toBe(CHECK);
    expect(await refusal(() => sql(step('declined', 2), event(id, 2, 'requested', 'declined')))).toBe('done');
    for (const status of ['cancelled', 'declined', 'requested']) {
      expect(await refusal(() => sql(step(status, 3), event(id, 3, 'declined', status))), status).toBe(CHECK);
    }
  });

  it('begins as requested', async () => {
    const id = newId('bk');
    const born = (status: string, version: number) =>
      `INSERT INTO bookings (id, candidate_id, professional_id, listing_id, status, version, question, card, candidate_card,
         currency, price_cents, fee_cents, net_cents, requested_at, request_expires_at, ended_at)
       VALUES ('${id}', '${candidate}', '${professional}', '${listing}', '${status}', ${version}, 'q', '{}', '{}',
         'USD', 12000, 2400, 9600, now(), now(), now())`;
    expect(await refusal(() => sql(born('declined', 1), event(id, 1, null, 'declined')))).toBe(CHECK);
    expect(await refusal(() => sql(born('requested', 2), event(id, 2, null, 'requested')))).toBe(CHECK);
  });

  it('keeps people and price frozen, and never forgets', async () => {
    const id = await newBooking();
    expect(
      await refusal(() =>
        sql(
          `UPDATE bookings SET price_cents = 13000, fee_cents = 3400, version = 2 WHERE id = '${id}'`,
          event(id, 2, 'requested', 'requested'),
        ),
      ),
    ).toBe(CHECK);
    expect(
      await refusal(() =>
        sql(`UPDATE bookings SET candidate_id = '${professional}', version = 2 WHERE id = '${id}'`),
      ),
    ).toBe(CHECK);
    expect(await refusal(() => sql(`DELETE FROM bookings WHERE id = '${id}'`))).toBe(RESTRICT);
    expect(await refusal(() => sql(`UPDATE booking_events SET event = 'x' WHERE booking_id = '${id}'`))).toBe(
      RESTRICT,
    );
    expect(await refusal(() => sql(`DELETE FROM booking_events WHERE booking_id = '${id}'`))).toBe(RESTRICT);
    await sql(...accept(id, 2400));
  });
});

describe('money', () => {
  const payment = (id: string, status = 'requires_payment') =>
    `INSERT INTO payments (booking_id, status, payment_intent_id, currency, amount_cents, fee_cents, destination, created_at, paid_at)
     VALUES ('${id}', '${status}', 'pi_${id}', 'USD', 12000, 2400, 'acct_1', now(), ${status === 'requires_payment' ? 'NULL' : 'now()'})`;
  const payout = (id: string, status: string) =>
    `INSERT INTO payouts (booking_id, professional_id, status, amount_cents, withheld_cents, release,
                          currency, payout_id, created_at, updated_at)
     VALUES ('${id}', '${professional}', '${status}', 9600, 0, 0, 'USD', 'po_${id}', now(), now())`;
  const confirm = (id: string) => [
    `UPDATE bookings SET status = 'confirmed', version = 3, confirmed_at = now() WHERE id = '${id}'`,
    event(id, 3, 'accepted', 'confirmed'),
  ];
  let minute = 5000;
  const accepted = async () => {
    const id = await newBooking();
    minute += 60;
    await sql(...accept(id, minute));
    return id;
  };

  it('a booking has one payment and one payout', async () => {
    const id = await accepted();
    await sql(payment(id));
    expect(await refusal(() => sql(payment(id)))).toBe(UNIQUE);
    await sql(
      `UPDATE payments SET status = 'held', paid_at = now() WHERE booking_id = '${id}'`,
      payout(id, 'held'),
      ...confirm(id),
    );
    expect(await refusal(() => sql(payout(id, 'held')))).toBe(UNIQUE);
  });

  it('has no state without that of its booking', async () => {
    const id = await accepted();
    expect(await refusal(() => sql(...confirm(id))), 'confirmed without a payment').toBe(CHECK);
    await sql(payment(id));
    expect(await refusal(() => sql(...confirm(id))), 'confirmed with an open payment').toBe(CHECK);
    await sql(
      `UPDATE payments SET status = 'held', paid_at = now() WHERE booking_id = '${id}'`,
      payout(id, 'held'),
      ...confirm(id),
    );
    const pay = (status: string) =>
      refusal(() => sql(`UPDATE payouts SET status = '${status}' WHERE booking_id = '${id}'`));
    for (const status of ['pending', 'sent', 'paid'])
      expect(await pay(status), `payout ${status} before the call`).toBe(CHECK);
    const refunded = [
      `UPDATE bookings SET status = 'completed_pending_feedback', version = 4 WHERE id = '${id}'`,
      event(id, 4, 'confirmed', 'completed_pending_feedback'),
    ];
    await sql(...refunded);
    const end = `UPDATE bookings SET status = 'refunded', version = 5, ended_at = now() WHERE id = '${id}'`;
    expect(
      await refusal(() => sql(end, event(id, 5, 'completed_pending_feedback', 'refunded'))),
      'refunded with a held payment',
    ).toBe(CHECK);
    const requested = await newBooking();
    expect(await refusal(() => sql(payment(requested))), 'a payment of a mere request').toBe(CHECK);
    minute += 60;
    await sql(...accept(requested, minute));
  });

  const entry = (key: string, id: string) =>
    `INSERT INTO ledger_entries (key, kind, booking_id, at, phase) VALUES ('${key}', 'test', '${id}', now(), 'posted')`;
  const line = (key: string, number: number, account: string, cents: number) =>
    `INSERT INTO ledger_lines (entry_id, line, account, amount_cents, currency)
     SELECT id, ${number}, '${account}', ${cents}, 'USD' FROM ledger_entries WHERE key = '${key}'`;

  it('a ledger entry sums to zero and is posted once, for ever', async () => {
    const id = await accepted();
    expect(
      await refusal(() =>
        sql(entry('a', id), line('a', 1, 'stripe_platform', 100), line('a', 2, 'platform_revenue', -99)),
      ),
    ).toBe(CHECK);
    expect(await refusal(() => sql(entry('a', id)))).toBe(CHECK);
    await sql(entry('a', id), line('a', 1, 'stripe_platform', 100), line('a', 2, 'platform_revenue', -100));
    expect(await refusal(() => sql(entry('a', id)))).toBe(UNIQUE);
    expect(await refusal(() => sql(line('a', 3, 'stripe_platform', 1)))).toBe(CHECK);
    expect(await refusal(() => sql(`UPDATE ledger_lines SET amount_cents = 0 WHERE line = 1`))).toBe(
      RESTRICT,
    );
    expect(await refusal(() => sql(`DELETE FROM ledger_entries`))).toBe(RESTRICT);
  });

  it('a line says whose it is exactly where the account is somebody’s', async () => {
    const id = await accepted();
    expect(
      await refusal(() => sql(entry('b', id), line('b', 1, 'booking_held', 1), line('b', 2, 'losses', -1))),
    ).toBe(CHECK);
  });

  it('an entry is settled once, by its own lines or their opposite', async () => {
    const id = await accepted();
    const pending = entry('p', id).replace("'posted'", "'pending'");
    const settle = (key: string, other: string, phase: string) =>
      `INSERT INTO ledger_entries (key, kind, booking_id, at, phase, settles_id)
       SELECT '${key}', 'test', '${id}', now(), '${phase}', id FROM ledger_entries WHERE key = '${other}'`;
    const lines = (key: string, cents: number) => [
      line(key, 1, 'stripe_platform', cents),
      line(key, 2, 'platform_revenue', -cents),
    ];
    await sql(pending, ...lines('p', 100));
    const other = await refusal(() => sql(settle('q', 'p', 'posted'), ...lines('q', 99)));
    expect(other, 'posted with another sum').toBe(CHECK);
    const opposite = await refusal(() => sql(settle('q', 'p', 'posted'), ...lines('q', -100)));
    expect(opposite, 'posted with the opposite').toBe(CHECK);
    await sql(settle('q', 'p', 'posted'), ...lines('q', 100));
    expect(await refusal(() => sql(settle('r', 'p', 'pending'), ...lines('r', -100)))).toBe(UNIQUE);
    expect(await refusal(() => sql(settle('r', 'q', 'posted'), ...lines('r', 100)))).toBe(CHECK);
    await sql(settle('r', 'q', 'posted'), ...lines('r', -100));
  });

  it('no more goes back than was paid, and one refund at a time', async () => {
    const id = await accepted();
    const refund = (number: number, cents: number, status: string) =>
      `INSERT INTO refunds (booking_id, number, status, amount_cents, fee_refund_cents, currency, reason, funding,
                            attempt, created_at)
       VALUES ('${id}', ${number}, '${status}', ${cents}, 0, 'USD', 'test', 'connected', 1, now())`;
    await sql(payment(id), refund(1, 7_000, 'succeeded'));
    expect(await refusal(() => sql(refund(2, 5_001, 'succeeded')))).toBe(CHECK);
    await sql(refund(2, 2_500, 'pending'));
    expect(await refusal(() => sql(refund(3, 2_500, 'pending')))).toBe(UNIQUE);
  });
});

describe('the audit log', () => {
  it('takes lines and gives none back', async () => {
    await sql(
      `INSERT INTO audit_log (at, actor, action, subject) VALUES (now(), 'system', 'test', 'booking/x')`,
    );
    expect(await refusal(() => sql(`UPDATE audit_log SET action = 'other'`))).toBe(RESTRICT);
    expect(await refusal(() => sql(`DELETE FROM audit_log`))).toBe(RESTRICT);
    expect(await refusal(() => sql(`TRUNCATE audit_log`))).toBe(RESTRICT);
    expect(await db().auditEntry.count({ where: { action: 'test' } })).toBe(1);
  });
});

describe('a file', () => {
  const row = (changes: Record<string, string> = {}) => {
    const bytes = changes.bytes ?? `'RIFF----WEBP'::bytea`;
    const columns: Record<string, string> = {
      id: `'${newId('fi')}'`,
      user_id: `'${candidate}'`,
      kind: `'photo'`,
      bytes,
      size: `octet_length(${bytes})`,
      width: '512',
      height: '512',
      pages: 'NULL',
      sha256: `sha256(${bytes})`,
      created_at: 'now()',
      ...changes,
    };
    return sql(`INSERT INTO files (${Object.keys(columns)}) VALUES (${Object.values(columns)})`);
  };
  const cv = { kind: `'cv'`, bytes: `'%PDF-1.7'::bytea`, width: 'NULL', height: 'NULL', pages: '2' };

  it('is one that the cleaner could have written, and nothing else', async () => {
    const wrong: Record<string, string>[] = [
      { bytes: `'<svg xmlns=""/>'::bytea` },
      { bytes: `'%PDF-1.7----'::bytea` },
      { bytes: `'RIFF----WEBP'::bytea || decode(repeat('00', 524288), 'hex')` },
      { width: '513' },
      { width: 'NULL' },
      { pages: '1' },
      { size: '1' },
      { sha256: `sha256('other')` },
      { id: `'fi_1'` },
      { ...cv, bytes: `'RIFF----WEBP'::bytea` },
      { ...cv, bytes: `'%PDF-1.7'::bytea || decode(repeat('00', 4194304), 'hex')` },
      { ...cv, pages: '11' },
      { ...cv, pages: 'NULL' },
      { ...cv, width: '512' },
    ];
    for (const changes of wrong)
      expect(await refusal(() => row(changes)), JSON.stringify(changes)).toBe(CHECK);
  });

  it('is one of its kind for each person', async () => {
    expect(await refusal(() => row())).toBe('done');
    expect(await refusal(() => row())).toBe(UNIQUE);
    expect(await refusal(() => row(cv))).toBe('done');
  });
});

describe('a transaction', () => {
  it('never waits for a second connection while it holds one', async () => {
    await expect(transaction(async () => db().user.count())).rejects.toThrow('inside a transaction');
    expect(await transaction((tx) => tx.user.count())).toBeGreaterThan(0);
    expect(await db().user.count()).toBeGreaterThan(0);
  });
});

describe('accounts', () => {
  it('there is one admin, and nobody changes their role', async () => {
    const admin = (email: string) =>
      db().user.create({
        data: {
          id: newId('us'),
          role: 'admin',
          email,
          name: 'Admin',
          zone: 'UTC',
          emailVerifiedAt: at,
          createdAt: at,
        },
      });
    await admin('admin@x.example');
    expect(await refusal(() => admin('second@x.example'))).toBe(UNIQUE);
    expect(await refusal(() => sql(`UPDATE users SET role = 'admin' WHERE id = '${candidate}'`))).toBe(CHECK);
  });
});
