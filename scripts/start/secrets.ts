import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../problem.mjs';
import { writeWhole } from './data-folder';
import type { World } from './world';

/** Passwords of the embedded database, and the name of its cluster. */
export type DatabaseSecrets = {
  readonly cluster: string;
  readonly superuser: string;
  readonly owner: string;
  readonly cards: string;
};

/** What the product needs and the demo makes up; the real product takes these from its environment. */
export type DemoSecrets = {
  readonly AUTH_SECRET: string;
  readonly ENCRYPTION_KEY: string;
  readonly STRIPE_SECRET_KEY: string;
  readonly STRIPE_PUBLISHABLE_KEY: string;
  readonly STRIPE_WEBHOOK_SECRET: string;
  readonly STRIPE_CONNECT_WEBHOOK_SECRET: string;
  readonly ZOOM_ACCOUNT_ID: string;
  readonly ZOOM_CLIENT_ID: string;
  readonly ZOOM_CLIENT_SECRET: string;
  readonly ZOOM_WEBHOOK_SECRET: string;
  readonly GOOGLE_CLIENT_ID: string;
  readonly GOOGLE_CLIENT_SECRET: string;
  readonly LINKEDIN_CLIENT_ID: string;
  readonly LINKEDIN_CLIENT_SECRET: string;
};

export type Secrets = { readonly database: DatabaseSecrets; readonly demo: DemoSecrets | undefined };

const tail = (bytes = 18): string => randomBytes(bytes).toString('hex');
const key = (): string => randomBytes(32).toString('base64');

function makeDatabaseSecrets(): DatabaseSecrets {
  return { cluster: tail(6), superuser: tail(), owner: tail(), cards: tail() };
}

/** The provider keys say "sandbox", so that nobody takes them for real ones. */
function makeDemoSecrets(): DemoSecrets {
  return {
    AUTH_SECRET: key(),
    ENCRYPTION_KEY: key(),
    STRIPE_SECRET_KEY: `sk_test_sandbox_${tail()}`,
    STRIPE_PUBLISHABLE_KEY: `pk_test_sandbox_${tail()}`,
    STRIPE_WEBHOOK_SECRET: `whsec_sandbox_${tail()}`,
    STRIPE_CONNECT_WEBHOOK_SECRET: `whsec_sandbox_${tail()}`,
    ZOOM_ACCOUNT_ID: `zoom-sandbox-account-${tail(6)}`,
    ZOOM_CLIENT_ID: `zoom-sandbox-client-${tail(6)}`,
    ZOOM_CLIENT_SECRET: `zoom-sandbox-secret-${tail()}`,
    ZOOM_WEBHOOK_SECRET: `zoom-sandbox-webhook-${tail()}`,
    GOOGLE_CLIENT_ID: `google-sandbox-client-${tail(6)}`,
    GOOGLE_CLIENT_SECRET: `google-sandbox-secret-${tail()}`,
    LINKEDIN_CLIENT_ID: `linkedin-sandbox-client-${tail(6)}`,
    LINKEDIN_CLIENT_SECRET: `linkedin-sandbox-secret-${tail()}`,
  };
}

/**
 * Reads `secrets.json` of the data folder (mode 0600), and makes what is missing: the database's passwords
 * always, the demo's keys in the demo only.
 *
 * @throws Problem `secrets_lost` when there is a database but no passwords for it, `secrets_unreadable`
 */
export function loadSecrets(dataFolder: string, world: World): Secrets {
  const file = path.join(dataFolder, 'secrets.json');
  const found = readSecrets(file);
  if (!found?.database && lstatSync(path.join(dataFolder, 'postgres'), { throwIfNoEntry: false })) {
    throw new Problem(
      'secrets_lost',
      `${file} is gone, but the database that it has the passwords of is still there.`,
      ['Restore secrets.json from a backup, or remove the data folder to start with an empty database.'],
    );
  }
  // Keys that a later version added are made for an older file as well.
  const secrets = {
    database: found?.database ?? makeDatabaseSecrets(),
    demo: world === 'demo' ? { ...makeDemoSecrets(), ...found?.demo } : found?.demo,
  };
  const text = `${JSON.stringify(secrets, null, 2)}\n`;
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeWhole(file, text);
  return { database: secrets.database, demo: world === 'demo' ? secrets.demo : undefined };
}

function readSecrets(file: string): Partial<Secrets> | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Problem('secrets_unreadable', `${file} cannot be read.`, [
      'Start as the account that owns it.',
      String(error),
    ]);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('secrets_unreadable', `${file} is damaged: it is not JSON.`, [
      'Restore it from a backup, or remove the data folder to start with an empty database.',
    ]);
  }
}
