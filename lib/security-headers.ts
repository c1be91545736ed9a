/**
 * What browsers are told to allow. Pure: `next.config.ts` sends what never changes, `proxy.ts` the policy of a page,
 * `instrumentation.ts` the demand for HTTPS. See docs/decisions/0040-one-nonce-for-every-page.md.
 */

/** Where pages of this copy lead or talk to, beside itself. Origins, or addresses whose origin counts. */
export type Outside = {
  /** The browser confirms a card there. */
  readonly stripeApi: string;
  /** Where people are sent to say yes: forms end in redirects to these. */
  readonly consent: readonly string[];
  /** The demo's stand-in for every provider. */
  readonly sandbox?: string | undefined;
};

const STRIPE_SCRIPTS = ['https://js.stripe.com', 'https://*.js.stripe.com'];
const STRIPE_ONBOARDING = 'https://connect.stripe.com';

/**
 * The Content-Security-Policy of one answer that may be a page.
 *
 * @param page `nonce` of this request and no other; `https` whether this copy is reached by HTTPS; `isDev` for
 *   `next dev`, whose tools evaluate text and write style elements
 */
export function pagePolicy(page: {
  readonly nonce: string;
  readonly outside: Outside;
  readonly https: boolean;
  readonly isDev: boolean;
}): string {
  const { nonce, outside, https, isDev } = page;
  const sandbox = outside.sandbox ? [outside.sandbox] : [];
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    // The nonce is what counts. Browsers too old for 'strict-dynamic' go by the two places behind it.
    'script-src': [
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(isDev ? ["'unsafe-eval'"] : []),
      "'self'",
      ...STRIPE_SCRIPTS,
    ],
    'style-src': ["'self'", isDev ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...originsOf(outside.stripeApi, ...sandbox)],
    'frame-src': [...STRIPE_SCRIPTS, 'https://hooks.stripe.com'],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    // Chrome holds the redirects that answer a form to this list as well.
    'form-action': ["'self'", ...originsOf(STRIPE_ONBOARDING, ...outside.consent, ...sandbox)],
    ...(https && { 'upgrade-insecure-requests': [] }),
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

/** The policy of what is no page: JSON, CSV, calendar files, scripts, fonts. Opened by itself it can do nothing. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** That of a picture or a CV that somebody uploaded: besides, it belongs to no site, not even to this one. */
export const FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** Two years. A browser that has seen it never asks this host by plain HTTP again. */
export const STRICT_TRANSPORT = 'max-age=63072000; includeSubDomains';

const NOBODY = '()';
const STRIPE_TOO = '(self "https://js.stripe.com")';

const PERMISSIONS = {
  accelerometer: NOBODY,
  'browsing-topics': NOBODY,
  camera: NOBODY,
  'display-capture': NOBODY,
  geolocation: NOBODY,
  gyroscope: NOBODY,
  hid: NOBODY,
  magnetometer: NOBODY,
  microphone: NOBODY,
  midi: NOBODY,
  serial: NOBODY,
  usb: NOBODY,
  'xr-spatial-tracking': NOBODY,
  payment: STRIPE_TOO,
  'publickey-credentials-create': '(self)',
  'publickey-credentials-get': '(self)',
};

function permissions(given: Readonly<Record<string, string>>): string {
  return Object.entries({ ...PERMISSIONS, ...given })
    .map(([name, who]) => `${name}=${who}`)
    .join(', ');
}

/** The pages on which people try camera and microphone before a call, and nobody else's page may. */
export const CALL_PAGES = '/:side(candidate|professional)/bookings/:id/call';
export const CALL_HEADERS = [
  { key: 'Permissions-Policy', value: permissions({ camera: '(self)', microphone: '(self)' }) },
] as const;

/** Sent with every answer, whatever it is. */
export const FIXED_HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  // Addresses hold one-time secrets, so other sites learn none. `no-referrer` would also empty the Origin header of
  // forms, which the check for requests from elsewhere goes by.
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: permissions({}) },
  // Nobody who opens us keeps a hand on the window; a bank's page that Stripe opens may answer Stripe.
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin-allow-popups' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
] as const;

function originsOf(...addresses: readonly string[]): string[] {
  return [...new Set(addresses.map((address) => new URL(address).origin))];
}
