import { env } from './env';

/**
 * The client's network address for rate limits. `instrumentation.ts` has the web server append the address of
 * whoever is connected to `X-Forwarded-For`, so the last entry is never made up; each proxy of ours in between
 * has written the one before it. What stands further to the left is the caller's own say and counts for nothing.
 */
export function clientAddress(headers: Headers): string {
  return addressBehind(env().TRUSTED_PROXIES, headers.get('x-forwarded-for') ?? '');
}

/** @param proxies how many of our own stand in front */
export function addressBehind(proxies: number, forwardedFor: string): string {
  const entries = forwardedFor.split(',').map((entry) => entry.trim());
  return entries.at(-(proxies + 1)) || 'unknown';
}
