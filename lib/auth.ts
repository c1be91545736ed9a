import { headers } from 'next/headers';
import NextAuth, { CredentialsSignin, type NextAuthConfig, type Profile } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import Google from 'next-auth/providers/google';
import LinkedIn from 'next-auth/providers/linkedin';
import { cache } from 'react';
import type { SignedIn, Visitor } from './access';
import { arriveByProvider } from './accounts/arrive-by-provider';
import { type ProviderAccount, signInProviders } from './accounts/identities';
import { challengeOf, checkPasskey } from './accounts/second-step/passkey-sign-in';
import {
  closeSession,
  type Entrance,
  findOwing,
  findSession,
  type Owing,
  openSession,
  SESSION_LIFETIME,
  type SignInMethod,
} from './accounts/sessions';
import { checkCredentials } from './accounts/sign-in';
import { redeemTicket } from './accounts/ticket';
import { addressPrefix, clientAddress } from './client-address';
import { env, isHttps } from './env';
import { AppError } from './errors';
import { log } from './log';

declare module 'next-auth' {
  interface User {
    sessionId?: string;
  }
  interface Session {
    visitor: SignedIn | null;
    owing: Owing | null;
  }
}

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
    const id = await checkCredentials(email, typed, clientAddress(request.headers)).catch((error) => {
      throw error instanceof AppError ? new TooManyAttempts(error) : error;
    });
    if (id === null) return null;
    return { id, sessionId: await openSession(id, entranceOf(request.headers, 'password')) };
  },
});

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

function entranceOf(from: Headers, method: SignInMethod): Entrance {
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
function accountOf(provider: 'google' | 'linkedin', subject: string, profile: Profile): ProviderAccount {
  const verified = String(profile.email_verified) === 'true';
  const name = (profile.name ?? '').trim().slice(0, 120);
  return { provider, subject, name, email: verified ? (profile.email?.trim().toLowerCase() ?? null) : null };
}

/** What went wrong: NextAuth wraps it. */
function faultWithin(error: Error): unknown {
  const { cause } = error;
  return typeof cause === 'object' && cause !== null && 'err' in cause ? cause.err : error;
}

/**
 * Credentials force signed-token sessions, which cannot be recalled by themselves. So the token carries only a
 * session id, and every reading of it asks the database whether that session still stands.
 */
function config(): NextAuthConfig {
  return {
    secret: env().AUTH_SECRET,
    trustHost: true,
    // By the public address: what the last proxy says of itself would decide otherwise.
    useSecureCookies: isHttps(),
    providers: [password, passkey, ticket, ...signInProviders().map((provider) => PROVIDERS[provider]())],
    session: { strategy: 'jwt', maxAge: SESSION_LIFETIME.absoluteSeconds },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    logger: {
      error(error) {
        if (error instanceof CredentialsSignin) return;
        log().error({ err: faultWithin(error), code: error.name }, 'sign-in failed');
      },
    },
    callbacks: {
      async signIn({ user, account, profile }) {
        const provider = account?.provider;
        if (provider !== 'google' && provider !== 'linkedin') return true;
        if (!account || !profile) return false;
        const from = new Headers(await headers());
        const told = accountOf(provider, account.providerAccountId, profile);
        const arrival = await arriveByProvider(told, await currentVisitor(), entranceOf(from, provider));
        if (arrival.kind === 'page') return arrival.path;
        user.id = arrival.userId;
        user.sessionId = arrival.sessionId;
        return true;
      },
      async jwt({ token, user }) {
        if (user?.sessionId) return { sub: user.id ?? '', sid: user.sessionId };
        if (typeof token.sid !== 'string') return null;
        const visitor = await findSession(token.sid);
        const owing = visitor ? null : await findOwing(token.sid);
        // The cookie of whoever owes the second step stays, and makes them nobody.
        return visitor || owing ? { ...token, visitor, owing } : null;
      },
      session({ session, token }) {
        const visitor = (token.visitor ?? null) as SignedIn | null;
        const owing = (token.owing ?? null) as Owing | null;
        return { expires: session.expires, visitor, owing, user: session.user };
      },
    },
    events: {
      async signOut(message) {
        const sid = 'token' in message ? message.token?.sid : null;
        if (typeof sid === 'string') await closeSession(sid);
      },
    },
  };
}

const { handlers, auth, signIn, signOut } = NextAuth(() => config());

export { signIn, signOut };

type Called = Parameters<typeof handlers.GET>[0];

/** NextAuth's own routes, called by the product's public address. */
export const authRoutes = {
  GET: (request: Called) => handlers.GET(publicly(request)),
  POST: (request: Called) => handlers.POST(publicly(request)),
};

/**
 * A request under the address that browsers know. Next.js calls every loopback address `localhost`, and behind a proxy
 * the server's own; a provider sends back to the address that it was told, and to no other.
 */
function publicly(request: Called): Called {
  const url = new URL(request.nextUrl.pathname + request.nextUrl.search, env().MONET_BASE_URL);
  const asked = request.headers.get('host') ?? '';
  if (LOOPBACK.test(url.host) && LOOPBACK.test(asked)) url.host = asked;
  return new Request(url, request) as Called; // NextAuth reads nothing of it but what every request has
}

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** Who is asking: somebody signed in whose session and account still stand, or null. Once per request. */
export const currentVisitor: () => Promise<Visitor> = cache(async () => (await auth())?.visitor ?? null);

/** Who gave the first step of signing in and owes the second, or null. Once per request. */
export const currentOwing: () => Promise<Owing | null> = cache(async () => (await auth())?.owing ?? null);
