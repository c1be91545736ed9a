import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  sign,
} from 'node:crypto';
import type { Core } from './core';
import type { Collection } from './store';

/**
 * The signing key of one identity provider: made when first needed, then always the same, so that its `kid` is
 * stable.
 */
export class SigningKey {
  private readonly keys: Collection<JsonWebKey>;

  constructor(
    core: Core,
    private readonly provider: string,
  ) {
    this.keys = core.store.collection<JsonWebKey>('oidc.keys');
  }

  get publicJwk(): JsonWebKey & { kid: string } {
    const { e, n } = createPublicKey({ key: this.privateJwk(), format: 'jwk' }).export({ format: 'jwk' });
    // The thumbprint of RFC 7638: required members only, in this order.
    const kid = createHash('sha256')
      .update(JSON.stringify({ e, kty: 'RSA', n }))
      .digest('base64url');
    return { alg: 'RS256', e: e ?? '', kid, kty: 'RSA', n: n ?? '', use: 'sig' };
  }

  /** A JSON Web Token with these claims, signed with RS256. */
  token(claims: Record<string, unknown>): string {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${encode({ alg: 'RS256', kid: this.publicJwk.kid, typ: 'JWT' })}.${encode(claims)}`;
    const key = createPrivateKey({ key: this.privateJwk(), format: 'jwk' });
    return `${unsigned}.${sign('sha256', Buffer.from(unsigned), key).toString('base64url')}`;
  }

  private privateJwk(): JsonWebKey {
    const known = this.keys.get(this.provider);
    if (known) return known;
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return this.keys.put(this.provider, privateKey.export({ format: 'jwk' }));
  }
}

/** Whether a PKCE verifier belongs to the challenge that came with the authorisation request. */
export function matchesChallenge(verifier: string, challenge: string, method: string): boolean {
  return method === 'S256'
    ? createHash('sha256').update(verifier).digest('base64url') === challenge
    : verifier === challenge;
}

/** A redirect target that a browser can be sent to. */
export function isRedirectTarget(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && new URL(url).hash === '';
}

/** `url` with these query parameters added; those that are null are left out. */
export function withQuery(url: string, params: Record<string, string | null>): string {
  const target = new URL(url);
  for (const [name, value] of Object.entries(params))
    if (value !== null) target.searchParams.set(name, value);
  return target.href;
}

/** The `at_hash` of an id token: ties it to the access token that it came with. */
export function atHash(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
}
