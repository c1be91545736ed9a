import NextAuth, { CredentialsSignin, type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { cache } from 'react';
import type { SignedIn, Visitor } from './access';
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
import { addressPrefix, clientAddress } from './client-address';
import { env } from './env';
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
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super();
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const credentials = Credentials({
  credentials: { email: {}, password: {} },
  async authorize(input, request) {
    const { email, password } = input;
    if (typeof email !== 'string' || typeof password !== 'string') return null;
    const result = await checkCredentials(email, password, clientAddress(request.headers));
    if (!result.ok) {
      if (result.code === 'too_many_attempts') throw new TooManyAttempts(result.retryAfterSeconds);
      return null;
    }
    const sessionId = await openSession(result.userId, entranceOf(request.headers, 'password'));
    return { id: result.userId, sessionId };
  },
});

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

function entranceOf(headers: Headers, method: SignInMethod): Entrance {
  return {
    method,
    userAgent: headers.get('user-agent') ?? 'unknown',
    addressPrefix: addressPrefix(clientAddress(headers)),
  };
}

/**
 * Credentials force signed-token sessions, which cannot be recalled by themselves. So the token carries only a
 * session id, and every reading of it asks the database whether that session still stands.
 */
function config(): NextAuthConfig {
  return {
    secret: env().AUTH_SECRET,
    trustHost: true,
    providers: [credentials, passkey],
    session: { strategy: 'jwt', maxAge: SESSION_LIFETIME.absoluteSeconds },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    logger: {
      error(error) {
        if (!(error instanceof CredentialsSignin)) log().error({ err: error }, 'sign-in failed');
      },
    },
    callbacks: {
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

export const { handlers, auth, signIn, signOut } = NextAuth(() => config());

/** Who is asking: somebody signed in whose session and account still stand, or null. Once per request. */
export const currentVisitor: () => Promise<Visitor> = cache(async () => (await auth())?.visitor ?? null);

/** Who gave the first step of signing in and owes the second, or null. Once per request. */
export const currentOwing: () => Promise<Owing | null> = cache(async () => (await auth())?.owing ?? null);
