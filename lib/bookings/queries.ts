import type { z } from 'zod';
import { type Authorised, authoriseBooking } from '@/lib/access';
import { decodeCursor, page } from '@/lib/cursor';
import { db } from '@/lib/db';
import { BOOKING_STATUSES, type BookingStatus } from '@/lib/domain/booking';
import { candidateHeadline } from '@/lib/domain/candidate-card';
import { notFound } from '@/lib/errors';
import type { Prisma } from '@/prisma/generated/client/client';
import type { BookingView, bookingListItem } from './schema';
import { candidateCardOf, cardOf } from './stored-cards';
import { bookingForView, viewOf } from './view';

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

export type BookingListItem = z.infer<typeof bookingListItem>;
type ListQuery = {
  status?: BookingStatus | readonly BookingStatus[] | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** The caller's own bookings, newest request first. */
export async function listBookings(
  actor: Authorised<'bookings.list'>,
  query: ListQuery,
): Promise<{ items: BookingListItem[]; nextCursor: string | null }> {
  const after = query.cursor ? decodeCursor(query.cursor) : null;
  const mine = ownBookings(actor);
  const statuses = query.status === undefined ? null : [query.status].flat();
  const rows = await db().booking.findMany({
    where: {
      ...mine,
      ...(statuses ? { status: { in: statuses as BookingStatus[] } } : {}),
      ...(after
        ? { OR: [{ requestedAt: { lt: after.at } }, { requestedAt: after.at, id: { gt: after.id } }] }
        : {}),
    },
    orderBy: [{ requestedAt: 'desc' }, { id: 'asc' }],
    take: query.limit + 1,
    include: {
      candidate: { select: { name: true } },
      professional: { select: { name: true } },
      feedback: { select: { qcStatus: true }, orderBy: { revision: 'desc' }, take: 1 },
      payment: { select: { refund: { select: { amountCents: true } } } },
    },
  });
  const { items, nextCursor } = page(rows, query.limit, (row) => ({ at: row.requestedAt, id: row.id }));
  return {
    nextCursor,
    items: items.map((row) => {
      const other = actor.role === 'candidate' ? row.professional : row.candidate;
      return {
        id: row.id,
        status: row.status,
        priceCents: row.priceCents,
        ...(actor.role === 'professional' ? { netCents: row.netCents } : {}),
        // A payment that came too late goes back without the booking having decided a refund.
        refundCents: row.refundCents ?? row.payment?.refund?.amountCents ?? null,
        currency: 'usd',
        startAt: row.startAt?.toISOString() ?? null,
        endAt: row.endAt?.toISOString() ?? null,
        requestedAt: row.requestedAt.toISOString(),
        requestExpiresAt: row.requestExpiresAt.toISOString(),
        acceptedAt: row.acceptedAt?.toISOString() ?? null,
        holdExpiresAt: row.holdExpiresAt?.toISOString() ?? null,
        endReason: row.endReason,
        feedback: feedbackOf(actor.role, row.feedback[0]),
        question: row.question,
        headline: headlineOf(actor.role, row),
        ...(row.confirmedAt ? { name: other.name } : {}),
      };
    }),
  };
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

function ownBookings(actor: Authorised<'bookings.list'>): Prisma.BookingWhereInput {
  return actor.role === 'candidate' ? { candidateId: actor.id } : { professionalId: actor.id };
}

function feedbackOf(role: string, newest: { qcStatus: string } | undefined): { qcStatus: string } | null {
  return newest && (role !== 'candidate' || newest.qcStatus === 'passed')
    ? { qcStatus: newest.qcStatus }
    : null;
}

/** Who the other side is, in the words their card allows. */
function headlineOf(role: string, booking: { card: unknown; candidateCard: unknown }): string {
  return role === 'candidate' ? cardOf(booking).headline : candidateHeadline(candidateCardOf(booking));
}
