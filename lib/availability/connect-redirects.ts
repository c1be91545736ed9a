import type { SignedIn } from '@/lib/access';
import { env, isHttps } from '@/lib/env';
import type { CalendarOutcome } from './calendar-outcomes';
import { CONNECT_SECONDS } from './connect-google';

const COOKIE = 'monet_google_connect';
const COOKIE_PATH = '/api/calendar/google';

/** To Google, with the cookie that the way back needs. */
export function redirectToConsent({ url, cookie }: { url: string; cookie: string }): Response {
  return redirect(url, setCookie(cookie, CONNECT_SECONDS));
}

/** Back to the person's availability page, which says the outcome (`?calendar=`). The cookie has served. */
export function redirectWithOutcome(person: SignedIn, outcome: CalendarOutcome): Response {
  const url = new URL(`/${person.role}/availability`, env().MONET_BASE_URL);
  url.searchParams.set('calendar', outcome);
  return redirect(url.href, setCookie('', 0));
}

/** The value of the cookie that `redirectToConsent` set, or null. */
export function connectCookie(request: Request): string | null {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) || null;
}

function redirect(location: string, cookie: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location, 'set-cookie': cookie, 'cache-control': 'no-store' },
  });
}

/** Lax, so that it comes along when Google sends the browser back. */
function setCookie(value: string, maxAge: number): string {
  const secure = isHttps() ? '; Secure' : '';
  return `${COOKIE}=${value}; Max-Age=${maxAge}; Path=${COOKIE_PATH}; HttpOnly; SameSite=Lax${secure}`;
}
