import { existsSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../problem.mjs';
import { decideWorld, type World } from './world';

/** What the person asked for, from the environment and the command line. */
export type Settings = {
  readonly repositoryRoot: string;
  /** Absolute. */
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** Where this copy answers on this machine, without a slash at the end. */
  readonly web: string;
  /** Public origin, in links and cookies. */
  readonly baseUrl: string;
  readonly world: World;
  readonly worldBecause: readonly string[];
  /** `next dev` instead of a build. */
  readonly dev: boolean;
  /** The environment with .env read in and empty values taken out. */
  readonly env: Readonly<Record<string, string>>;
};

const anyAddress = new Set(['0.0.0.0', '::', '']);

/** The origin under which a server that listens on `host` is reached from this machine. */
export function localOrigin(host: string, port: number): string {
  const name = anyAddress.has(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/**
 * @param value of PORT
 * @throws Problem `port_invalid`
 */
export function readPort(value: string | undefined): number {
  const port = Number(value ?? '3000');
  if (/^\d+$/.test(value ?? '3000') && port >= 1 && port <= 65_535) return port;
  throw new Problem(
    'port_invalid',
    `PORT is "${value}", which is not a port.`,
    'Use a number from 1 to 65535: PORT=3001 npm start',
  );
}

/**
 * Reads .env.local and .env of the checkout, as Next.js does, and what the environment says; the environment
 * wins, then .env.local.
 *
 * @param args of the command line: `--dev`, `--no-env-file`
 * @throws Problem for an argument or a value that makes no sense
 */
export function readSettings(repositoryRoot: string, args: readonly string[]): Settings {
  const unknown = args.find((arg) => arg !== '--dev' && arg !== '--no-env-file');
  if (unknown) {
    throw new Problem('argument_unknown', `"${unknown}" is not an argument of this command.`, [
      'npm start, or npm run dev. Everything else is set in the environment: see .env.example.',
    ]);
  }
  if (!args.includes('--no-env-file')) {
    for (const name of ['.env.local', '.env']) {
      const file = path.join(repositoryRoot, name);
      if (existsSync(file)) process.loadEnvFile(file);
    }
  }
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value) env[name] = value;

  const decision = decideWorld(env);
  if (!decision.ok) {
    throw decision.code === 'world_unknown'
      ? new Problem(
          'world_unknown',
          `MONET_ENV is "${env.MONET_ENV}"; it can be "demo" or "production".`,
          'Correct it, or unset it.',
        )
      : new Problem(
          'world_contradiction',
          `MONET_ENV=demo, but a real provider is set up: ${decision.names.join(', ')}.`,
          ["Unset MONET_ENV to start the real product, or unset the provider's variables to start the demo."],
        );
  }
  const port = readPort(env.PORT);
  const host = env.HOST ?? '127.0.0.1';
  const web = localOrigin(host, port);
  return {
    repositoryRoot,
    dataFolder: path.resolve(repositoryRoot, env.MONET_DATA_DIR ?? '.data'),
    host,
    port,
    web,
    baseUrl: env.MONET_BASE_URL?.replace(/\/+$/, '') ?? web,
    world: decision.world,
    worldBecause: decision.because,
    dev: args.includes('--dev'),
    env,
  };
}
