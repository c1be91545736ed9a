import path from 'node:path';
import type { OwnPorts } from './own-ports';
import type { DemoSecrets } from './secrets';
import type { Settings } from './settings';

type Environment = Record<string, string>;

export type EnvironmentParts = {
  readonly settings: Pick<Settings, 'dataFolder' | 'baseUrl' | 'web' | 'world' | 'dev' | 'env'>;
  readonly ports: OwnPorts;
  readonly databaseUrl: string;
  readonly cardsUrl: string;
  /** undefined in production. */
  readonly demo: DemoSecrets | undefined;
};

/** Several, since one Zoom user can host one meeting at a time. */
const zoomHosts = Array.from({ length: 40 }, (_, index) => `host${index + 1}@monet.local`).join(',');

export const sandboxOrigin = (ports: OwnPorts): string => `http://127.0.0.1:${ports.sandbox}`;
export const clockFile = (dataFolder: string): string => path.join(dataFolder, 'clock.json');

/**
 * The environment of the web server, the worker and the seed. In production it is what the person set, and
 * where the databases are; in the demo every provider is the sandbox.
 */
export function productEnvironment(parts: EnvironmentParts): Environment {
  const { settings, ports, demo } = parts;
  const common = {
    ...settings.env,
    NODE_ENV: settings.dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    MONET_ENV: settings.world,
    MONET_DATA_DIR: settings.dataFolder,
    DATABASE_URL: parts.databaseUrl,
    CARDS_DATABASE_URL: parts.cardsUrl,
    WORKER_OPS_PORT: String(ports.workerOps),
  };
  if (!demo) return common;
  const sandbox = sandboxOrigin(ports);
  return {
    ...common,
    ...demo,
    // A person's own keys win over the made ones: with a DATABASE_URL of their own they have to stay the same.
    ...pick(settings.env, ['AUTH_SECRET', 'ENCRYPTION_KEY']),
    MONET_BASE_URL: settings.baseUrl,
    MONET_CLOCK_FILE: clockFile(settings.dataFolder),
    MONET_SANDBOX_URL: sandbox,
    STRIPE_API_BASE: `${sandbox}/stripe`,
    ZOOM_HOST_USERS: zoomHosts,
    ZOOM_API_BASE: `${sandbox}/zoom/v2`,
    ZOOM_OAUTH_BASE: `${sandbox}/zoom`,
    GOOGLE_API_BASE: `${sandbox}/google`,
    GOOGLE_OAUTH_BASE: `${sandbox}/google`,
    GOOGLE_ACCOUNTS_BASE: `${sandbox}/google`,
    LINKEDIN_ISSUER: `${sandbox}/linkedin/oauth`,
    CALENDAR_TRUSTED_ORIGIN: sandbox,
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    MAIL_FROM: settings.env.MAIL_FROM ?? 'Monet <hello@monet.local>',
  };
}

/** The environment of the sandbox: the providers' side of the same keys, and nothing of the product's own. */
export function sandboxEnvironment(parts: EnvironmentParts & { readonly demo: DemoSecrets }): Environment {
  const { settings, ports, demo } = parts;
  return {
    ...pick(settings.env, ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'TZ', 'LOG_LEVEL', 'NODE_OPTIONS']),
    // Set by `npm test` alone.
    ...pick(settings.env, ['SANDBOX_CALLS_DIR']),
    NODE_ENV: 'production',
    SANDBOX_PORT: String(ports.sandbox),
    SANDBOX_SMTP_PORT: String(ports.smtp),
    SANDBOX_DATA_DIR: path.join(settings.dataFolder, 'sandbox'),
    MONET_CLOCK_FILE: clockFile(settings.dataFolder),
    SANDBOX_STRIPE_SECRET_KEY: demo.STRIPE_SECRET_KEY,
    SANDBOX_STRIPE_PUBLISHABLE_KEY: demo.STRIPE_PUBLISHABLE_KEY,
    SANDBOX_STRIPE_WEBHOOK_URL: `${settings.web}/api/stripe/webhook`,
    SANDBOX_STRIPE_WEBHOOK_SECRET: demo.STRIPE_WEBHOOK_SECRET,
    SANDBOX_STRIPE_CONNECT_WEBHOOK_URL: `${settings.web}/api/stripe/webhook/connect`,
    SANDBOX_STRIPE_CONNECT_WEBHOOK_SECRET: demo.STRIPE_CONNECT_WEBHOOK_SECRET,
    SANDBOX_ZOOM_ACCOUNT_ID: demo.ZOOM_ACCOUNT_ID,
    SANDBOX_ZOOM_CLIENT_ID: demo.ZOOM_CLIENT_ID,
    SANDBOX_ZOOM_CLIENT_SECRET: demo.ZOOM_CLIENT_SECRET,
    SANDBOX_ZOOM_WEBHOOK_URL: `${settings.web}/api/zoom/webhook`,
    SANDBOX_ZOOM_WEBHOOK_SECRET: demo.ZOOM_WEBHOOK_SECRET,
    SANDBOX_ZOOM_HOST_USERS: zoomHosts,
    SANDBOX_GOOGLE_CLIENT_ID: demo.GOOGLE_CLIENT_ID,
    SANDBOX_GOOGLE_CLIENT_SECRET: demo.GOOGLE_CLIENT_SECRET,
    SANDBOX_LINKEDIN_CLIENT_ID: demo.LINKEDIN_CLIENT_ID,
    SANDBOX_LINKEDIN_CLIENT_SECRET: demo.LINKEDIN_CLIENT_SECRET,
    SANDBOX_SETTLE_URL: `http://127.0.0.1:${ports.workerOps}/settle`,
  };
}

function pick(env: Readonly<Environment>, names: readonly string[]): Environment {
  const picked: Environment = {};
  for (const name of names) {
    const value = env[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}
