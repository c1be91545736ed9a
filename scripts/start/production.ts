import { Problem } from '../problem.mjs';

/**
 * Has lib/env.ts check the settings of the real product before anything is started. The databases may be the
 * embedded ones, whose addresses are not known yet.
 *
 * @throws Problem `settings_missing` naming every variable
 */
export async function requireProductionSettings(env: Readonly<Record<string, string>>): Promise<void> {
  const { parseEnv } = await import('../../lib/env');
  const embedded = 'postgresql://embedded';
  try {
    parseEnv({ DATABASE_URL: embedded, CARDS_DATABASE_URL: embedded, ...env, MONET_ENV: 'production' });
  } catch (error) {
    throw new Problem(
      'settings_missing',
      'This is the real product, and its settings are not complete.',
      [
        'Set them in the environment or in .env; .env.example describes each.',
        'To start the demo instead, unset MONET_ENV and every variable of a provider.',
      ],
      error instanceof Error ? error.message : String(error),
    );
  }
}
