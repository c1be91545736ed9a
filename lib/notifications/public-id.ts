import { createHmac } from 'node:crypto';
import { env } from '@/lib/env';

/** What a notification is called outside, like `nt_7Q2M…`: in answers, in addresses and in a mail's Message-ID. */
export type PublicId = string & { readonly __brand: 'PublicNotificationId' };

export const PUBLIC_ID = /^nt_[0-9A-F]{32}$/;

/**
 * The outside name of a notification: a keyed hash of its id, the same for ever.
 *
 * The id itself stays inside. It holds the booking's version, from which the candidate could tell how often the
 * professional had to write the feedback, and a mail is passed on with its Message-ID. Keyed, because all parts
 * of the id but that small number are known to its reader.
 */
export function publicId(id: string): PublicId {
  const hash = createHmac('sha256', env().AUTH_SECRET).update(`notification ${id}`).digest('hex');
  return `nt_${hash.slice(0, 32).toUpperCase()}` as PublicId;
}
