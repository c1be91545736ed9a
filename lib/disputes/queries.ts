import { type Authorised, authoriseBooking } from '@/lib/access';
import { seenOf } from '@/lib/calls/queries';
import { db } from '@/lib/db';
import type { Party } from '@/lib/domain/booking';
import type { DisputeMatter } from '@/lib/domain/dispute';
import { CURRENCY } from '@/lib/domain/fees';
import { notFound } from '@/lib/errors';
import type { Prisma } from '@/prisma/generated/client/client';
import type { DisputeView } from './schema';

type Reader = Authorised<'dispute.read'>;

const FOR_VIEW = {
  statements: { orderBy: { number: 'asc' } },
  booking: {
    select: {
      ...{ candidateId: true, professionalId: true, status: true, startAt: true },
      attendance: true,
    },
  },
} as const;
type Row = Prisma.DisputeGetPayload<{ include: typeof FOR_VIEW }>;

/** How many are listed at most; nobody has more calls in dispute than fit on a page. */
const LISTED = 100;

/**
 * A dispute as its reader may see it.
 * @throws AppError `not_found`, the same for somebody else's
 */
export async function readDispute(actor: Reader, disputeId: string): Promise<DisputeView> {
  const row = await db().dispute.findUnique({ where: { id: disputeId }, include: FOR_VIEW });
  authoriseBooking(actor, 'dispute.read', row?.booking ?? null);
  if (!row) throw notFound('dispute');
  return viewOf(row, actor);
}

/** The dispute of a booking of the reader's, or null when nobody has disputed it. */
export async function disputeOf(actor: Reader, bookingId: string): Promise<DisputeView | null> {
  const row = await db().dispute.findUnique({ where: { bookingId }, include: FOR_VIEW });
  if (!row) return null;
  authoriseBooking(actor, 'dispute.read', row.booking);
  return viewOf(row, actor);
}

/** The reader's own, the newest first; an admin gets all. */
export async function listDisputes(actor: Reader): Promise<DisputeView[]> {
  const own = { OR: [{ candidateId: actor.id }, { professionalId: actor.id }] };
  const rows = await db().dispute.findMany({
    where: actor.role === 'admin' ? {} : { booking: own },
    orderBy: [{ openedAt: 'desc' }, { id: 'asc' }],
    take: LISTED,
    include: FOR_VIEW,
  });
  return rows.map((row) => viewOf(row, actor));
}

function viewOf(row: Row, actor: Reader): DisputeView {
  return {
    id: row.id,
    bookingId: row.bookingId,
    openedBy: row.openedBy as Party,
    matter: row.matter as DisputeMatter,
    status: row.status,
    openedAt: row.openedAt.toISOString(),
    answerBy: row.answerBy.toISOString(),
    outcome: row.outcome,
    refundCents: row.refundCents,
    currency: CURRENCY,
    decision: row.decision,
    closedAt: row.closedAt?.toISOString() ?? null,
    statements: row.statements.map(({ by, text, at }) => ({
      by: by as Party | 'admin',
      text,
      at: at.toISOString(),
    })),
    attendance: seenOf(row.booking),
    allowedActions: allowedActions(row, actor),
  };
}

function allowedActions(row: Row, { role }: Reader): DisputeView['allowedActions'] {
  if (row.status !== 'open') return [];
  if (role === 'admin') return row.booking.status === 'confirmed' ? ['state'] : ['state', 'decide'];
  return role === row.openedBy ? ['state', 'withdraw'] : ['state'];
}
