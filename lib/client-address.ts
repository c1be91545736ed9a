import { env } from './env';

/**
 * The client's network address for rate limits: the entry of `X-Forwarded-For` that the outermost of our own
 * proxies wrote. Without proxies the web server itself writes the header's only trustworthy, last entry.
 */
export function clientAddress(headers: Headers): string {
  const entries = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  const hops = Math.max(1, env().TRUSTED_PROXIES);
  return entries.at(-hops) || 'unknown';
}
