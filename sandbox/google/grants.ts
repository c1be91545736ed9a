import type { Core } from '../core';
import { randomText } from '../ids';
import type { Collection } from '../store';
import type { People, Person } from './people';

/** An authorisation code that waits to be exchanged, for ten minutes, once. */
export interface Code {
  email: string;
  clientId: string;
  redirectUri: string;
  scopes: string[];
  challenge: string | null;
  challengeMethod: string;
  nonce: string | null;
  isOffline: boolean;
  expiresAt: number;
}

/** What a person has allowed the app; its refresh tokens die with it. */
interface Grant {
  email: string;
  scopes: string[];
  refreshTokens: string[];
}

interface AccessToken {
  email: string;
  scopes: string[];
  expiresAt: number;
}

const CODE_LIFETIME_S = 600;
const TOKEN_LIFETIME_S = 3_599;
const REFRESH_TOKENS_PER_GRANT = 100;

/** Codes, refresh tokens and access tokens. Times are seconds on the sandbox's clock. */
export class Grants {
  private readonly codes: Collection<Code>;
  private readonly grants: Collection<Grant>;
  private readonly access: Collection<AccessToken>;

  constructor(
    private readonly core: Core,
    private readonly people: People,
  ) {
    this.codes = core.store.collection<Code>('google.codes');
    this.grants = core.store.collection<Grant>('google.grants');
    this.access = core.store.collection<AccessToken>('google.access_tokens');
  }

  /** Scopes that this person has allowed before. */
  allowed(email: string): string[] {
    return this.grants.get(email)?.scopes ?? [];
  }

  issueCode(code: Omit<Code, 'expiresAt'>): string {
    const value = `4/0A${randomText(60)}`;
    this.codes.put(value, { ...code, expiresAt: this.core.clock.seconds() + CODE_LIFETIME_S });
    this.codes.keepNewest(1_000);
    return value;
  }

  /** The code's facts, once; null when it is unknown, used or too old. */
  takeCode(value: string): Code | null {
    const code = this.codes.get(value);
    if (!code) return null;
    this.codes.delete(value);
    return code.expiresAt > this.core.clock.seconds() ? code : null;
  }

  /** Records consent. Gives a refresh token when the consent screen was really shown and access is offline. */
  allow(email: string, scopes: string[], withRefreshToken: boolean): string | null {
    const old = this.grants.get(email);
    const token = withRefreshToken ? `1//0${randomText(80)}` : null;
    const refreshTokens = [...(old?.refreshTokens ?? []), ...(token ? [token] : [])].slice(
      -REFRESH_TOKENS_PER_GRANT,
    );
    this.grants.put(email, {
      email,
      scopes: [...new Set([...(old?.scopes ?? []), ...scopes])],
      refreshTokens,
    });
    return token;
  }

  issueAccess(email: string, scopes: string[]): { token: string; expiresIn: number } {
    const token = `ya29.${randomText(100)}`;
    this.access.put(token, { email, scopes, expiresAt: this.core.clock.seconds() + TOKEN_LIFETIME_S });
    this.access.keepNewest(5_000);
    return { token, expiresIn: TOKEN_LIFETIME_S };
  }

  /** The grant behind a refresh token, unless it has been revoked. */
  byRefreshToken(token: string): { email: string; scopes: string[] } | null {
    for (const grant of this.grants.values()) {
      if (!grant.refreshTokens.includes(token)) continue;
      return this.people.byEmail(grant.email).mode === 'revoked' ? null : grant;
    }
    return null;
  }

  /** Who an access token speaks for, and what it may do; null when it is dead. */
  byAccessToken(token: string): { person: Person; scopes: string[] } | null {
    const found = this.access.get(token);
    if (!found || found.expiresAt <= this.core.clock.seconds()) return null;
    const person = this.people.byEmail(found.email);
    return person.mode === 'revoked' ? null : { person, scopes: found.scopes };
  }

  /** Ends the whole grant behind a token of either kind. False when the token was dead already. */
  revoke(token: string): boolean {
    const email = this.access.get(token)?.email ?? this.byRefreshToken(token)?.email;
    if (email === undefined) return false;
    this.grants.delete(email);
    for (const [id, each] of this.access.entries()) if (each.email === email) this.access.delete(id);
    return true;
  }
}
