/** The demo with the sandbox, or the real product. */
export type World = 'demo' | 'production';

/** Every variable that belongs to a provider: one of them set means that somebody wants the real product. */
export const providerVariables = [
  'STRIPE_SECRET_KEY',
  'STRIPE_PUBLISHABLE_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'STRIPE_CONNECT_WEBHOOK_SECRET',
  'STRIPE_API_BASE',
  'ZOOM_ACCOUNT_ID',
  'ZOOM_CLIENT_ID',
  'ZOOM_CLIENT_SECRET',
  'ZOOM_WEBHOOK_SECRET',
  'ZOOM_HOST_USERS',
  'ZOOM_API_BASE',
  'ZOOM_OAUTH_BASE',
  'GOOGLE_CLIENT_ID',
  'GOOGLE_CLIENT_SECRET',
  'GOOGLE_API_BASE',
  'GOOGLE_OAUTH_BASE',
  'GOOGLE_ACCOUNTS_BASE',
  'LINKEDIN_CLIENT_ID',
  'LINKEDIN_CLIENT_SECRET',
  'LINKEDIN_ISSUER',
  'SMTP_URL',
] as const;

export type WorldDecision =
  | { readonly ok: true; readonly world: World; readonly because: readonly string[] }
  | {
      readonly ok: false;
      readonly code: 'world_unknown' | 'world_contradiction';
      readonly names: readonly string[];
    };

/**
 * Decides which world to start. MONET_ENV=production or any provider's variable makes it the real product;
 * a MONET_ENV that is neither "demo" nor "production" is refused, since a misspelt "production" must not
 * become a demo, and so is MONET_ENV=demo together with provider variables.
 *
 * @param env the environment after .env was read; empty strings count as not set
 * @returns the world and the variables that decided it
 */
export function decideWorld(env: Readonly<Record<string, string | undefined>>): WorldDecision {
  const provider = providerVariables.filter((name) => env[name] !== undefined && env[name] !== '');
  switch (env.MONET_ENV ?? '') {
    case 'production':
      return { ok: true, world: 'production', because: ['MONET_ENV', ...provider] };
    case 'demo':
      if (provider.length > 0) return { ok: false, code: 'world_contradiction', names: provider };
      return { ok: true, world: 'demo', because: ['MONET_ENV'] };
    case '':
      return provider.length > 0
        ? { ok: true, world: 'production', because: provider }
        : { ok: true, world: 'demo', because: [] };
    default:
      return { ok: false, code: 'world_unknown', names: ['MONET_ENV'] };
  }
}
