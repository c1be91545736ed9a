import type { Authorised } from '@/lib/access';
import { db, type Tx } from '@/lib/db';

/** What is still open between somebody and the others, with the booking that it is about. */
export type Obstacle = {
  readonly kind: 'booking' | 'dispute' | 'payout' | 'refund';
  readonly bookingId: string;
  /** The booking's state, the dispute's, the payout's or the refund's. */
  readonly status: string;
};

const LIVE = ['requested', 'accepted', 'confirmed', 'completed_pending_feedback'] as const;

/** What stands in the way of deleting the caller's account; nothing when it can be deleted now. */
export function deletionObstacles(actor: Authorised<'account.delete'>): Promise<Obstacle[]> {
  return obstaclesOf(db(), actor.id);
}

/** The same within a transaction, which has locked the account, so that nothing new begins meanwhile. */
export async function obstaclesOf(tx: Tx, userId: string): Promise<Obstacle[]> {
  const own = { OR: [{ candidateId: userId }, { professionalId: userId }] };
  const [bookings, disputes, payouts, refunds] = [
    await tx.booking.findMany({
      where: { ...own, status: { in: [...LIVE] } },
      orderBy: { requestedAt: 'asc' },
      select: { id: true, status: true },
    }),
    // Whatever is decided may bring somebody money.
    await tx.dispute.findMany({
      where: { booking: own, status: 'open' },
      orderBy: { openedAt: 'asc' },
      select: { bookingId: true, status: true },
    }),
    // One that was blocked may still be released; of one that is zero everything went back.
    await tx.payout.findMany({
      where: { professionalId: userId, status: { not: 'paid' }, amountCents: { gt: 0 } },
      orderBy: { createdAt: 'asc' },
      select: { bookingId: true, status: true },
    }),
    await tx.refund.findMany({
      where: { payment: { booking: own }, status: { not: 'succeeded' } },
      orderBy: { createdAt: 'asc' },
      select: { bookingId: true, status: true },
    }),
  ];
  const live = new Set(bookings.map(({ id }) => id));
  const settling = <T extends { bookingId: string }>(rows: T[]) =>
    rows.filter(({ bookingId }) => !live.has(bookingId)); // the booking itself is named already
  return [
    ...bookings.map(({ id, status }) => ({ kind: 'booking' as const, bookingId: id, status })),
    ...settling(disputes).map((row) => ({ kind: 'dispute' as const, ...row })),
    ...settling(payouts).map((row) => ({ kind: 'payout' as const, ...row })),
    ...settling(refunds).map((row) => ({ kind: 'refund' as const, ...row })),
  ];
}
