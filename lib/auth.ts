import NextAuth, { CredentialsSignin, type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { cache } from 'react';
import type { SignedIn, Visitor } from './access';
import { closeSession, findSession, openSession, SESSION_LIFETIME } from './accounts/sessions';
import { checkCredentials } from './accounts/sign-in';
import { clientAddress } from './client-address';
import { env, isHttps } from './env';
import { log } from './log';

declare module 'next-auth' {
  interface User {
    sessionId?: string;
  }
  interface Session {
    visitor: SignedIn | null;
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
    const sessionId = await openSession(result.userId, request.headers.get('user-agent') ?? 'unknown');
    return { id: result.userId, sessionId };
  },
});

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
    providers: [credentials],
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
        const visitor = typeof token.sid === 'string' ? await findSession(token.sid) : null;
        return visitor ? { ...token, visitor } : null;
      },
      session({ session, token }) {
        const visitor = (token.visitor ?? null) as SignedIn | null;
        return { expires: session.expires, visitor, user: session.user };
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
