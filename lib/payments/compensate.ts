import { audit, SYSTEM } from '@/lib/audit';
import type { LockedBooking } from '@/lib/bookings/locked-booking';
import { now, toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { CURRENCY } from '@/lib/domain/fees';
import { compensated } from '@/lib/domain/ledger';
import { setPayout } from './payout-state';
import { postLedger } from './post-ledger';

/**
 * The platform pays a professional for a call of which everything went back to the candidate: the net of the price, as it
 * was frozen, once for a call. It is owed from now on; `send-payout` brings it to their balance with Stripe and pays it
 * out. The candidate's refund is not touched.
 */
export async function compensate(tx: Tx, booking: LockedBooking, disputeId: string): Promise<void> {
  const { id: bookingId, netCents: amountCents } = booking;
  await tx.compensation.create({
    data: { bookingId, disputeId, amountCents, currency: CURRENCY, attempt: 0, createdAt: toDate(now()) },
  });
  await postLedger(tx, bookingId, compensated(amountCents, booking));
  await audit(tx, SYSTEM, 'payout.compensated', `payout/${bookingId}`, { amountCents, disputeId });
  await setPayout(tx, bookingId, amountCents, 'compensated');
}
