import path from 'node:path';

/** Where a provider delivers its webhooks, and the secret that it signs them with. */
export interface WebhookEndpoint {
  url: string;
  secret: string;
}

export interface SandboxConfig {
  /** HTTP port on 127.0.0.1; 0 picks a free one. */
  port: number;
  /** SMTP port on 127.0.0.1; 0 picks a free one. */
  smtpPort: number;
  dataDir: string;
  /** Public origin without a trailing slash; null means `http://127.0.0.1:<port>`. */
  origin: string | null;
  clockFile: string;
  /** Where a test run collects the shapes of the calls to Stripe; null, as always but in tests, for nowhere. */
  callsDir: string | null;
  /** The product's worker: a POST runs everything due there. Null when there is none. */
  settleUrl: string | null;
  stripe: {
    secretKey: string;
    publishableKey: string;
    webhook: WebhookEndpoint | null;
    connectWebhook: WebhookEndpoint | null;
  };
  zoom: {
    accountId: string;
    clientId: string;
    clientSecret: string;
    webhook: WebhookEndpoint | null;
    hostUsers: string[];
  };
  google: { clientId: string; clientSecret: string };
  linkedin: { clientId: string; clientSecret: string };
}

/** The environment lacks something or says something impossible; the message names every such variable. */
export class ConfigError extends Error {
  readonly code = 'config';
}

/**
 * Reads the sandbox's settings. The only place that looks at the environment.
 * @throws ConfigError naming every variable that is missing or wrong, not only the first.
 */
export function readConfig(env: Record<string, string | undefined>): SandboxConfig {
  const problems: string[] = [];
  const text = (name: string): string => {
    const value = env[name]?.trim() ?? '';
    if (value === '') problems.push(`${name} is not set`);
    return value;
  };
  const optional = (name: string): string | null => env[name]?.trim() || null;
  const port = (name: string): number => {
    const value = Number(text(name));
    if (!Number.isInteger(value) || value < 0 || value > 65_535)
      problems.push(`${name} is not a port (0 to 65535)`);
    return value;
  };
  const url = (name: string, value: string | null): string | null => {
    if (value === null) return null;
    if (URL.canParse(value) && /^https?:/.test(value)) return value.replace(/\/+$/, '');
    problems.push(`${name} is not an http or https address`);
    return null;
  };
  const endpoint = (urlName: string, secretName: string): WebhookEndpoint | null => {
    const target = url(urlName, optional(urlName));
    const secret = optional(secretName);
    if ((target === null) !== (secret === null))
      problems.push(`${urlName} and ${secretName} belong together`);
    return target !== null && secret !== null ? { url: target, secret } : null;
  };

  const config: SandboxConfig = {
    port: port('SANDBOX_PORT'),
    smtpPort: port('SANDBOX_SMTP_PORT'),
    dataDir: path.resolve(text('SANDBOX_DATA_DIR')),
    origin: url('SANDBOX_ORIGIN', optional('SANDBOX_ORIGIN')),
    clockFile: path.resolve(text('MONET_CLOCK_FILE')),
    callsDir: optional('SANDBOX_CALLS_DIR'),
    settleUrl: url('SANDBOX_SETTLE_URL', optional('SANDBOX_SETTLE_URL')),
    stripe: {
      secretKey: text('SANDBOX_STRIPE_SECRET_KEY'),
      publishableKey: text('SANDBOX_STRIPE_PUBLISHABLE_KEY'),
      webhook: endpoint('SANDBOX_STRIPE_WEBHOOK_URL', 'SANDBOX_STRIPE_WEBHOOK_SECRET'),
      connectWebhook: endpoint('SANDBOX_STRIPE_CONNECT_WEBHOOK_URL', 'SANDBOX_STRIPE_CONNECT_WEBHOOK_SECRET'),
    },
    zoom: {
      accountId: text('SANDBOX_ZOOM_ACCOUNT_ID'),
      clientId: text('SANDBOX_ZOOM_CLIENT_ID'),
      clientSecret: text('SANDBOX_ZOOM_CLIENT_SECRET'),
      webhook: endpoint('SANDBOX_ZOOM_WEBHOOK_URL', 'SANDBOX_ZOOM_WEBHOOK_SECRET'),
      hostUsers: text('SANDBOX_ZOOM_HOST_USERS')
        .split(',')
        .map((user) => user.trim())
        .filter((user) => user !== ''),
    },
    google: {
      clientId: text('SANDBOX_GOOGLE_CLIENT_ID'),
      clientSecret: text('SANDBOX_GOOGLE_CLIENT_SECRET'),
    },
    linkedin: {
      clientId: optional('SANDBOX_LINKEDIN_CLIENT_ID') ?? 'linkedin-sandbox',
      clientSecret: optional('SANDBOX_LINKEDIN_CLIENT_SECRET') ?? 'linkedin-sandbox-secret',
    },
  };
  if (problems.length > 0) throw new ConfigError(`The sandbox cannot start:\n  ${problems.join('\n  ')}`);
  return config;
}
