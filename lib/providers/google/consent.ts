import { z } from 'zod';
import { env } from '@/lib/env';
import { LIST_SCOPE } from './calendar-list';
import { attempt, detailsOf, type GoogleResult, redirectUri } from './client';
import { CALLS_SCOPE } from './events';

/** The scope that calendar connections live on; people can leave it unticked on the consent page. */
export const FREE_BUSY_SCOPE = 'https://www.googleapis.com/auth/calendar.freebusy';
const SCOPES = ['openid', 'email', FREE_BUSY_SCOPE, LIST_SCOPE, CALLS_SCOPE];

export type Grant = {
  readonly refreshToken: string;
  /** What the person really granted: calendar access can be unticked on the consent page. */
  readonly scopes: readonly string[];
  readonly email: string;
};

/**
 * The page where the person grants access. Asks for consent each time, since Google gives a refresh token only
 * with one.
 * @param codeChallenge PKCE, S256
 */
export function consentUrl(state: string, codeChallenge: string): string {
  const url = new URL(`${env().GOOGLE_ACCOUNTS_BASE}/o/oauth2/v2/auth`);
  url.search = new URLSearchParams({
    client_id: env().GOOGLE_CLIENT_ID ?? '',
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: SCOPES.join(' '),
    access_type: 'offline',
    prompt: 'consent',
    state,
    code_challenge: codeChallenge,
    code_challenge_method: 'S256',
  }).toString();
  return url.href;
}

/** Trades the code that came back from the consent page for a grant. A code works once. */
export function exchangeCode(code: string, codeVerifier: string): Promise<GoogleResult<Grant>> {
  return attempt(async ({ oauth, clientId }) => {
    const { tokens } = await oauth.getToken({ code, codeVerifier });
    const identity = identityOf(tokens.id_token, clientId);
    if (!tokens.refresh_token || !identity) {
      return { ok: false, code: 'refused', log: 'the token answer lacks refresh_token or e-mail' };
    }
    const scopes = (tokens.scope ?? '').split(' ').filter((scope) => scope !== '');
    return { ok: true, value: { refreshToken: tokens.refresh_token, scopes, email: identity.email } };
  });
}

/** Ends the grant at Google. A grant that is already gone counts as ended. */
export function revoke(refreshToken: string): Promise<GoogleResult<null>> {
  return attempt(async ({ oauth }) => {
    try {
      await oauth.revokeToken(refreshToken);
    } catch (error) {
      if (detailsOf(error).reason !== 'invalid_token') throw error;
    }
    return { ok: true, value: null };
  });
}

const identitySchema = z.object({ aud: z.string(), email: z.string() });

/** The id token came straight from Google's token endpoint, so its signature need not be checked (OpenID Connect Core 3.1.3.7). */
function identityOf(idToken: string | null | undefined, clientId: string): { email: string } | null {
  try {
    const payload: unknown = JSON.parse(Buffer.from(idToken?.split('.')[1] ?? '', 'base64url').toString());
    const identity = identitySchema.parse(payload);
    return identity.aud === clientId ? identity : null;
  } catch {
    return null;
  }
}
