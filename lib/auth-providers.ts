import { AsyncLocalStorage } from 'node:async_hooks';
import { CredentialsSignin, type NextAuthConfig, type Profile } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import Google from 'next-auth/providers/google';
import LinkedIn from 'next-auth/providers/linkedin';
import { type ProviderAccount, signInProviders } from './accounts/identities';
import { challengeOf, checkPasskey } from './accounts/second-step/passkey-sign-in';
import { type Entrance, openSession, type SignInMethod } from './accounts/sessions';
import { checkCredentials } from './accounts/sign-in';
import { redeemTicket } from './accounts/ticket';
import { addressPrefix, clientAddress } from './client-address';
import { env } from './env';
import { AppError } from './errors';

/** Where a route of NextAuth's learns why a sign-in was refused: it tells no more than a code. */
export const refusals = new AsyncLocalStorage<{ by?: AppError }>();

/** Too many wrong passwords, for the account or from the address. */
export class TooManyAttempts extends CredentialsSignin {
  override code = 'too_many_attempts';
  readonly refusal: AppError;

  constructor(refusal: AppError) {
    super();
    this.refusal = refusal;
  }
}

const password = Credentials({
  credentials: { email: {}, password: {} },
  async authorize(input, request) {
    const { email, password: typed } = input;
    if (typeof email !== 'string' || typeof typed !== 'string') return null;
    const id = await checkCredentials(email, typed, clientAddress(request.headers)).catch(refused);
    if (id === null) return null;
    return { id, sessionId: await openSession(id, entranceOf(request.headers, 'password')) };
  },
});

function refused(error: unknown): never {
  if (!(error instanceof AppError)) throw error;
  const told = refusals.getStore();
  if (told) told.by = error;
  throw new TooManyAttempts(error);
}

/** Signs in the browser that has just opened an account by way of a provider. */
const ticket = Credentials({
  id: 'ticket',
  credentials: { ticket: {}, provider: {} },
  async authorize(input, request) {
    if (typeof input.ticket !== 'string') return null;
    const userId = await redeemTicket(input.ticket);
    if (userId === null) return null;
    const method = input.provider === 'linkedin' ? 'linkedin' : 'google';
    return { id: userId, sessionId: await openSession(userId, entranceOf(request.headers, method)) };
  },
});

/** Only what is needed to know somebody again; calendars are a consent of their own. */
const SCOPE = 'openid profile email';

/** `issuer` alone says where a provider is: the real one, or the sandbox. */
const PROVIDERS = {
  google: () =>
    Google({
      ...keys(env().GOOGLE_CLIENT_ID, env().GOOGLE_CLIENT_SECRET),
      issuer: env().GOOGLE_ACCOUNTS_BASE,
      checks: ['pkce', 'state'],
      authorization: { params: { scope: SCOPE, prompt: 'select_account' } },
    }),
  linkedin: () =>
    LinkedIn({
      ...keys(env().LINKEDIN_CLIENT_ID, env().LINKEDIN_CLIENT_SECRET),
      issuer: env().LINKEDIN_ISSUER,
      checks: ['state'], // LinkedIn refuses a code verifier
      authorization: { params: { scope: SCOPE } },
    }),
} as const;

function keys(clientId = '', clientSecret = '') {
  return { clientId, clientSecret };
}

/** Both steps in one: what the browser was asked to sign stands in a cookie, and works once. */
const passkey = Credentials({
  id: 'passkey',
  credentials: { response: {} },
  async authorize({ response }, request) {
    const userId = await checkPasskey(response, challengeOf(request.headers));
    if (userId === null) return null;
    return { id: userId, sessionId: await openSession(userId, entranceOf(request.headers, 'passkey')) };
  },
});

export function entranceOf(from: Headers, method: SignInMethod): Entrance {
  return {
    method,
    userAgent: from.get('user-agent') ?? 'unknown',
    addressPrefix: addressPrefix(clientAddress(from)),
  };
}

/**
 * What a provider says of somebody, in our terms.
 * @param verified providers say it as a boolean or as a word; LinkedIn may leave it out, with the address
 */
export function accountOf(
  provider: 'google' | 'linkedin',
  subject: string,
  profile: Profile,
): ProviderAccount {
  const verified = String(profile.email_verified) === 'true';
  const name = (profile.name ?? '').trim().slice(0, 120);
  return { provider, subject, name, email: verified ? (profile.email?.trim().toLowerCase() ?? null) : null };
}

/** Every way in, as NextAuth takes them. */
export function authProviders(): NextAuthConfig['providers'] {
  return [password, passkey, ticket, ...signInProviders().map((provider) => PROVIDERS[provider]())];
}
