import { withClient } from '../postgres/roles';
import { Problem } from '../problem.mjs';
import type { World } from './world';

/**
 * Writes into the database which world it belongs to, and refuses the other one from then on: the demo's
 * accounts have a known password and must never be in a database that takes real money, nor be seeded into one.
 *
 * @throws Problem `world_mismatch`
 */
export async function markWorld(databaseUrl: string, world: World, embedded: boolean): Promise<void> {
  const found = await withClient(databaseUrl, async (client) => {
    await client.query('CREATE SCHEMA IF NOT EXISTS monet_start');
    await client.query(`
      CREATE TABLE IF NOT EXISTS monet_start.world (
        one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row),
        name text NOT NULL
      )`);
    await client.query('INSERT INTO monet_start.world (name) VALUES ($1) ON CONFLICT DO NOTHING', [world]);
    const { rows } = await client.query<{ name: string }>('SELECT name FROM monet_start.world');
    return rows[0]?.name;
  });
  if (found === world) return;
  const another = embedded
    ? `Use another folder: MONET_DATA_DIR=.data-${world} npm start`
    : 'Use another database: set DATABASE_URL to an empty one.';
  throw world === 'production'
    ? new Problem(
        'world_mismatch',
        'This database holds the demo, whose accounts have a password that everybody knows.',
        another,
      )
    : new Problem(
        'world_mismatch',
        'This database belongs to the real product; the demo must not write into it.',
        another,
      );
}
