import { isIP } from 'node:net';
import { env } from '@/lib/env';

/** Where passkeys work: the name that they belong to, and the origin of the pages that may use them. */
export type PasskeySite = { readonly rpId: string; readonly origin: string };

/**
 * Passkeys belong to a domain; an address of numbers has none, and pages that come without encryption may use them on
 * this very machine only. The demo listens at 127.0.0.1: its passkeys belong to `localhost` at the same port, where the
 * same pages are.
 * @returns null where there can be none
 */
export function passkeySite(baseUrl: string = env().MONET_BASE_URL): PasskeySite | null {
  const { hostname, protocol, port, origin } = new URL(baseUrl);
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (bare === '127.0.0.1' || bare === '::1') {
    return { rpId: 'localhost', origin: `${protocol}//localhost${port && `:${port}`}` };
  }
  if (isIP(bare)) return null;
  if (protocol !== 'https:' && hostname !== 'localhost') return null;
  return { rpId: hostname, origin };
}
