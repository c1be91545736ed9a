import { cookies } from 'next/headers';
import type { Visitor } from './access';
import { ianaZone } from './domain/zone';

/** Where a visitor who is signed out has said which zone they are in; the browser's own zone fills it in. */
export const ZONE_COOKIE = 'monet_zone';

/** Until we know better: the zone of most candidates. */
export const DEFAULT_ZONE = 'America/New_York';

/** The IANA zone in which somebody reads times: their account's, else their browser's, else the default. */
export async function viewerZone(visitor: Visitor): Promise<string> {
  return visitor?.zone ?? (await zoneOfCookie()) ?? DEFAULT_ZONE;
}

/** The zone of the cookie, or null where there is none or it is no zone. */
export async function zoneOfCookie(): Promise<string | null> {
  const value = (await cookies()).get(ZONE_COOKIE)?.value;
  return value && value.length <= 64 ? ianaZone(value) : null;
}
