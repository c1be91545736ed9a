import { timestamp, toInstant } from '@/lib/clock';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { invalidFields } from '@/lib/problem';
import { KINDS, writeLetter } from './messages';
import { FOR_MESSAGE, type NotificationRow, occasionOf } from './occasion';
import { type PublicId, publicId } from './public-id';

/** One line of a person's notifications. Times as RFC 3339 UTC. */
export type NotificationItem = {
  readonly id: PublicId;
  readonly kind: string;
  /** One sentence without its full stop. */
  readonly text: string;
  readonly bookingId: string;
  /** The page to open, without the origin. */
  readonly href: string;
  readonly createdAt: string;
  readonly readAt: string | null;
};

export type NotificationPage = {
  readonly items: readonly NotificationItem[];
  /** On all pages together. */
  readonly unread: number;
  readonly nextCursor: string | null;
};

/**
 * What somebody has been told, newest first.
 * @param page `cursor` as an earlier page gave it; `limit` rows at most
 * @throws AppError `invalid_fields` for a cursor that no page gave
 */
export async function listNotifications(
  userId: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<NotificationPage> {
  const after = page.cursor === undefined ? {} : await isAfter(userId, page.cursor);
  const [rows, unread] = await Promise.all([
    db().notification.findMany({
      where: { ...shownTo(userId), ...after },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take: page.limit + 1,
      select: FOR_MESSAGE,
    }),
    countUnread(userId),
  ]);
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  return { items: shown.flatMap(itemsOf), unread, nextCursor: last ? cursorOf(last) : null };
}

/** How many notifications somebody has not read. */
export function countUnread(userId: string): Promise<number> {
  return db().notification.count({ where: { ...shownTo(userId), readAt: null } });
}

/** A row that a newer version has written, of a kind unknown here, is left for that version. */
function shownTo(userId: string) {
  return { userId, bookingId: { not: null }, kind: { in: [...KINDS] } };
}

function itemsOf(row: NotificationRow): NotificationItem[] {
  const occasion = occasionOf(row, env().policy);
  const letter = occasion && writeLetter(occasion);
  if (!letter) return [];
  return [
    {
      id: publicId(row.id),
      kind: occasion.kind,
      text: letter.line,
      bookingId: occasion.booking.id,
      href: letter.action.path,
      createdAt: timestamp(occasion.at),
      readAt: row.readAt?.toISOString() ?? null,
    },
  ];
}

/** Where a page ended: the instant and the outside name of its last row. */
function cursorOf(row: NotificationRow): string {
  return Buffer.from(`${toInstant(row.createdAt).epochMilliseconds} ${publicId(row.id)}`).toString(
    'base64url',
  );
}

async function isAfter(userId: string, cursor: string) {
  const [ms, name] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const createdAt = new Date(Number(ms));
  if (!name || !/^\d{1,15}$/.test(ms ?? '')) {
    throw invalidFields([{ path: 'cursor', message: 'Take the cursor from the answer before.' }]);
  }
  const same = await db().notification.findMany({ where: { userId, createdAt }, select: { id: true } });
  const last = same.find((row) => publicId(row.id) === name);
  const older = { createdAt: { lt: createdAt } };
  return last ? { OR: [older, { createdAt, id: { gt: last.id } }] } : older;
}
