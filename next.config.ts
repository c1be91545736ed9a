import type { NextConfig } from 'next';
import { DATA_POLICY, FILE_POLICY, FIXED_HEADERS } from './lib/security-headers';

/** That of the HTTP interface (lib/request-input.ts): the longest form is some thousand words. */
const ACTION_LIMIT = '128kb';

const policyFor = (source: string, value: string) => ({
  source,
  headers: [{ key: 'Content-Security-Policy', value }],
});

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  // `next dev` leaves no files of its own in the checkout.
  agentRules: false,
  // Types are checked by the tests, once, and not again on every machine that starts the product.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    serverActions: { bodySizeLimit: ACTION_LIMIT },
    // What the proxy holds in memory of a request's body. It cuts silently, so it is more than the limit that refuses.
    proxyClientMaxBodySize: '256kb',
  },
  headers: async () => [
    { source: '/:path*', headers: [...FIXED_HEADERS] },
    ...['/api/:path*', '/_next/static/:path*'].map((source) => policyFor(source, DATA_POLICY)),
    policyFor('/api/files/:path*', FILE_POLICY),
    policyFor('/icon.svg', `${DATA_POLICY}; style-src 'unsafe-inline'`),
  ],
};

export default config;
