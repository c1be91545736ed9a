import type { NextConfig } from 'next';

/** Sent with every answer. Nothing here depends on the page; a script policy needs a nonce and is not set here. */
const SECURITY_HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Content-Security-Policy', value: "frame-ancestors 'none'; base-uri 'self'; object-src 'none'" },
  // Addresses inside the product tell nothing to the sites that pages link to.
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
];

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  // `next dev` leaves no files of its own in the checkout.
  agentRules: false,
  // Types are checked by the tests, once, and not again on every machine that starts the product.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: '/:path*', headers: SECURITY_HEADERS }],
};

export default config;
