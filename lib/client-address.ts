import { isIPv4, isIPv6 } from 'node:net';
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

/**
 * The part of an address that tells a person's network and not their device: what is kept of it. The first 24 bits of
 * IPv4, the first 48 of IPv6.
 */
export function addressPrefix(address: string): string {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(mapped)) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(address)) return 'unknown';
  // `::` stands for groups of zero, at least one; the first three groups are all that counts.
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const first = tail === undefined ? groups : [...groups, ...Array<string>(8).fill('0')];
  return `${first
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/48`;
}
