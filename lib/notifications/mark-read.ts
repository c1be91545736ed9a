import type { Authorised } from '@/lib/access';
import { now, toDate } from '@/lib/clock';
import { db } from '@/lib/db';
import { publicId } from './public-id';
import { countUnread } from './queries';

/**
 * Marks notifications of the caller as read: those named, or all. Names that are not theirs mean nothing.
 * @param names outside names, as the list gives them
 * @returns how many are still unread
 */
export async function markRead(
  actor: Authorised<'notifications.read'>,
  names?: readonly string[],
): Promise<{ unread: number }> {
  const unread = { userId: actor.id, readAt: null };
  const chosen = names && { id: { in: await idsOf(actor.id, names) } };
  await db().notification.updateMany({ where: { ...unread, ...chosen }, data: { readAt: toDate(now()) } });
  return { unread: await countUnread(actor.id) };
}

/** An outside name cannot be turned back, so the unread ones are named and compared. */
async function idsOf(userId: string, names: readonly string[]): Promise<string[]> {
  const wanted = new Set(names);
  const rows = await db().notification.findMany({ where: { userId, readAt: null }, select: { id: true } });
  return rows.map((row) => row.id).filter((id) => wanted.has(publicId(id)));
}
