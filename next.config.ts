import type { NextConfig } from 'next';
import { CALL_HEADERS, CALL_PAGES, DATA_POLICY, FILE_POLICY, FIXED_HEADERS } from './lib/security-headers';

/** That of the HTTP interface (lib/request-input.ts): the longest form is some thousand words. */
const ACTION_LIMIT = '128kb';

const policyFor = (source: string, value: string) => ({
  source,
  headers: [{ key: 'Content-Security-Policy', value }],
});

/**
 * Packages that the server loads from node_modules as they are. Turbopack would put a copy of them into each of some
 * two dozen groups of routes: all of it together makes the build more than twice as long.
 */
const AS_THEY_ARE = [
  '@googleapis/calendar',
  '@simplewebauthn/server',
  '@zxcvbn-ts/core',
  '@zxcvbn-ts/language-common',
  'ioredis',
  'nodemailer',
  'otpauth',
  'rate-limiter-flexible',
  'stripe',
  'temporal-polyfill',
  'zod',
];

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  // `next dev` leaves no files of its own in the checkout.
  agentRules: false,
  // Types are checked by the tests, once, and not again on every machine that starts the product.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: AS_THEY_ARE,
  // `next dev` prints the addresses that it serves; those of feeds are secrets. `next start` prints none.
  logging: { incomingRequests: { ignore: [/^\/api\/calendar\/feed\//] } },
  experimental: {
    // A build is made once, on the machine that runs it, and is not debugged: maps and a cache for the next build cost
    // a third of its time and 300 MB.
    turbopackSourceMaps: false,
    turbopackFileSystemCacheForBuild: false,
    serverActions: { bodySizeLimit: ACTION_LIMIT },
    // What the proxy holds in memory of a request's body. It cuts silently, so it is more than the limit that refuses.
    proxyClientMaxBodySize: '256kb',
  },
  headers: async () => [
    { source: '/:path*', headers: [...FIXED_HEADERS] },
    { source: CALL_PAGES, headers: [...CALL_HEADERS] },
    ...['/api/:path*', '/_next/static/:path*'].map((source) => policyFor(source, DATA_POLICY)),
    policyFor('/api/files/:path*', FILE_POLICY),
    policyFor('/icon.svg', `${DATA_POLICY}; style-src 'unsafe-inline'`),
  ],
};

export default config;
