import type { LockedBooking } from '@/lib/bookings/locked-booking';
import type { Tx } from '@/lib/db';
import type { RefundSplit } from '@/lib/domain/fees';
import { debtIncurred, type KeptShare } from '@/lib/domain/ledger';
import { recordEarned, takeFrom } from './kept';
import { isGone, setPayout } from './payout-state';
import { postLedger } from './post-ledger';

/**
 * Takes part or all of an earned payment away from those who earned it: each gives up their share. What the
 * professional has been paid already becomes their debt.
 * @param takenCents at most what is kept
 * @param reason why the payout is smaller or blocked, in a word of ours
 */
export async function takeBack(
  tx: Tx,
  booking: LockedBooking,
  kept: KeptShare,
  takenCents: number,
  reason: string,
): Promise<RefundSplit> {
  const taken = takeFrom(booking, kept, takenCents);
  await recordEarned(tx, booking, { feeCents: taken.keptFeeCents, netCents: taken.keptNetCents });
  const payout = await tx.payout.findUniqueOrThrow({ where: { bookingId: booking.id } });
  if (!isGone(payout)) {
    await setPayout(tx, booking.id, taken.keptNetCents, reason);
    return taken;
  }
  const owed = kept.netCents - taken.keptNetCents;
  const occasion = `${reason}-${taken.keptFeeCents + taken.keptNetCents}`;
  if (owed > 0) await postLedger(tx, booking.id, debtIncurred(owed, booking), occasion);
  return taken;
}
