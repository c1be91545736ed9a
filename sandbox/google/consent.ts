import { html } from 'hono/html';
import type { Core } from '../core';
import { isRedirectTarget } from '../oidc';
import { standIn } from '../page/layout';
import type { Grants } from './grants';
import type { People } from './people';

export const SIGN_IN_SCOPES = ['openid', 'email', 'profile'];

const SCOPE_PREFIX = 'https://www.googleapis.com/auth/';

const DESCRIPTIONS: Record<string, string> = {
  'calendar.freebusy': 'See when you are busy in your calendars',
  'calendar.events.freebusy': 'See when you are busy in your events',
  'calendar.readonly': 'See your calendars and their events',
  'calendar.events': 'See and change events in all your calendars',
  'calendar.events.owned': 'See and change events in the calendars you own',
  'calendar.calendarlist.readonly': 'See the list of your calendars',
  'calendar.app.created': 'Make calendars of its own and keep events in them',
  calendar: 'See, change and delete your calendars',
};

export interface AuthRequest {
  clientId: string;
  redirectUri: string;
  scopes: string[];
  state: string | null;
  nonce: string | null;
  challenge: string | null;
  challengeMethod: string;
  loginHint: string | null;
  isOffline: boolean;
  promptsConsent: boolean;
}

/** The authorisation request, or what is wrong with it, which only the person may be told. */
export function readRequest(core: Core, query: Record<string, string>): AuthRequest | string {
  if (query.client_id !== core.config.google.clientId)
    return 'Error 401: invalid_client. The OAuth client was not found.';
  const redirectUri = query.redirect_uri ?? '';
  if (!isRedirectTarget(redirectUri)) return 'Error 400: redirect_uri_mismatch.';
  if (query.response_type !== 'code') return 'Error 400: unsupported response_type.';
  const scopes = (query.scope ?? '').split(/[ +]+/).filter((scope) => scope !== '');
  if (scopes.length === 0) return 'Error 400: invalid_request. Missing required parameter: scope';
  const unknown = scopes.find((scope) => !isKnownScope(scope));
  if (unknown) return `Error 400: invalid_scope. ${unknown}`;
  return {
    clientId: query.client_id,
    redirectUri,
    scopes,
    state: query.state ?? null,
    nonce: query.nonce ?? null,
    challenge: query.code_challenge ?? null,
    challengeMethod: query.code_challenge_method ?? 'plain',
    loginHint: query.login_hint ?? null,
    isOffline: query.access_type === 'offline',
    promptsConsent: (query.prompt ?? '').includes('consent'),
  };
}

/** A scope without Google's prefix: `calendar.freebusy`, `email`. */
export function shortScope(scope: string): string {
  if (scope === `${SCOPE_PREFIX}userinfo.email`) return 'email';
  if (scope === `${SCOPE_PREFIX}userinfo.profile`) return 'profile';
  return scope.startsWith(SCOPE_PREFIX) ? scope.slice(SCOPE_PREFIX.length) : scope;
}

function isKnownScope(scope: string): boolean {
  const short = shortScope(scope);
  return SIGN_IN_SCOPES.includes(short) || /^calendar(\.[a-z.]+)?$/.test(short);
}

/** Where a person names the account and unticks what the app may not have. */
export function consentPage(
  core: Core,
  people: People,
  grants: Grants,
  query: Record<string, string>,
  request: AuthRequest,
  problem: string | null = null,
) {
  const hint = request.loginHint ?? '';
  const known = people.all().map((person) => html`<option value="${person.email}"></option>`);
  const boxes = request.scopes
    .filter((scope) => !SIGN_IN_SCOPES.includes(shortScope(scope)))
    .map((scope) => {
      const has = hint !== '' && grants.allowed(hint.toLowerCase()).includes(scope);
      return html`<label class="check"><input type="checkbox" name="scope" value="${scope}" checked>
        ${DESCRIPTIONS[shortScope(scope)] ?? scope}${has ? ' (allowed before)' : ''}</label>`;
    });
  return standIn(
    'Google',
    'Sign in with Google',
    html`${problem === null ? '' : html`<p class="notice bad" role="alert">${problem}</p>`}
      <p>Any address will do: the account exists as soon as it is named. The app wants to go back to
        ${new URL(request.redirectUri).host}.</p>
      <form method="post" action="${core.origin()}/google/o/oauth2/v2/auth?${new URLSearchParams(query).toString()}">
        <div class="field"><label for="email">E-mail of the account</label>
          <input id="email" name="email" type="email" value="${hint}" list="known" required autocomplete="off">
          <datalist id="known">${known}</datalist></div>
        ${boxes.length === 0 ? '' : html`<fieldset><legend>Select what the app can access</legend>${boxes}</fieldset>`}
        <div class="buttons"><button class="main" name="action" value="allow">Continue</button>
          <button name="action" value="deny" formnovalidate>Cancel</button></div></form>`,
  );
}

/** Told to the person only, since the request cannot be trusted with an answer. */
export function refusal(text: string) {
  return standIn('Google', 'Access blocked', html`<p>${text}</p>`);
}
