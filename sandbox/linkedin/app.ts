import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Core } from '../core';
import { type Env, edge } from '../edge';
import { derivedText, randomText } from '../ids';
import { isRedirectTarget, SigningKey, withQuery } from '../oidc';
import { standIn } from '../page/layout';

interface Member {
  email: string;
  name: string;
  sharesEmail: boolean;
}

interface Code extends Member {
  redirectUri: string;
  scopes: string[];
  expiresAt: number;
}

const CODE_LIFETIME_S = 1_800;
const TOKEN_LIFETIME_S = 5_184_000;
const KNOWN_SCOPES = ['openid', 'profile', 'email'];

/** "Sign In with LinkedIn using OpenID Connect", with its habits: no nonce, no PKCE, secrets in the form. */
export function linkedInApi(core: Core): Hono<Env> {
  const app = new Hono<Env>();
  const key = new SigningKey(core, 'linkedin');
  const codes = core.store.collection<Code>('linkedin.codes');
  const tokens = core.store.collection<Member & { scopes: string[]; expiresAt: number }>('linkedin.tokens');
  const base = () => `${core.origin()}/linkedin`;
  const issuer = () => `${base()}/oauth`;

  app.use(
    '*',
    edge(core, {
      provider: 'linkedin',
      prefix: '/linkedin',
      isApi: (path) => path !== '/oauth/v2/authorization',
      errorBody: (status) => ({
        status,
        serviceErrorCode: 100,
        message: 'Asked for as a fault',
        error: 'server_error',
      }),
    }),
  );

  app.get('/oauth/.well-known/openid-configuration', (c) =>
    c.json({
      issuer: issuer(),
      authorization_endpoint: `${base()}/oauth/v2/authorization`,
      token_endpoint: `${base()}/oauth/v2/accessToken`,
      userinfo_endpoint: `${base()}/v2/userinfo`,
      jwks_uri: `${base()}/oauth/openid/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: KNOWN_SCOPES,
      claims_supported: [
        'iss',
        'aud',
        'iat',
        'exp',
        'sub',
        'name',
        'given_name',
        'family_name',
        'picture',
        'email',
        'email_verified',
        'locale',
      ],
      token_endpoint_auth_methods_supported: ['client_secret_post'],
    }),
  );
  app.get('/oauth/openid/jwks', (c) => c.json({ keys: [key.publicJwk] }));

  app.get('/oauth/v2/authorization', (c) => {
    const problem = requestProblem(core, c.req.query());
    if (problem)
      return c.html(standIn('LinkedIn', 'Bummer, something went wrong.', html`<p>${problem}</p>`), 400);
    return c.html(signInPage());
  });
  app.post('/oauth/v2/authorization', (c) => {
    const query = c.req.query();
    const problem = requestProblem(core, query);
    if (problem)
      return c.html(standIn('LinkedIn', 'Bummer, something went wrong.', html`<p>${problem}</p>`), 400);
    const form = c.get('input').body ?? {};
    const redirectUri = query.redirect_uri ?? '';
    const state = query.state ?? null;
    if (form.action === 'cancel') {
      const params = {
        error: 'user_cancelled_authorize',
        error_description: 'The user cancelled the authorization',
        state,
      };
      return c.redirect(withQuery(redirectUri, params), 303);
    }
    const email = String(form.email ?? '')
      .trim()
      .toLowerCase();
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) return c.html(signInPage('Type an e-mail address.'), 400);
    const code = `AQ${randomText(80)}`;
    core.store.transact(() => {
      codes.put(code, {
        email,
        name: String(form.name ?? '').trim() || (email.split('@')[0] ?? email),
        sharesEmail: form.hideEmail === undefined,
        redirectUri,
        scopes: (query.scope ?? '').split(/[ +,]+/),
        expiresAt: core.clock.seconds() + CODE_LIFETIME_S,
      });
      codes.keepNewest(1_000);
    });
    return c.redirect(withQuery(redirectUri, { code, state }), 303);
  });

  app.post('/oauth/v2/accessToken', (c) => {
    const form = (c.get('input').body ?? {}) as Record<string, unknown>;
    const { clientId, clientSecret } = core.config.linkedin;
    if (form.client_id !== clientId || form.client_secret !== clientSecret) {
      return failure(c, 401, 'invalid_client', 'Client authentication failed');
    }
    if (form.grant_type !== 'authorization_code')
      return failure(c, 400, 'unsupported_grant_type', 'Unsupported grant type');
    if (form.code_verifier !== undefined)
      return failure(c, 400, 'invalid_request', 'PKCE is not enabled for this application');
    const value = String(form.code ?? '');
    const code = codes.get(value);
    if (!code || code.expiresAt <= core.clock.seconds() || code.redirectUri !== form.redirect_uri) {
      const message =
        'Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code. Or authorization code expired.';
      return failure(c, 400, 'invalid_request', message);
    }
    const token = `AQ${randomText(200)}`;
    const iat = core.clock.seconds();
    core.store.transact(() => {
      codes.delete(value);
      const { email, name, sharesEmail, scopes } = code;
      tokens.put(token, { email, name, sharesEmail, scopes, expiresAt: iat + TOKEN_LIFETIME_S });
      tokens.keepNewest(1_000);
    });
    return c.json({
      access_token: token,
      expires_in: TOKEN_LIFETIME_S,
      scope: code.scopes.join(','),
      token_type: 'Bearer',
      ...(code.scopes.includes('openid')
        ? {
            id_token: key.token({
              iss: issuer(),
              aud: clientId,
              iat,
              exp: iat + 3_600,
              ...claimsOf(code, code.scopes),
            }),
          }
        : {}),
    });
  });

  app.get('/v2/userinfo', (c) => {
    const token = tokens.get((c.req.header('authorization') ?? '').replace(/^Bearer /i, ''));
    if (!token || token.expiresAt <= core.clock.seconds()) {
      return c.json(
        {
          status: 401,
          serviceErrorCode: 65600,
          code: 'INVALID_ACCESS_TOKEN',
          message: 'Invalid access token',
        },
        401,
      );
    }
    return c.json(claimsOf(token, token.scopes));
  });
  return app;
}

function requestProblem(core: Core, query: Record<string, string>): string | null {
  if (query.client_id !== core.config.linkedin.clientId) return 'The passed in client_id is invalid.';
  if (!isRedirectTarget(query.redirect_uri ?? ''))
    return 'The redirect_uri does not match the registered value.';
  if (query.response_type !== 'code') return 'The response_type is invalid.';
  const scopes = (query.scope ?? '').split(/[ +,]+/);
  const unknown = scopes.find((scope) => !KNOWN_SCOPES.includes(scope));
  return unknown === undefined
    ? null
    : `unauthorized_scope_error: Scope "${unknown}" is not authorized for your application.`;
}

function signInPage(problem: string | null = null) {
  return standIn(
    'LinkedIn',
    'Sign in with LinkedIn',
    html`${problem === null ? '' : html`<p class="notice bad" role="alert">${problem}</p>`}
      <form method="post">
        <div class="field"><label for="email">E-mail</label><input id="email" name="email" type="email" required autocomplete="off"></div>
        <div class="field"><label for="name">Name</label><input id="name" name="name" autocomplete="off"></div>
        <label class="check"><input type="checkbox" name="hideEmail">Do not share the e-mail address</label>
        <div class="buttons"><button class="main" name="action" value="allow">Allow</button>
          <button name="action" value="cancel" formnovalidate>Cancel</button></div></form>`,
  );
}

function claimsOf(member: Member, scopes: string[]): Record<string, unknown> {
  const [given = member.name, ...family] = member.name.split(' ');
  return {
    sub: derivedText(`linkedin ${member.email}`, 10),
    ...(scopes.includes('profile')
      ? {
          name: member.name,
          given_name: given,
          family_name: family.join(' '),
          locale: { country: 'US', language: 'en' },
          picture: 'https://media.licdn.com/dms/image/default',
        }
      : {}),
    ...(scopes.includes('email') && member.sharesEmail ? { email: member.email, email_verified: true } : {}),
  };
}

function failure(c: Context<Env>, status: 400 | 401, error: string, description: string): Response {
  return c.json({ error, error_description: description }, status);
}
