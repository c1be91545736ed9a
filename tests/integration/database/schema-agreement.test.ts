import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Prisma } from '@/prisma/generated/client/client';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';
import { readCatalogue } from './catalogue';
import { type Column, readPrismaSchema, type Shape } from './prisma-schema';

const schema = readPrismaSchema(
  readFileSync(path.resolve(import.meta.dirname, '../../../prisma/schema.prisma'), 'utf8'),
);

/** Tables that the typed client has no need of: one is for triggers alone, one is the runner's own. */
const SQL_ONLY = ['booking_transitions', '_prisma_migrations'];

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Everything in which the typed client would be wrong about the database, in a line each. */
function disagreements(ours: Shape, theirs: Shape): string[] {
  const said = (where: string, here: unknown, there: unknown) =>
    here === there ? [] : [`${where}: ${here} in schema.prisma, ${there} in the database`];
  const both = <Value>(
    what: string,
    here: ReadonlyMap<string, Value>,
    there: ReadonlyMap<string, Value>,
    compare: (name: string, here: Value, there: Value) => string[],
  ) => [
    ...[...here].flatMap(([name, value]) => {
      const other = there.get(name);
      return other === undefined
        ? [`${what}${name} is not in the database`]
        : compare(`${what}${name}`, value, other);
    }),
    ...[...there.keys()]
      .filter((name) => !here.has(name))
      .map((name) => `${what}${name} is not in schema.prisma`),
  ];
  const column = (where: string, here: Column, there: Column) => [
    ...said(`${where} type`, here.type, there.type),
    ...said(`${where} required`, here.required, there.required),
    ...said(`${where} identity`, here.identity, there.identity),
    ...(here.hasDefault && !there.hasDefault ? [`${where} has no default in the database`] : []),
  ];
  return [
    ...both('enum ', ours.enums, theirs.enums, said),
    ...both('table ', ours.tables, theirs.tables, (where, here, there) => [
      ...both(`${where}.`, here.columns, there.columns, column),
      ...said(`${where} primary key`, here.primaryKey, there.primaryKey),
      ...said(`${where} unique`, here.uniques.join(' '), there.uniques.join(' ')),
      ...here.references
        .filter((each) => !there.references.includes(each))
        .map((each) => `${where}: no ${each}`),
    ]),
  ];
}

async function compared(): Promise<string[]> {
  const { tables, enums } = await readCatalogue(client);
  const known = new Map([...tables].filter(([name]) => !SQL_ONLY.includes(name)));
  return disagreements(schema, { tables: known, enums });
}

describe('schema.prisma', () => {
  it('says what the migrations make: tables, columns, types, nullability, keys, enums', async () => {
    expect(await compared()).toEqual([]);
  });

  it('is read completely: every model, field and enum of the generated client', () => {
    expect(schema.models.map(({ name }) => name).sort()).toEqual(Object.keys(Prisma.ModelName).sort());
    const enumOf = new Map(Object.entries(Prisma));
    for (const { name, fields } of schema.models) {
      const named = Object.keys(Object(enumOf.get(`${name}ScalarFieldEnum`)));
      const readable = [...fields.keys()].filter((field) => `${name}.${field}` !== 'ListingCard.search'); // tsvector
      expect(readable.sort(), name).toEqual(named.sort());
    }
    expect(schema.enums.size).toBeGreaterThan(10);
  });
});

describe('a migration that goes its own way is caught', () => {
  it.each<[what: string, sql: string, line: string]>([
    [
      'a column dropped',
      'ALTER TABLE bookings DROP COLUMN end_reason',
      'table bookings.end_reason is not in the database',
    ],
    [
      'a column renamed',
      'ALTER TABLE refunds RENAME failure TO why',
      'table refunds.why is not in schema.prisma',
    ],
    ['a column added', 'ALTER TABLE users ADD nickname text', 'table users.nickname is not in schema.prisma'],
    ['a table dropped', 'DROP TABLE feedback_shingles', 'table feedback_shingles is not in the database'],
    ['a table added', 'CREATE TABLE extra (id text)', 'table extra is not in schema.prisma'],
    [
      'a wider number',
      'ALTER TABLE reviews ALTER stars TYPE integer',
      'table reviews.stars type: smallint in schema.prisma, integer in the database',
    ],
    [
      'a time without its zone',
      'ALTER TABLE worker_heartbeats ALTER at TYPE timestamp',
      'table worker_heartbeats.at type: timestamp with time zone in schema.prisma, timestamp without time zone in the database',
    ],
    [
      'a list that became a text',
      'ALTER TABLE calendar_connections ALTER scopes TYPE text',
      'table calendar_connections.scopes type: text[] in schema.prisma, text in the database',
    ],
    [
      'json where jsonb was',
      'ALTER TABLE feedback_drafts ALTER content TYPE json',
      'table feedback_drafts.content type: jsonb in schema.prisma, json in the database',
    ],
    [
      'a column that may be empty',
      'ALTER TABLE meetings ALTER host_user DROP NOT NULL',
      'table meetings.host_user required: true in schema.prisma, false in the database',
    ],
    [
      'a column that may not be empty any more',
      'ALTER TABLE meetings ALTER join_url SET NOT NULL',
      'table meetings.join_url required: false in schema.prisma, true in the database',
    ],
    [
      'ids that count themselves no more',
      'ALTER TABLE audit_log ALTER id DROP IDENTITY',
      'table audit_log.id identity: true in schema.prisma, false in the database',
    ],
    [
      'a default dropped',
      'ALTER TABLE payouts ALTER attempt DROP DEFAULT',
      'table payouts.attempt has no default in the database',
    ],
    [
      'another primary key',
      'ALTER TABLE attendance DROP CONSTRAINT attendance_pkey, ADD PRIMARY KEY (person, booking_id, seen_at)',
      'table attendance primary key: booking_id,person,seen_at in schema.prisma, person,booking_id,seen_at in the database',
    ],
    [
      'a uniqueness dropped',
      'ALTER TABLE payouts DROP CONSTRAINT payouts_payout_id_key',
      'table payouts unique: payout_id in schema.prisma,  in the database',
    ],
    [
      'a uniqueness of some rows only',
      `ALTER TABLE ledger_entries DROP CONSTRAINT ledger_entries_key_key;
       CREATE UNIQUE INDEX ON ledger_entries (key) WHERE id > 100`,
      'table ledger_entries unique: key settles_id in schema.prisma, settles_id in the database',
    ],
    [
      'a uniqueness added',
      'ALTER TABLE employers ADD UNIQUE (name)',
      'table employers unique: name,category in schema.prisma, name name,category in the database',
    ],
    [
      'a reference dropped',
      'ALTER TABLE reviews DROP CONSTRAINT reviews_listing_id_fkey',
      'table reviews: no listing_id -> listings(id)',
    ],
    [
      'a value of an enum added',
      `ALTER TYPE role ADD VALUE 'guest'`,
      'enum role: candidate,professional,admin in schema.prisma, candidate,professional,admin,guest in the database',
    ],
    [
      'a value of an enum renamed',
      `ALTER TYPE qc_status RENAME VALUE 'revise' TO 'again'`,
      'enum qc_status: pending,passed,revise in schema.prisma, pending,passed,again in the database',
    ],
    ['an enum added', `CREATE TYPE mood AS ENUM ('good')`, 'enum mood is not in schema.prisma'],
  ])('%s', async (_, sql, line) => {
    await client.query('BEGIN');
    try {
      await client.query(sql);
      expect(await compared()).toContain(line);
    } finally {
      await client.query('ROLLBACK');
    }
  });
});
