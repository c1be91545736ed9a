import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDb, db, transaction } from '@/lib/db';
import { cardFacets } from '@/lib/listings/facets';
import { refreshCards } from '@/lib/listings/refresh-cards';
import { publicCard, searchCards } from '@/lib/listings/search';
import type { InsertedPeople } from '@/prisma/demo/people';
import { withClient } from '@/scripts/postgres/roles';
import { insertListedPeople } from '../../factories/listed-people';
import { cardSearch } from '../../support/card-search';
import { setEnvironment } from '../../support/environment';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';

let database: TestDatabase;
let people: InsertedPeople;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment({ DATABASE_URL: database.url, CARDS_DATABASE_URL: database.cardsUrl });
  people = await transaction((tx) => insertListedPeople(tx));
});

afterAll(async () => {
  await closeDb();
  await database.drop();
});

const asReader = <T>(work: (client: pg.Client) => Promise<T>) => withClient(database.cardsUrl, work);

describe('the login that public pages read with', () => {
  test('reads the view', async () => {
    const { rows } = await asReader((client) =>
      client.query('SELECT count(*)::int AS cards FROM "ListingCardView"'),
    );
    expect(rows).toEqual([{ cards: 400 }]);
  });

  test('cannot read any table, view or sequence of ours, nor write, nor lock one', async () => {
    const relations = await db().$queryRaw<{ name: string; kind: string }[]>`
      SELECT c.oid::regclass::text AS name, c.relkind::text AS kind
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.nspname IN ('public', 'bullmq')
         AND c.relname <> 'ListingCardView'`;
    expect(relations.length).toBeGreaterThan(40);
    await asReader(async (client) => {
      for (const { name, kind } of relations) {
        await expect(client.query(`SELECT * FROM ${name} LIMIT 1`), name).rejects.toThrow(
          /permission denied/,
        );
        await expect(
          client.query(`SELECT query_to_xml('SELECT * FROM ${name}', true, true, '')`),
        ).rejects.toThrow(/permission denied/);
        if (kind === 'S') {
          await expect(client.query(`SELECT nextval('${name}')`), name).rejects.toThrow(
            /permission denied|read-only/,
          );
        } else {
          await client.query('SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE');
          await expect(client.query(`DELETE FROM ${name}`), name).rejects.toThrow(
            /permission denied|cannot delete from view/,
          );
          await expect(client.query(`COPY ${name} TO STDOUT`), name).rejects.toThrow(/permission denied/);
        }
      }
    });
  });

  test.each([
    ['files of the server', "SELECT pg_read_file('postgresql.conf')"],
    ['folders of the server', "SELECT pg_ls_dir('.')"],
    ['programs', "COPY (SELECT 1) TO PROGRAM 'true'"],
    ['large objects from files', "SELECT lo_import('/etc/hostname')"],
    ['other roles', 'SET ROLE monet'],
    ['passwords', 'SELECT rolname, rolpassword FROM pg_authid'],
    ['sampled values', 'SELECT * FROM pg_statistic'],
    ['writing through the view', 'UPDATE "ListingCardView" SET price_cents = 1'],
    ['inserting through the view', 'INSERT INTO "ListingCardView" (id) VALUES (\'x\')'],
    ['making functions', "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'"],
    ['making tables', 'CREATE TABLE public.mine (id int)'],
    ['temporary tables', 'CREATE TEMPORARY TABLE mine (id int)'],
    ['extensions', 'CREATE EXTENSION dblink'],
    ['the trigger switch', "SET session_replication_role = 'replica'"],
  ])('cannot reach %s', async (_, statement) => {
    await asReader(async (client) => {
      await client.query('SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE');
      await expect(client.query(statement)).rejects.toThrow(/permission denied|must be|only roles/i);
    });
  });

  test('sees no sampled values of any table and nobody else’s statements', async () => {
    await db().$executeRaw`ANALYZE`;
    const { stats, queries } = await asReader(async (client) => ({
      stats: await client.query(
        `SELECT DISTINCT schemaname, tablename FROM pg_stats WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
      ),
      queries: await client.query(
        `SELECT query FROM pg_stat_activity WHERE usename <> current_user AND query NOT IN ('', '<insufficient privilege>')`,
      ),
    }));
    expect(stats.rows).toEqual([]);
    expect(queries.rows).toEqual([]);
  });

  test('there is no function of ours that runs with its owner’s rights', async () => {
    const found = await db().$queryRaw<unknown[]>`
      SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')`;
    expect(found).toEqual([]);
  });

  test('the view has the columns of a card, its order and its words, and nothing else', async () => {
    const { fields } = await asReader((client) => client.query('SELECT * FROM "ListingCardView" LIMIT 0'));
    expect(fields.map((field) => field.name).sort()).toEqual(
      [
        ...[
          'id',
          'rung',
          'employer',
          'employer_category',
          'title',
          'seniority',
          'industry',
          'years_band',
          'topics',
        ],
        ...[
          'languages',
          'bio',
          'price_cents',
          'rating_tenths',
          'rating_floor',
          'free_blocks',
          'shuffle',
          'headline',
        ],
        ...['search', 'said'],
      ].sort(),
    );
  });
});

describe('what anybody can get', () => {
  /** Every card, the facets, and a card by its id, as text. */
  async function everything(): Promise<string> {
    const parts: unknown[] = [await cardFacets()];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await searchCards(cardSearch({ limit: '50', cursor }));
      parts.push(page.items, page.atLeast);
      cursor = page.nextCursor;
      if (cursor) parts.push(Buffer.from(cursor.split('.')[0] ?? '', 'base64url').toString());
    }
    parts.push(await publicCard(people.professionals[0]?.listingId ?? ''));
    const { rows } = await asReader((client) => client.query('SELECT * FROM "ListingCardView"'));
    return JSON.stringify([parts, rows]);
  }

  test('holds no id, address, name, date or zone of a person, and no exact count of ratings', async () => {
    const [first, second] = people.professionals;
    await rate(first?.listingId ?? '', 97);
    await rate(second?.listingId ?? '', 2);
    const text = await everything();
    expect(text).toContain(first?.listingId);
    for (const { userId, email, name, corporateEmail, zone } of people.professionals) {
      for (const secret of [userId, email, name, corporateEmail, zone]) expect(text).not.toContain(secret);
    }
    expect(text).not.toMatch(/us_[0-9A-Z]{16}|@|\d{4}-\d{2}-\d{2}|\b97\b/);
    expect((await publicCard(first?.listingId ?? ''))?.rating).toEqual({ average: 4, floor: 50 });
    expect((await publicCard(second?.listingId ?? ''))?.rating).toBeUndefined();
  });

  test('a class shows the same to the letter in the words it is found by', async () => {
    const { rows } = await asReader((client) =>
      client.query<{ members: number }>(
        `SELECT count(*)::int AS members FROM "ListingCardView" WHERE bio IS NULL
          GROUP BY rung, employer, title, employer_category, seniority, industry, years_band, topics, languages, headline, search::text
         HAVING count(*) < 4`, // a card with a text of its owner's is found by its words, too; one class has one at most
      ),
    );
    expect(rows).toEqual([]);
  });
});

/** So many ratings of 4 stars. */
async function rate(listingId: string, count: number): Promise<void> {
  await transaction(async (tx) => {
    // Ratings belong to bookings; here only their number matters, in a database that is thrown away.
    await tx.$executeRaw`ALTER TABLE reviews DROP CONSTRAINT IF EXISTS reviews_booking_id_fkey`;
    await tx.$executeRaw`
      INSERT INTO reviews (booking_id, listing_id, stars, reviewer_stage, created_at)
      SELECT ${listingId} || i, ${listingId}, 4, 'other', now() FROM generate_series(1, ${count}::int) AS i`;
    await refreshCards(tx);
  });
}
