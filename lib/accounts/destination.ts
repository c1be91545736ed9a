import type { Role } from '@/prisma/generated/client/enums';

/** Where each role arrives after signing in. */
const HOMES = { candidate: '/candidate', professional: '/professional', admin: '/admin' } as const;

export function homeOf(role: Role): (typeof HOMES)[Role] {
  return HOMES[role];
}

/**
 * Where to go after signing in: the page that somebody came from, when it is one of ours and open to their role,
 * else their own home.
 * @param next as it stood in an address or a form: anybody may have written it
 */
export function destinationFor(role: Role, next: string | undefined): string {
  const path = ownPath(next);
  if (path === null || path === '/') return homeOf(role);
  const area = Object.values(HOMES).find(
    (home) => path === home || (/[/?#]/.test(path.charAt(home.length)) && path.startsWith(home)),
  );
  return area && area !== homeOf(role) ? homeOf(role) : path;
}

/** Where every way of signing in ends: the role, and so the way on, is known from the session only. */
export function arrivePath(next: string | undefined): string {
  const path = ownPath(next);
  return path === null ? '/arrive' : `/arrive?next=${encodeURIComponent(path)}`;
}

/**
 * A path of this site with its query, or null for anything else: other origins in all their spellings, addresses of
 * the HTTP interface, and the pages of arrival themselves, which would lead in a circle.
 */
export function ownPath(next: string | undefined): string | null {
  if (!next || next.length > 2_000 || !next.startsWith('/')) return null;
  const base = 'https://here.invalid';
  let url: URL;
  try {
    // The parser of browsers: it takes `//host`, `/\host` and `/<tab>/host` for another origin, and so does this.
    url = new URL(next, base);
  } catch {
    return null;
  }
  if (url.origin !== base || url.pathname.startsWith('//')) return null;
  if (/^\/(?:api|_next|arrive|sign-in|sign-up|reset-password)(?:\/|$)/.test(url.pathname)) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}
