import { toInstant, toInstantOrNull } from '@/lib/clock';
import { db, type Tx } from '@/lib/db';
import type { BookingState } from '@/lib/domain/booking';
import { cents } from '@/lib/domain/fees';
import type { Booking, Feedback, Payment, TimeProposal } from '@/prisma/generated/client/client';

/** A booking with all that a decision about it needs. */
export type BookingRecord = Booking & {
  readonly payment: Payment | null;
  /** The newest submission only. */
  readonly feedback: readonly Feedback[];
  /** The newest only. */
  readonly proposals: readonly TimeProposal[];
};

/** A booking whose row this transaction has locked; only `lockBooking` makes one. */
export type LockedBooking = BookingRecord & { readonly __locked: true };

const WITH_ALL_FOR_DECISION = {
  payment: true,
  feedback: { orderBy: { revision: 'desc' }, take: 1 },
  proposals: { orderBy: { version: 'desc' }, take: 1 },
} as const;

/**
 * Reads a booking and keeps every other transition of it waiting until this transaction ends.
 * @returns null when there is none
 */
export async function lockBooking(tx: Tx, bookingId: string): Promise<LockedBooking | null> {
  await tx.$queryRaw`SELECT id FROM bookings WHERE id = ${bookingId} FOR NO KEY UPDATE`;
  const booking = await tx.booking.findUnique({ where: { id: bookingId }, include: WITH_ALL_FOR_DECISION });
  return booking as LockedBooking | null;
}

/** The same without the lock, for reading. */
export function findBooking(bookingId: string): Promise<BookingRecord | null> {
  return db().booking.findUnique({ where: { id: bookingId }, include: WITH_ALL_FOR_DECISION });
}

/** What the transition table looks at. */
export function stateOf(booking: BookingRecord): BookingState {
  return {
    status: booking.status,
    price: {
      grossCents: cents(booking.priceCents),
      feeCents: cents(booking.feeCents),
      netCents: cents(booking.netCents),
    },
    requestExpiresAt: toInstant(booking.requestExpiresAt),
    acceptedAt: toInstantOrNull(booking.acceptedAt),
    startAt: toInstantOrNull(booking.startAt),
    endAt: toInstantOrNull(booking.endAt),
    holdExpiresAt: toInstantOrNull(booking.holdExpiresAt),
    checkoutStarted: booking.payment !== null,
    proposal: proposalOf(booking.proposals[0]),
    feedback: booking.feedback[0]?.qcStatus ?? 'none',
  };
}

function proposalOf(row: TimeProposal | undefined): BookingState['proposal'] {
  if (!row) return null;
  const { by, round, state } = row;
  const [startAts, answerBy] = [row.startAts.map(toInstant), toInstant(row.answerBy)];
  return { by: by === 'professional' ? 'professional' : 'candidate', startAts, round, answerBy, state };
}
