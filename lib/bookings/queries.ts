import { type Authorised, authoriseBooking, type BookingParties } from '@/lib/access';
import { decodeCursor, type Position, page } from '@/lib/cursor';
import { db } from '@/lib/db';
import { BOOKING_STATUSES, type BookingStatus } from '@/lib/domain/booking';
import { notFound } from '@/lib/errors';
import type { Prisma } from '@/prisma/generated/client/client';
import { type BookingListItem, FOR_LIST, listItem } from './list-item';
import { bookingForView, FOR_VIEW, viewOf } from './view';
import type { BookingView } from './view-schema';

/**
 * One booking as the caller may see it.
 * @throws AppError `not_found`
 */
export async function readBooking(
  actor: Authorised<'booking.read'>,
  bookingId: string,
): Promise<BookingView> {
  const booking = await bookingForView(bookingId);
  authoriseBooking(actor, 'booking.read', booking);
  if (!booking) throw notFound('booking');
  return viewOf(booking, actor);
}

/** All bookings of the caller, oldest first, each as the caller may see it: for taking one's data along. */
export async function allBookings(actor: Authorised<'me.export'>): Promise<BookingView[]> {
  const views: BookingView[] = [];
  for (let last: string | undefined; ; ) {
    const rows = await db().booking.findMany({
      where: { OR: [{ candidateId: actor.id }, { professionalId: actor.id }] },
      orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }],
      take: BATCH,
      ...(last ? { cursor: { id: last }, skip: 1 } : {}),
      include: FOR_VIEW,
    });
    views.push(...rows.map((row) => viewOf(row, actor)));
    if (rows.length < BATCH) return views;
    last = rows.at(-1)?.id;
  }
}

const BATCH = 200;

export type { BookingListItem };

type ListQuery = {
  status?: BookingStatus | readonly BookingStatus[] | undefined;
  cursor?: string | undefined;
  limit: number;
  /** `newest` request first, or the `soonest` call first with those that have no time yet at the end. */
  order?: 'newest' | 'soonest' | undefined;
};

/** The caller's own bookings. */
export async function listBookings(
  actor: Authorised<'bookings.list'>,
  query: ListQuery,
): Promise<{ items: BookingListItem[]; nextCursor: string | null }> {
  const after = query.cursor ? decodeCursor(query.cursor) : null;
  const mine = ownBookings(actor);
  const order = ORDERS[query.order ?? 'newest'];
  const statuses = query.status === undefined ? null : [query.status].flat();
  const rows = await db().booking.findMany({
    where: {
      ...mine,
      ...(statuses ? { status: { in: statuses as BookingStatus[] } } : {}),
      ...(after ? order.after(after) : {}),
    },
    orderBy: [...order.by],
    take: query.limit + 1,
    include: FOR_LIST,
  });
  const { items, nextCursor } = page(rows, query.limit, (row) => ({ at: order.at(row), id: row.id }));
  return { nextCursor, items: items.map((row) => listItem(row, actor.role)) };
}

type Order = {
  readonly by: readonly Prisma.BookingOrderByWithRelationInput[];
  readonly at: (row: { requestedAt: Date; startAt: Date | null }) => Date;
  readonly after: (position: Position) => Prisma.BookingWhereInput;
};

/** Where bookings without a time stand among those that have one. */
const NO_TIME_YET = new Date('9999-12-31T00:00:00Z');

const ORDERS: Record<'newest' | 'soonest', Order> = {
  newest: {
    by: [{ requestedAt: 'desc' }, { id: 'asc' }],
    at: (row) => row.requestedAt,
    after: ({ at, id }) => ({ OR: [{ requestedAt: { lt: at } }, { requestedAt: at, id: { gt: id } }] }),
  },
  soonest: {
    by: [{ startAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    at: (row) => row.startAt ?? NO_TIME_YET,
    after: ({ at, id }) =>
      at.getTime() === NO_TIME_YET.getTime()
        ? { startAt: null, id: { gt: id } }
        : { OR: [{ startAt: { gt: at } }, { startAt: at, id: { gt: id } }, { startAt: null }] },
  },
};

/** `namesAreKnown`, as a condition of the database. */
const NAMES_KNOWN = { confirmedAt: { not: null } } as const satisfies Prisma.BookingWhereInput;

/**
 * Whether two people know each other's names: they have a booking in which these are shown. The same rule as for the
 * name itself.
 */
export async function knowEachOther(people: BookingParties): Promise<boolean> {
  const booking = await db().booking.findFirst({
    where: { candidateId: people.candidateId, professionalId: people.professionalId, ...NAMES_KNOWN },
    select: { id: true },
  });
  return booking !== null;
}

/** How many bookings the caller has in each state; states without any are 0. */
export async function countBookings(
  actor: Authorised<'bookings.list'>,
): Promise<Readonly<Record<BookingStatus, number>>> {
  const groups = await db().booking.groupBy({ by: ['status'], where: ownBookings(actor), _count: true });
  const counts = new Map(groups.map((group) => [group.status, group._count]));
  return Object.fromEntries(BOOKING_STATUSES.map((status) => [status, counts.get(status) ?? 0])) as Record<
    BookingStatus,
    number
  >;
}

/** The condition for the caller's own. */
export function ownBookings(actor: Authorised<'bookings.list'>): Prisma.BookingWhereInput {
  return actor.role === 'candidate' ? { candidateId: actor.id } : { professionalId: actor.id };
}
