import { AppError } from './errors';
import { limits } from './limits';

/** Pages that search: whoever counts everybody on the cards would do it here. */
const SEARCHES = /^\/(?:browse|professionals\/[^/]+)\/?$/;

/**
 * Counts a look at a page that searches, by client address, with the searches of the HTTP interface.
 * @returns the answer in its place, when there were too many
 */
export async function tooManySearches(pathname: string, address: string): Promise<Response | null> {
  if (!SEARCHES.test(pathname)) return null;
  try {
    await limits().spend('search', address);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return tooManyPage(error.details.retryAfterSeconds ?? 60);
  }
}

/** A page that needs nothing else, for a browser that has asked too often. */
function tooManyPage(retryAfterSeconds: number): Response {
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Too many requests · Monet</title>
<h1>Too many requests</h1>
<p>More was asked for from your network than one person reads. Please try again in ${retryAfterSeconds} seconds.</p>
<p><a href="/">Monet</a></p>
</html>
`;
  return new Response(html, {
    status: 429,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'retry-after': String(retryAfterSeconds),
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  });
}
