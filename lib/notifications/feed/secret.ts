import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { absolute } from '../links';

/** What stands in the address of a feed: 256 bits in base64url, a shape that lib/redact.ts takes out of log lines. */
export const feedSecret = z.string().regex(/^[\w-]{43}$/);

export function newFeedSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret. As random as it is, it needs neither salt nor key against guessing. */
export function hashOfFeed(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(`calendar feed ${secret}`).digest());
}

/** The whole address that a calendar follows; it is a secret like what is in it. */
export function feedAddress(secret: string): string {
  return absolute(`/api/calendar/feed/${secret}/calls.ics`);
}
