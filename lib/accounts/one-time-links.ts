import { createHash, createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { now, toDate } from '@/lib/clock';
import { db, type Tx } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { enqueue } from '@/lib/outbox';
import type { LinkPurpose, OneTimeLink } from '@/prisma/generated/client/client';

/** How long a link lives. The database refuses more than half an hour (NIST SP 800-63B-4, 4.2.1.2, allows a day). */
export const LINK_MINUTES = 30;

/** What stands in an address: 256 bits in base64url. */
export const linkSecret = z.string().regex(/^[\w-]{43}$/);

export type NewLink = {
  readonly purpose: LinkPurpose;
  /** Whose it is, or null where there is no such account. */
  readonly userId: string | null;
  /** Where it is mailed, in small letters. */
  readonly email: string;
  /** What is needed once it is opened; never a plain secret. */
  readonly data?: Record<string, string | null>;
  /** The mail goes out by itself; `false` for a link that the browser itself is led to. */
  readonly mailed?: boolean;
};

/**
 * Makes a link that works once, within 30 minutes, and has it mailed after the commit. Older links of the person for
 * the same purpose die.
 * @returns its id, from which `secretOf` makes what stands in the address
 */
export async function issueLink(tx: Tx, link: NewLink): Promise<string> {
  const { purpose, userId, email, data = {}, mailed = true } = link;
  const at = now();
  await retireLinks(tx, purpose, userId);
  const id = randomBytes(32).toString('base64url');
  await tx.oneTimeLink.create({
    data: {
      id,
      secretHash: hashOf(secretOf(id)),
      purpose,
      userId,
      email,
      data,
      createdAt: toDate(at),
      expiresAt: toDate(at.add({ minutes: LINK_MINUTES })),
    },
  });
  if (mailed) await enqueue(tx, 'send-link', `link/${id}/mail`, { linkId: id });
  return id;
}

/**
 * Remembers the address of an account that is being deleted, until it has been told: a link that is used up already and
 * nobody's. So the job that tells it carries an id, and what it needs is gone with the row.
 * @returns its id, for `enqueueNotice`
 */
export async function rememberAddress(tx: Tx, before: string, after: string): Promise<string> {
  const at = now();
  const id = randomBytes(32).toString('base64url');
  await tx.oneTimeLink.create({
    data: {
      id,
      secretHash: hashOf(secretOf(id)),
      purpose: 'change_email',
      email: after,
      data: { before },
      createdAt: toDate(at),
      expiresAt: toDate(at.add({ minutes: LINK_MINUTES })),
      usedAt: toDate(at),
    },
  });
  return id;
}

/** Ends all of a person's open links for a purpose. */
export async function retireLinks(tx: Tx, purpose: LinkPurpose, userId: string | null): Promise<void> {
  await tx.oneTimeLink.updateMany({
    where: { userId: userId ?? 'nobody', purpose, usedAt: null },
    data: { usedAt: toDate(now()) },
  });
}

/**
 * The secret of a link: a keyed hash of its random id. So the job that mails it can be repeated with the same words,
 * and neither the table (which holds the secret's hash) nor a job's payload opens anything without the key.
 */
export function secretOf(linkId: string): string {
  return createHmac('sha256', env().AUTH_SECRET).update(`one-time link ${linkId}`).digest('base64url');
}

/** Whether a link still works, without using it: for the page that it leads to. Mail programs open links, too. */
export async function findLink(secret: string, purpose: LinkPurpose): Promise<OneTimeLink | null> {
  if (!linkSecret.safeParse(secret).success) return null;
  const link = await db().oneTimeLink.findUnique({ where: { secretHash: hashOf(secret) } });
  return link && link.purpose === purpose && !link.usedAt && link.expiresAt > toDate(now()) ? link : null;
}

/** The last link somebody asked for that was not used, whether it still works or is too old. */
export function latestLink(userId: string, purpose: LinkPurpose): Promise<OneTimeLink | null> {
  return db().oneTimeLink.findFirst({
    where: { userId, purpose, usedAt: null },
    orderBy: { createdAt: 'desc' },
  });
}

/**
 * Uses a link up. Of several at once, one gets it.
 * @throws AppError `link_dead` for one that was used, is too old, or never was
 */
export async function redeemLink(tx: Tx, secret: string, purpose: LinkPurpose): Promise<OneTimeLink> {
  const at = toDate(now());
  const [link] = linkSecret.safeParse(secret).success
    ? await tx.oneTimeLink.updateManyAndReturn({
        where: { secretHash: hashOf(secret), purpose, usedAt: null, expiresAt: { gt: at } },
        data: { usedAt: at },
      })
    : [];
  if (!link) throw linkDead();
  return link;
}

export function linkDead(): AppError {
  return new AppError(
    'link_dead',
    `This link no longer works: links work once, for ${LINK_MINUTES} minutes. Please ask for a new one.`,
  );
}

function hashOf(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}
