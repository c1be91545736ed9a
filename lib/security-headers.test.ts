import { expect, test } from 'vitest';
import { DATA_POLICY, FIXED_HEADERS, pagePolicy, STRICT_TRANSPORT } from './security-headers';

const REAL = {
  nonce: 'abc',
  outside: {
    stripeApi: 'https://api.stripe.com',
    consent: ['https://accounts.google.com', 'https://www.linkedin.com'],
  },
  https: true,
  isDev: false,
};
const DEMO = {
  ...REAL,
  outside: {
    stripeApi: 'http://127.0.0.1:4001/stripe',
    consent: ['http://127.0.0.1:4001/google', 'https://www.linkedin.com'],
    sandbox: 'http://127.0.0.1:4001',
  },
  https: false,
};

/** The sources of each directive. */
function parsed(policy: string): Record<string, string[]> {
  const directives = policy.split('; ').map((each) => each.split(' '));
  expect(new Set(directives.map(([name]) => name)).size, 'no directive occurs twice').toBe(directives.length);
  return Object.fromEntries(directives.map(([name = '', ...sources]) => [name, sources]));
}

test('the real product trusts itself, Stripe, and where people say yes', () => {
  expect(parsed(pagePolicy(REAL))).toEqual({
    'default-src': ["'none'"],
    'script-src': [
      "'nonce-abc'",
      "'strict-dynamic'",
      "'self'",
      'https://js.stripe.com',
      'https://*.js.stripe.com',
    ],
    'style-src': ["'self'", "'nonce-abc'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", 'https://api.stripe.com'],
    'frame-src': ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    'form-action': [
      "'self'",
      'https://connect.stripe.com',
      'https://accounts.google.com',
      'https://www.linkedin.com',
    ],
    'upgrade-insecure-requests': [],
  });
});

test('the demo adds the origin of the sandbox, once, where cards are paid and forms lead', () => {
  const demo = parsed(pagePolicy(DEMO));
  expect(demo['connect-src']).toEqual(["'self'", 'http://127.0.0.1:4001']);
  expect(demo['form-action']).toEqual([
    "'self'",
    'https://connect.stripe.com',
    'http://127.0.0.1:4001',
    'https://www.linkedin.com',
  ]);
  expect(demo).not.toHaveProperty('upgrade-insecure-requests');
  expect(demo['script-src']).toEqual(parsed(pagePolicy(REAL))['script-src']);
});

test('only next dev may evaluate text and write styles', () => {
  for (const page of [REAL, DEMO]) expect(pagePolicy(page)).not.toContain('unsafe');
  const dev = parsed(pagePolicy({ ...DEMO, isDev: true }));
  expect(dev['script-src']).toContain("'unsafe-eval'");
  expect(dev['script-src']).not.toContain("'unsafe-inline'");
  // With a nonce beside it, browsers would not go by 'unsafe-inline'.
  expect(dev['style-src']).toEqual(["'self'", "'unsafe-inline'"]);
});

test('what is no page may do nothing, and headers are named once', () => {
  expect(parsed(DATA_POLICY)).toMatchObject({ 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] });
  expect(STRICT_TRANSPORT).toBe(`max-age=${2 * 365 * 86_400}; includeSubDomains`);
  const names = FIXED_HEADERS.map(({ key }) => key.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
});
