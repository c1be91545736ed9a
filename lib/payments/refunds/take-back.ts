import type { LockedBooking } from '@/lib/bookings/locked-booking';
import type { Tx } from '@/lib/db';
import type { RefundSplit } from '@/lib/domain/fees';
import { invariant } from '@/lib/domain/invariant';
import { debtIncurred, type KeptShare } from '@/lib/domain/ledger';
import { recordEarned, takeFrom } from '../kept';
import { isGone, lockPayout, setPayout } from '../payout-state';
import { postLedger } from '../post-ledger';

/** `restCents`: what is left of the professional's share when part of it went to a debt and cannot be given back. */
export type Taken = RefundSplit & { readonly restCents: number | null };

/**
 * Takes part or all of an earned payment away from those who earned it: each gives up their share. What the professional
 * has got of it, as a payout or as a debt that was settled, becomes their debt: it is always what the payout comes to
 * beyond what they keep.
 * @param takenCents at most what is kept
 * @param reason why the payout is smaller or blocked, in a word of ours
 */
export async function takeBack(
  tx: Tx,
  booking: LockedBooking,
  kept: KeptShare,
  takenCents: number,
  reason: string,
): Promise<Taken> {
  const taken = takeFrom(booking, kept, takenCents);
  const { keptFeeCents: feeCents, keptNetCents: netCents } = taken;
  await recordEarned(tx, booking, { feeCents, netCents });
  const payout = await lockPayout(tx, booking.id);
  invariant(payout, 'what was earned has a payout');
  const { amountCents, withheldCents } = payout;
  const payoutCents = isGone(payout) ? amountCents : Math.max(netCents, withheldCents);
  if (!isGone(payout)) await setPayout(tx, booking.id, payoutCents, reason);
  const owedCents = payoutCents - netCents - (amountCents - kept.netCents);
  const occasion = `${reason}-${feeCents + netCents}`;
  if (owedCents > 0) await postLedger(tx, booking.id, debtIncurred(owedCents, booking), occasion);
  const isSettled = !isGone(payout) && netCents < withheldCents;
  return { ...taken, restCents: isSettled ? amountCents - withheldCents : null };
}
