import type { LockedBooking } from '@/lib/bookings/locked-booking';
import type { Tx } from '@/lib/db';
import { cents, type RefundSplit, type Split, splitRefund } from '@/lib/domain/fees';
import { earned, type KeptShare } from '@/lib/domain/ledger';
import { postLedger, reversePosted } from './post-ledger';

type Parties = Pick<LockedBooking, 'id' | 'candidateId' | 'professionalId'>;
type Priced = Pick<LockedBooking, 'id' | 'priceCents' | 'feeCents' | 'netCents'>;

/** What is kept of a payment becomes the professional's and the platform's, in place of what was kept before. */
export async function recordEarned(tx: Tx, booking: Parties, kept: KeptShare): Promise<void> {
  const occasion = await tx.ledgerEntry.count({
    where: { bookingId: booking.id, kind: 'earned', settlesId: null },
  });
  const standing = await keptOf(tx, booking.id);
  if (standing) await reversePosted(tx, booking.id, 'earned', occasion);
  if (kept.feeCents + kept.netCents > 0)
    await postLedger(tx, booking.id, earned(kept, booking), occasion + 1);
}

/** What of a payment is the professional's and the platform's by now, from the ledger; null before it is earned. */
export async function keptOf(tx: Tx, bookingId: string): Promise<KeptShare | null> {
  const [row] = await tx.$queryRaw<{ fee: number; net: number }[]>`
    SELECT -coalesce(sum(amount_cents) FILTER (WHERE account = 'platform_revenue'), 0)::int AS fee,
           -coalesce(sum(amount_cents) FILTER (WHERE account = 'professional_payable'), 0)::int AS net
    FROM ledger_open_lines WHERE booking_id = ${bookingId} AND kind = 'earned' AND phase = 'posted'`;
  return row && row.fee + row.net > 0 ? { feeCents: row.fee, netCents: row.net } : null;
}

/** Splits what is taken from an earned payment, after everything that was taken before. */
export function takeFrom(booking: Priced, kept: KeptShare, takenCents: number): RefundSplit {
  const price = priceOf(booking);
  return splitRefund(price, takenCents, {
    refundCents: price.grossCents - kept.feeCents - kept.netCents,
    feeRefundCents: price.feeCents - kept.feeCents,
  });
}

/** The price of a booking as it is split, frozen at the request. */
export function priceOf({ priceCents, feeCents, netCents }: Priced): Split {
  return { grossCents: cents(priceCents), feeCents: cents(feeCents), netCents: cents(netCents) };
}
