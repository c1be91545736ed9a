import { randomBytes } from 'node:crypto';

/**
 * Sets a complete environment for `lib/env.ts`, as `npm start` would. Call it before anything asks for `env()`:
 * the first reading counts for the whole test file.
 *
 * Providers point at a closed port unless `given` says otherwise, so that a forgotten one fails at once.
 */
export function setEnvironment(given: Record<string, string> = {}): void {
  const nowhere = 'http://127.0.0.1:9';
  Object.assign(process.env, {
    MONET_BASE_URL: 'http://127.0.0.1:3999',
    LOG_LEVEL: 'silent',
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none',
    CARDS_DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none',
    AUTH_SECRET: randomBytes(32).toString('base64'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    STRIPE_SECRET_KEY: 'sk_test_sandbox',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_sandbox',
    STRIPE_WEBHOOK_SECRET: 'whsec_platform',
    STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_connect',
    STRIPE_API_BASE: nowhere,
    ZOOM_ACCOUNT_ID: 'sandbox-account',
    ZOOM_CLIENT_ID: 'sandbox-client',
    ZOOM_CLIENT_SECRET: 'sandbox-secret',
    ZOOM_WEBHOOK_SECRET: 'sandbox-webhook',
    ZOOM_HOST_USERS: 'host@monet.local',
    ZOOM_API_BASE: nowhere,
    ZOOM_OAUTH_BASE: nowhere,
    GOOGLE_CLIENT_ID: 'google-client',
    GOOGLE_CLIENT_SECRET: 'google-secret',
    GOOGLE_API_BASE: nowhere,
    GOOGLE_OAUTH_BASE: nowhere,
    GOOGLE_ACCOUNTS_BASE: nowhere,
    LINKEDIN_CLIENT_ID: 'linkedin-client',
    LINKEDIN_CLIENT_SECRET: 'linkedin-secret',
    LINKEDIN_ISSUER: nowhere,
    SMTP_URL: 'smtp://127.0.0.1:9',
    ...given,
  });
}
