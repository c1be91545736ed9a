import { z } from 'zod';
import { DEFAULT_POLICY, type Policy } from './domain/policy';

/**
 * The only reader of `process.env`. Every variable is described in `.env.example` (but NODE_ENV, which is Node's).
 * Parsed at first use, not at import: a build has no environment.
 */

const url = z.url();
const key = z.string().min(8);
const number = (fallback: number, min: number, max: number) =>
  z.coerce.number().min(min).max(max).default(fallback);

const schema = z.object({
  NODE_ENV: z.string().default('production'),
  MONET_ENV: z.enum(['demo', 'production']).default('demo'),
  MONET_BASE_URL: url,
  MONET_CLOCK_FILE: z.string().optional(),
  MONET_SANDBOX_URL: url.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  TRUSTED_PROXIES: number(0, 0, 10),

  DATABASE_URL: z.string().startsWith('postgres'),
  CARDS_DATABASE_URL: z.string().startsWith('postgres'),
  REDIS_URL: z.string().startsWith('redis').optional(),
  DATABASE_POOL_SIZE: number(10, 1, 200),

  AUTH_SECRET: z.string().min(32),
  ENCRYPTION_KEY: z.string().min(32),
  ENCRYPTION_KEYS_BEFORE: z.string().optional(),

  STRIPE_SECRET_KEY: key,
  STRIPE_PUBLISHABLE_KEY: key,
  STRIPE_WEBHOOK_SECRET: key,
  STRIPE_CONNECT_WEBHOOK_SECRET: key,
  STRIPE_API_BASE: url.default('https://api.stripe.com'),

  ZOOM_ACCOUNT_ID: z.string().min(1),
  ZOOM_CLIENT_ID: z.string().min(1),
  ZOOM_CLIENT_SECRET: key,
  ZOOM_WEBHOOK_SECRET: key,
  ZOOM_HOST_USERS: z.string().min(1),
  ZOOM_API_BASE: url.default('https://api.zoom.us/v2'),
  ZOOM_OAUTH_BASE: url.default('https://zoom.us'),

  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GOOGLE_API_BASE: url.default('https://www.googleapis.com'),
  GOOGLE_OAUTH_BASE: url.default('https://oauth2.googleapis.com'),
  GOOGLE_ACCOUNTS_BASE: url.default('https://accounts.google.com'),

  LINKEDIN_CLIENT_ID: z.string().optional(),
  LINKEDIN_CLIENT_SECRET: z.string().optional(),
  LINKEDIN_ISSUER: url.default('https://www.linkedin.com/oauth'),

  CALENDAR_TRUSTED_ORIGIN: url.optional(),

  SMTP_URL: z.string().startsWith('smtp'),
  MAIL_FROM: z.string().default('Monet <hello@monet.local>'),

  RECEIPT_SELLER: z.string().default('Monet'),
  RECEIPT_TAX_LINE: z.string().default('No tax was charged'),

  WORKER_OPS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  PROVIDER_TIMEOUT_MS: number(10_000, 100, 120_000),
  CALENDAR_DEADLINE_MS: number(8_000, 100, 120_000),

  ADMIN_EMAIL: z.email().default('admin@monet.local'),
  ADMIN_PASSWORD: z.string().optional(),
  CALL_DURATION_MINUTES: number(DEFAULT_POLICY.callMinutes, 15, 240),
  MIN_NOTICE_HOURS: number(DEFAULT_POLICY.minNoticeHours, 0, 168),
  PLATFORM_FEE_BPS: number(DEFAULT_POLICY.feeBps, 0, 10_000),
  CANCEL_WINDOW_HOURS: number(DEFAULT_POLICY.cancelWindowHours, 0, 168),
  LATE_CANCEL_REFUND_PERCENT: number(DEFAULT_POLICY.lateCancelRefundPercent, 0, 100),
  ANONYMITY_K: number(5, 2, 1000),
  QC_PROVIDER: z.enum(['rules']).default('rules'),
});

/** Whose sale a call is, as receipts name it: ours, since the candidate pays the platform. */
export type Seller = { readonly name: string; readonly taxLine: string };

export type Env = z.infer<typeof schema> & { readonly policy: Policy; readonly seller: Seller };

/** The environment is not usable; the message names each variable and what is wrong with it. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

let parsed: Env | undefined;

/**
 * The validated environment.
 * @throws EnvError naming every variable that is missing or malformed
 */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Whether browsers reach this copy by HTTPS, whatever the last proxy speaks with us. */
export function isHttps(): boolean {
  return new URL(env().MONET_BASE_URL).protocol === 'https:';
}

/** Validates an environment. Empty strings count as not set. Exported for tests. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new EnvError(`The environment is not complete. See .env.example.\n${lines.join('\n')}`);
  }
  const e = result.data;
  if (e.MONET_ENV === 'production' && (e.MONET_CLOCK_FILE ?? e.MONET_SANDBOX_URL)) {
    throw new EnvError('MONET_CLOCK_FILE and MONET_SANDBOX_URL exist in the demo only; unset them.');
  }
  if (e.MONET_ENV === 'production' && e.CALENDAR_TRUSTED_ORIGIN) {
    throw new EnvError('CALENDAR_TRUSTED_ORIGIN exists in the demo only; unset it.');
  }
  const policy: Policy = {
    ...DEFAULT_POLICY,
    callMinutes: e.CALL_DURATION_MINUTES,
    minNoticeHours: e.MIN_NOTICE_HOURS,
    feeBps: e.PLATFORM_FEE_BPS,
    cancelWindowHours: e.CANCEL_WINDOW_HOURS,
    lateCancelRefundPercent: e.LATE_CANCEL_REFUND_PERCENT,
  };
  return { ...e, policy, seller: { name: e.RECEIPT_SELLER, taxLine: e.RECEIPT_TAX_LINE } };
}
