import { headers } from 'next/headers';
import NextAuth, { CredentialsSignin, type NextAuthConfig } from 'next-auth';
import { cache } from 'react';
import type { SignedIn, Visitor } from './access';
import { arriveByProvider } from './accounts/arrive-by-provider';
import { closeSession, findOwing, findSession, type Owing, SESSION_LIFETIME } from './accounts/sessions';
import { accountOf, authProviders, entranceOf, refusals } from './auth-providers';
import { env, isHttps } from './env';
import type { AppError } from './errors';
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
    providers: authProviders(),
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
  POST: async (request: Called) => {
    const refusal: { by?: AppError } = {};
    const answer = await refusals.run(refusal, () => handlers.POST(publicly(request)));
    return refusal.by ? tooMany(answer, refusal.by) : answer;
  },
};

/** NextAuth's answer, with the status and the wait that a script goes by. */
function tooMany(answer: Response, { status, details }: AppError): Response {
  const given = new Headers(answer.headers);
  given.set('retry-after', String(details.retryAfterSeconds ?? 60));
  return new Response(answer.body, { status, headers: given });
}

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
