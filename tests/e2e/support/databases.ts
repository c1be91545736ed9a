import { readFileSync } from 'node:fs';
import path from 'node:path';
import { embeddedUrls } from '@/scripts/start/database';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** The databases of the copy under test, as its own processes reach them. */
export function databases(): { DATABASE_URL: string; CARDS_DATABASE_URL: string } {
  const folder = process.env.MONET_E2E_DATA ?? path.join(ROOT, '.data');
  const read = (name: string) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  const { port } = new URL(read('run.json').databaseUrl);
  const { databaseUrl, cardsUrl } = embeddedUrls(Number(port), read('secrets.json').database);
  return { DATABASE_URL: databaseUrl, CARDS_DATABASE_URL: cardsUrl };
}
