import pg from 'pg';

/** Owns the database and runs the migrations and the product; no superuser, makes no roles. */
export const OWNER = 'monet';
/** Holds the right to read cards; the migrations grant to it. Nobody can log in as it. */
export const CARDS_READER = 'monet_cards_reader';
/** Logs in for public reads, and is a member of the reader. */
export const CARDS_LOGIN = 'monet_cards';

export type RolePasswords = { readonly owner: string; readonly cards: string };

/**
 * Makes the roles of the product in a cluster of our own, where missing.
 *
 * @param superuserUrl connection string of the superuser
 */
export async function ensureRoles(superuserUrl: string, passwords: RolePasswords): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ rolname: string }>(
      'SELECT rolname FROM pg_roles WHERE rolname = ANY($1)',
      [[OWNER, CARDS_READER, CARDS_LOGIN]],
    );
    const there = new Set(rows.map((row) => row.rolname));
    const literal = (text: string) => client.escapeLiteral(text);
    await client.query('BEGIN');
    if (!there.has(OWNER)) {
      await client.query(`CREATE ROLE ${OWNER} LOGIN PASSWORD ${literal(passwords.owner)}`);
    }
    if (!there.has(CARDS_READER)) await client.query(`CREATE ROLE ${CARDS_READER} NOLOGIN`);
    if (!there.has(CARDS_LOGIN)) {
      await client.query(
        `CREATE ROLE ${CARDS_LOGIN} LOGIN PASSWORD ${literal(passwords.cards)} IN ROLE ${CARDS_READER}`,
      );
      await client.query(`ALTER ROLE ${CARDS_LOGIN} SET default_transaction_read_only = on`);
      await client.query(`ALTER ROLE ${CARDS_LOGIN} SET statement_timeout = '5s'`);
    }
    await client.query('COMMIT');
  });
}

/** Makes a database that only the product's two logins may enter, where missing. */
export async function ensureDatabase(superuserUrl: string, name: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${OWNER}`);
    await guardDatabase(client, name);
  });
}

/** CONNECT for the owner and the cards' login only. A database made from a template does not take it over. */
export async function guardDatabase(
  client: pg.Client,
  name: string,
  cardsLogin = CARDS_LOGIN,
): Promise<void> {
  const database = client.escapeIdentifier(name);
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${client.escapeIdentifier(cardsLogin)}`);
}

/** Opens one connection, runs `work` on it, and closes it whatever happens. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'monet scripts' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
