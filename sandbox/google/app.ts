import { Hono } from 'hono';
import type { Core } from '../core';
import { type Env, edge } from '../edge';
import { SigningKey } from '../oidc';
import { googleCalendar } from './calendar';
import { Grants } from './grants';
import { googleOAuth } from './oauth';
import type { People } from './people';

/** All of Google's hosts under one prefix: accounts, oauth2, openidconnect and www.googleapis.com. */
export function googleApi(core: Core, people: People): Hono<Env> {
  const app = new Hono<Env>();
  app.use(
    '*',
    edge(core, {
      provider: 'google',
      prefix: '/google',
      isApi: (path) => !path.startsWith('/o/oauth2/'),
      errorBody: (status, path) =>
        path.startsWith('/calendar/')
          ? {
              error: {
                code: status,
                message: 'Asked for as a fault',
                errors: [{ domain: 'global', reason: reasonOf(status), message: 'Asked for as a fault' }],
              },
            }
          : { error: 'internal_failure', error_description: 'Asked for as a fault' },
    }),
  );
  const grants = new Grants(core, people);
  app.route('/', googleOAuth(core, people, grants, new SigningKey(core, 'google')));
  app.route('/calendar/v3', googleCalendar(core, grants));
  return app;
}

function reasonOf(status: number): string {
  if (status === 429 || status === 403) return 'rateLimitExceeded';
  return status >= 500 ? 'backendError' : 'badRequest';
}
