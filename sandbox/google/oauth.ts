import { type Context, Hono } from 'hono';
import type { Core } from '../core';
import type { Env } from '../edge';
import { atHash, matchesChallenge, type SigningKey, withQuery } from '../oidc';
import { consentPage, readRequest, refusal, SIGN_IN_SCOPES, shortScope } from './consent';
import type { Grants } from './grants';
import type { People, Person } from './people';

/** Google's authorisation server: consent page, tokens, revocation, discovery and user information. */
export function googleOAuth(core: Core, people: People, grants: Grants, key: SigningKey): Hono<Env> {
  const app = new Hono<Env>();
  const issuer = () => `${core.origin()}/google`;

  app.get('/.well-known/openid-configuration', (c) =>
    c.json({
      issuer: issuer(),
      authorization_endpoint: `${issuer()}/o/oauth2/v2/auth`,
      token_endpoint: `${issuer()}/token`,
      revocation_endpoint: `${issuer()}/revoke`,
      userinfo_endpoint: `${issuer()}/v1/userinfo`,
      jwks_uri: `${issuer()}/oauth2/v3/certs`,
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: SIGN_IN_SCOPES,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
      claims_supported: [
        'aud',
        'email',
        'email_verified',
        'exp',
        'family_name',
        'given_name',
        'iat',
        'iss',
        'name',
        'picture',
        'sub',
      ],
      code_challenge_methods_supported: ['plain', 'S256'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
    }),
  );
  app.get('/oauth2/v3/certs', (c) => c.json({ keys: [key.publicJwk] }));

  app.get('/o/oauth2/v2/auth', (c) => {
    const request = readRequest(core, c.req.query());
    if (typeof request === 'string') return c.html(refusal(request), 400);
    return c.html(consentPage(core, people, grants, c.req.query(), request));
  });
  app.post('/o/oauth2/v2/auth', (c) => {
    const form = c.get('input').body ?? {};
    const request = readRequest(core, c.req.query());
    if (typeof request === 'string') return c.html(refusal(request), 400);
    const { redirectUri, state } = request;
    if (form.action === 'deny')
      return c.redirect(withQuery(redirectUri, { error: 'access_denied', state }), 303);
    const email = String(form.email ?? request.loginHint ?? '').trim();
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
      return c.html(
        consentPage(core, people, grants, c.req.query(), request, 'Type the e-mail address of an account.'),
        400,
      );
    }
    const ticked = [form.scope ?? []].flat().map(String);
    const granted = request.scopes.filter(
      (scope) => SIGN_IN_SCOPES.includes(shortScope(scope)) || ticked.includes(scope),
    );
    const code = core.store.transact(() => {
      const person = people.byEmail(email);
      // Whoever consents again has undone an earlier revocation.
      if (person.mode === 'revoked') people.update(email, { mode: 'ok' });
      return grants.issueCode({
        email: person.email,
        clientId: request.clientId,
        redirectUri,
        scopes: granted,
        challenge: request.challenge,
        challengeMethod: request.challengeMethod,
        nonce: request.nonce,
        isOffline: request.isOffline && (request.promptsConsent || grants.allowed(person.email).length === 0),
      });
    });
    return c.redirect(
      withQuery(redirectUri, { code, state, scope: granted.join(' '), authuser: '0', prompt: 'consent' }),
      303,
    );
  });

  app.post('/token', (c) => {
    const form = (c.get('input').body ?? {}) as Record<string, unknown>;
    const text = (name: string) => (typeof form[name] === 'string' ? (form[name] as string) : '');
    const client = readClient(c, text('client_id'), text('client_secret'));
    if (client.id !== core.config.google.clientId || client.secret !== core.config.google.clientSecret) {
      return oauthError(c, 401, 'invalid_client', 'The OAuth client was not found, or its secret is wrong.');
    }
    if (text('grant_type') === 'refresh_token') {
      const grant = grants.byRefreshToken(text('refresh_token'));
      if (!grant) return oauthError(c, 400, 'invalid_grant', 'Token has been expired or revoked.');
      const { token, expiresIn } = core.store.transact(() => grants.issueAccess(grant.email, grant.scopes));
      return c.json({
        access_token: token,
        expires_in: expiresIn,
        scope: grant.scopes.join(' '),
        token_type: 'Bearer',
      });
    }
    if (text('grant_type') !== 'authorization_code') {
      return oauthError(c, 400, 'unsupported_grant_type', `Invalid grant_type: ${text('grant_type')}`);
    }
    return core.store.transact(() => {
      const code = grants.takeCode(text('code'));
      if (!code || code.clientId !== client.id)
        return oauthError(c, 400, 'invalid_grant', 'Malformed auth code.');
      if (code.redirectUri !== text('redirect_uri'))
        return oauthError(c, 400, 'redirect_uri_mismatch', 'Bad Request');
      if (
        code.challenge !== null &&
        !matchesChallenge(text('code_verifier'), code.challenge, code.challengeMethod)
      ) {
        return oauthError(c, 400, 'invalid_grant', 'Invalid code verifier.');
      }
      const refresh = grants.allow(code.email, code.scopes, code.isOffline);
      const { token, expiresIn } = grants.issueAccess(code.email, grants.allowed(code.email));
      const answer: Record<string, unknown> = {
        access_token: token,
        expires_in: expiresIn,
        scope: code.scopes.join(' '),
        token_type: 'Bearer',
      };
      if (refresh !== null) answer.refresh_token = refresh;
      if (code.scopes.includes('openid')) {
        answer.id_token = idToken(
          core,
          key,
          people.byEmail(code.email),
          issuer(),
          client.id,
          code.nonce,
          token,
        );
      }
      return c.json(answer);
    });
  });

  app.post('/revoke', (c) => {
    const { query, body } = c.get('input');
    const token = String(query.token ?? body?.token ?? '');
    const done = core.store.transact(() => grants.revoke(token));
    return done ? c.json({}) : oauthError(c, 400, 'invalid_token', 'Token expired or revoked');
  });

  const userinfo = (c: Context<Env>) => {
    const found = grants.byAccessToken((c.req.header('authorization') ?? '').replace(/^Bearer /i, ''));
    if (!found) return oauthError(c, 401, 'invalid_request', 'Invalid Credentials');
    return c.json(claimsOf(found.person, found.scopes));
  };
  app.on(['GET', 'POST'], ['/v1/userinfo', '/oauth2/v3/userinfo'], userinfo);
  return app;
}

/** Client credentials come in the form, or by HTTP Basic. */
function readClient(c: Context<Env>, id: string, secret: string): { id: string; secret: string } {
  const [scheme, value] = (c.req.header('authorization') ?? '').split(' ');
  if (id !== '' || scheme?.toLowerCase() !== 'basic' || !value) return { id, secret };
  const [user = '', password = ''] = Buffer.from(value, 'base64').toString('utf8').split(':');
  return { id: decodeURIComponent(user), secret: decodeURIComponent(password) };
}

function oauthError(c: Context<Env>, status: 400 | 401, error: string, description: string): Response {
  return c.json({ error, error_description: description }, status);
}

function claimsOf(person: Person, scopes: string[]): Record<string, unknown> {
  const short = scopes.map(shortScope);
  const [given = person.name, ...family] = person.name.split(' ');
  return {
    sub: person.sub,
    ...(short.includes('email') ? { email: person.email, email_verified: true } : {}),
    ...(short.includes('profile')
      ? {
          name: person.name,
          given_name: given,
          family_name: family.join(' '),
          picture: 'https://lh3.googleusercontent.com/a/default-user=s96-c',
        }
      : {}),
  };
}

function idToken(
  core: Core,
  key: SigningKey,
  person: Person,
  issuer: string,
  clientId: string,
  nonce: string | null,
  accessToken: string,
): string {
  const iat = core.clock.seconds();
  return key.token({
    iss: issuer,
    azp: clientId,
    aud: clientId,
    ...claimsOf(person, ['openid', 'email', 'profile']),
    at_hash: atHash(accessToken),
    ...(nonce === null ? {} : { nonce }),
    iat,
    exp: iat + 3_600,
  });
}
