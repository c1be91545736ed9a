import pg from 'pg';
import { CARDS_LOGIN, CARDS_READER, withClient } from '../postgres/roles';
import { Problem } from '../problem.mjs';

const OLDEST_MAJOR = 16;

/**
 * Makes sure that DATABASE_URL answers and is new enough.
 *
 * @throws Problem `database_unreachable`, `database_too_old`
 */
export async function checkGivenDatabase(databaseUrl: string): Promise<void> {
  let major: number;
  try {
    major = await withClient(databaseUrl, async (client) => {
      const { rows } = await client.query<{ major: number }>(
        `SELECT current_setting('server_version_num')::int / 10000 AS major`,
      );
      return rows[0]?.major ?? 0;
    });
  } catch (error) {
    throw new Problem('database_unreachable', `DATABASE_URL cannot be used: ${messageOf(error)}`, [
      `It names ${withoutPassword(databaseUrl)}. Check the host, the port, the login and that the server runs.`,
      'Or unset it to use the embedded database.',
    ]);
  }
  if (major < OLDEST_MAJOR) {
    throw new Problem(
      'database_too_old',
      `The server of DATABASE_URL is PostgreSQL ${major}; Monet needs ${OLDEST_MAJOR} or newer.`,
      ['Upgrade it, or unset DATABASE_URL to use the embedded database.'],
    );
  }
}

/** The SQL that a database administrator runs when our login may not make roles. */
export function cardsLoginSql(database: string): string[] {
  return [
    `CREATE ROLE ${CARDS_READER} NOLOGIN;`,
    `CREATE ROLE ${CARDS_LOGIN} LOGIN PASSWORD '<password>' IN ROLE ${CARDS_READER};`,
    `ALTER ROLE ${CARDS_LOGIN} SET default_transaction_read_only = on;`,
    `GRANT CONNECT ON DATABASE "${database}" TO ${CARDS_LOGIN};`,
  ];
}

/**
 * Finds or makes the login for cards on a server that is not ours. Run before the migrations, which grant the
 * view to the reader.
 *
 * @param password of the login when it is made here
 * @returns its connection string
 * @throws Problem `cards_login_needed` when our login may not make roles, or the role has another password
 */
export async function ensureCardsLogin(databaseUrl: string, password: string): Promise<string> {
  const url = new URL(databaseUrl);
  url.username = CARDS_LOGIN;
  url.password = password;
  const database = decodeURIComponent(url.pathname.slice(1));
  const needed = (why: string) =>
    new Problem('cards_login_needed', `CARDS_DATABASE_URL is not set, and ${why}.`, [
      'As an administrator of that server, run:',
      ...cardsLoginSql(database).map((line) => `  ${line}`),
      `then set CARDS_DATABASE_URL=postgresql://${CARDS_LOGIN}:<password>@${url.host}${url.pathname}${url.search}`,
    ]);
  const made = await withClient(databaseUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [CARDS_LOGIN]);
    if (rowCount) return false;
    try {
      await client.query('BEGIN');
      const reader = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [CARDS_READER]);
      if (!reader.rowCount) await client.query(`CREATE ROLE ${CARDS_READER} NOLOGIN`);
      await client.query(`CREATE ROLE ${CARDS_LOGIN} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
      await client.query(`GRANT ${CARDS_READER} TO ${CARDS_LOGIN}`);
      await client.query(`ALTER ROLE ${CARDS_LOGIN} SET default_transaction_read_only = on`);
      await client.query(`GRANT CONNECT ON DATABASE ${client.escapeIdentifier(database)} TO ${CARDS_LOGIN}`);
      await client.query('COMMIT');
      return true;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {});
      if (error instanceof pg.DatabaseError && error.code === '42501') {
        throw needed('the login of DATABASE_URL may not make one');
      }
      throw error;
    }
  });
  try {
    await withClient(url.href, (client) => client.query('SELECT 1'));
  } catch (error) {
    throw needed(
      made
        ? `the login made for it cannot connect (${messageOf(error)})`
        : `the role ${CARDS_LOGIN} exists with another password`,
    );
  }
  return url.href;
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

function withoutPassword(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'no valid address';
  const url = new URL(databaseUrl);
  url.password = '';
  return url.href;
}
