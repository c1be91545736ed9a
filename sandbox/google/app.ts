import { Hono } from 'hono';
import type { Core } from '../core';
import { type Env, edge } from '../edge';
import { SigningKey } from '../oidc';
import { googleCalendar } from './calendar';
import type { Grants } from './grants';
import { googleOAuth } from './oauth';
import type { People } from './people';

/** All of Google's hosts under one prefix: accounts, oauth2, openidconnect and www.googleapis.com. */
export function googleApi(core: Core, people: People, grants: Grants): Hono<Env> {
  const app = new Hono<Env>();
  app.use('*', googleEdge(core, '/google'));
  app.route('/', googleOAuth(core, people, grants, new SigningKey(core, 'google')));
  app.route('/calendar/v3', googleCalendar(core, grants));
  return app;
}

/**
 * The Calendar API at the root: the official client drops the path of the `rootUrl` that it is given, so that
 * its calls cannot all arrive below a prefix.
 */
export function googleCalendarAtRoot(core: Core, grants: Grants): Hono<Env> {
  const app = new Hono<Env>();
  app.use('/calendar/v3/*', googleEdge(core, ''));
  app.route('/calendar/v3', googleCalendar(core, grants));
  return app;
}

function googleEdge(core: Core, prefix: string) {
  return edge(core, {
    provider: 'google',
    prefix,
    isApi: (path) => !path.startsWith('/o/oauth2/'),
    errorBody: (status, path, asked) => {
      const message = 'Asked for as a fault';
      if (!path.startsWith('/calendar/'))
        return { error: asked ?? 'internal_failure', error_description: message };
      const reason = asked ?? reasonOf(status);
      return { error: { code: status, message, errors: [{ domain: 'global', reason, message }] } };
    },
  });
}

function reasonOf(status: number): string {
  if (status === 429 || status === 403) return 'rateLimitExceeded';
  return status >= 500 ? 'backendError' : 'badRequest';
}
