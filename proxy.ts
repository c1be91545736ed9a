import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { clientAddress } from '@/lib/client-address';
import { env, isHttps } from '@/lib/env';
import { pagePolicy } from '@/lib/security-headers';
import { tooManySearches } from '@/lib/too-many-page';

const POLICY = 'content-security-policy';

/**
 * Refuses who asks too often, and gives every page a script policy of its own. Next.js finds the nonce in the request's copy of the header and writes it
 * into the scripts that it makes; whatever else gets into a page does not run.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const refusal = await tooManySearches(request.nextUrl.pathname, clientAddress(request.headers));
  if (refusal) return refusal;
  const { MONET_SANDBOX_URL, STRIPE_API_BASE, GOOGLE_ACCOUNTS_BASE, LINKEDIN_ISSUER, NODE_ENV } = env();
  const policy = pagePolicy({
    nonce: randomBytes(18).toString('base64url'),
    outside: {
      stripeApi: STRIPE_API_BASE,
      consent: [GOOGLE_ACCOUNTS_BASE, LINKEDIN_ISSUER],
      sandbox: MONET_SANDBOX_URL,
    },
    https: isHttps(),
    isDev: NODE_ENV === 'development',
  });
  const headers = new Headers(request.headers);
  headers.set(POLICY, policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(POLICY, policy);
  return response;
}

// The rest is no page: next.config.ts gives it a policy that allows nothing.
export const config = { matcher: '/((?!api/|_next/static/|icon\\.svg$).*)' };
