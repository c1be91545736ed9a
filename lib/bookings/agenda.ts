import type { Authorised } from '@/lib/access';
import { decodeCursor, page } from '@/lib/cursor';
import { db } from '@/lib/db';
import type { BookingStatus } from '@/lib/domain/booking';
import { type BookingForList, type BookingListItem, FOR_LIST, listItem } from './list-item';
import { ownBookings } from './queries';

/** What a view of the caller's bookings holds, and the column of the booking that it goes by. */
type View = {
  readonly statuses: readonly BookingStatus[];
  readonly by: 'requestExpiresAt' | 'endAt' | 'startAt' | 'endedAt';
  readonly order: 'asc' | 'desc';
};

/** Views by what is next. In each the column it goes by is never empty. */
const VIEWS = {
  /** Requests, the first to run out first. */
  requests: { statuses: ['requested'], by: 'requestExpiresAt', order: 'asc' },
  /** Calls that are over and wait for feedback, the oldest first. */
  feedback: { statuses: ['completed_pending_feedback'], by: 'endAt', order: 'asc' },
  /** Calls with a time, the next one first. */
  coming: { statuses: ['accepted', 'confirmed'], by: 'startAt', order: 'asc' },
  /** Calls that took place, the last to end first. */
  past: { statuses: ['completed', 'refunded'], by: 'endedAt', order: 'desc' },
  /** What ended without a call, the last to end first. */
  cancelled: { statuses: ['declined', 'cancelled', 'expired'], by: 'endedAt', order: 'desc' },
} as const satisfies Record<string, View>;

export type AgendaView = keyof typeof VIEWS;

/**
 * The caller's own bookings in one view, by what is next.
 * @throws AppError `invalid_fields` naming `cursor`
 */
export async function listAgenda(
  actor: Authorised<'bookings.list'>,
  { view, cursor, limit }: { view: AgendaView; cursor?: string | undefined; limit: number },
): Promise<{ items: BookingListItem[]; nextCursor: string | null }> {
  const { statuses, by, order }: View = VIEWS[view];
  const after = cursor ? decodeCursor(cursor) : null;
  const beyond = order === 'asc' ? 'gt' : 'lt';
  const rows: BookingForList[] = await db().booking.findMany({
    where: {
      ...ownBookings(actor),
      status: { in: [...statuses] },
      ...(after ? { OR: [{ [by]: { [beyond]: after.at } }, { [by]: after.at, id: { gt: after.id } }] } : {}),
    },
    orderBy: [{ [by]: order }, { id: 'asc' }],
    take: limit + 1,
    include: FOR_LIST,
  });
  const { items, nextCursor } = page(rows, limit, (row) => ({ at: row[by] ?? row.requestedAt, id: row.id }));
  return { nextCursor, items: items.map((row) => listItem(row, actor.role)) };
}
