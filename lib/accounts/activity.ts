import { z } from 'zod';
import type { SignedIn } from '@/lib/access';
import { decodeCursor, page } from '@/lib/cursor';
import { db } from '@/lib/db';
import { invalidFields } from '@/lib/problem';
import { sessionKey } from './sessions';

/** A line of what has happened to an account, as its owner sees it. */
export type Activity = {
  readonly id: string;
  /** A code like `account.signed_in`; a part of the page has the words. */
  readonly action: string;
  readonly at: Date;
  /** `somebody`: nobody knows who, such as behind a wrong password. */
  readonly by: 'you' | 'admin' | 'system' | 'somebody';
  readonly method: string | null;
  readonly reason: string | null;
  /** Too many wrong passwords: this was the one after which no more were taken for a while. */
  readonly blocks: boolean;
  /** What was changed, or which way was taken. */
  readonly detail: string | null;
  /** The network, without the last part of its address. */
  readonly address: string | null;
  /** The User-Agent of the session that it was done from, while that is kept. */
  readonly device: string | null;
};

const stored = z
  .object({
    method: z.string(),
    reason: z.string(),
    blocks: z.boolean(),
    address: z.string(),
    session: z.string(),
    changed: z.string(),
    way: z.string(),
    provider: z.string(),
  })
  .partial()
  .catch({});

/**
 * What has happened to the caller's own account, newest first. Only rows about this account itself: nothing of bookings,
 * and nothing of anybody else.
 * @throws AppError `invalid_fields` naming `cursor`
 */
export async function ownActivity(
  actor: SignedIn,
  query: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: Activity[]; nextCursor: string | null }> {
  const after = query.cursor === undefined ? null : rowBefore(query.cursor);
  const [rows, sessions] = await Promise.all([
    db().auditEntry.findMany({
      where: {
        subject: `user/${actor.id}`,
        OR: [{ action: { startsWith: 'account.' } }, { action: { startsWith: 'calendar.' } }],
        ...(after === null ? {} : { id: { lt: after } }),
      },
      orderBy: { id: 'desc' },
      take: query.limit + 1,
    }),
    db().session.findMany({
      where: { userId: actor.id },
      select: { id: true, userAgent: true, addressPrefix: true },
    }),
  ]);
  const bySession = new Map(sessions.map((session) => [sessionKey(session.id), session]));
  const { items, nextCursor } = page(rows, query.limit, (row) => ({ at: row.at, id: String(row.id) }));
  return {
    nextCursor,
    items: items.map(({ id, action, at, actor: kind, actorId, data }) => {
      const { method, reason, blocks, address, session, changed, way, provider } = stored.parse(data);
      const from = session === undefined ? undefined : bySession.get(session);
      return {
        id: String(id),
        action,
        at,
        by: byWhom(actorId === actor.id, kind, address !== undefined),
        method: method ?? null,
        reason: reason ?? null,
        blocks: blocks ?? false,
        detail: changed ?? way ?? provider ?? null,
        address: address ?? from?.addressPrefix ?? null,
        device: from?.userAgent ?? null,
      };
    }),
  };
}

function byWhom(isOwner: boolean, kind: string, fromOutside: boolean): Activity['by'] {
  if (isOwner) return 'you';
  if (kind === 'admin') return 'admin';
  return fromOutside ? 'somebody' : 'system';
}

function rowBefore(cursor: string): bigint {
  const { id } = decodeCursor(cursor);
  if (/^\d{1,18}$/.test(id)) return BigInt(id);
  throw invalidFields([{ path: 'cursor', message: 'This is not a cursor of this list. Start without one.' }]);
}
