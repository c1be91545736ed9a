import { createHmac } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { env } from '@/lib/env';

/**
 * A place in the neutral order of the list: the same all day (UTC), another one the next day, so that nobody is
 * always first. Keyed, so that it can be told from nothing, and tells nothing of ids or of who joined when.
 *
 * @returns 0 to 2^31 - 1
 */
export function shuffleOf(listingId: string, at: Temporal.Instant): number {
  const day = at.toZonedDateTimeISO('UTC').toPlainDate().toString();
  const hash = createHmac('sha256', env().AUTH_SECRET).update(`shuffle/${day}/${listingId}`).digest();
  return hash.readUInt32BE() >>> 1;
}
