import { audit, SYSTEM } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import type { MoneyMove } from '@/lib/domain/booking';
import { CURRENCY, type RefundSplit, type Split } from '@/lib/domain/fees';
import { paymentHeld } from '@/lib/domain/ledger';
import type { Booking } from '@/prisma/generated/client/client';
import { recordEarned } from './kept';
import { overtakeDispute } from './overtake-dispute';
import { setPayout } from './payout-state';
import { postLedger } from './post-ledger';
import { movePayment, requestRefund } from './refunds/request-refund';

/**
 * Writes what a transition does to the money, in its transaction: payment, refund and payout rows, the ledger,
 * and the jobs that talk to Stripe. Nothing is sent from here.
 */
export async function recordMoney(tx: Tx, booking: Booking, move: MoneyMove): Promise<void> {
  switch (move.kind) {
    case 'none':
      return;
    case 'hold':
      return holdPayment(tx, booking, move.payment);
    case 'earn':
      await movePayment(tx, booking.id, 'held', 'earned');
      await recordEarned(tx, booking, move.payment);
      return setPayout(tx, booking.id, move.payment.netCents, 'earned');
    case 'return':
      await returnPayment(tx, booking, move.refund, move.reason);
      return overtakeDispute(tx, booking.id);
    case 'charge_back':
      await movePayment(tx, booking.id, 'held', 'charged_back');
      await keep(tx, booking, move.loss, 'card_dispute');
      return overtakeDispute(tx, booking.id);
  }
}

async function holdPayment(tx: Tx, booking: Booking, payment: Split): Promise<void> {
  await movePayment(tx, booking.id, 'requires_payment', 'held');
  const at = toDate(now());
  await tx.payout.create({
    data: {
      ...{ bookingId: booking.id, professionalId: booking.professionalId, status: 'held' },
      ...{ amountCents: payment.netCents, withheldCents: 0, release: 0, currency: CURRENCY },
      createdAt: at,
      updatedAt: at,
    },
  });
  await postLedger(tx, booking.id, paymentHeld(payment, booking));
  await audit(tx, SYSTEM, 'payment.held', `payment/${booking.id}`, { amountCents: payment.grossCents });
}

async function returnPayment(tx: Tx, booking: Booking, refund: RefundSplit, reason: string): Promise<void> {
  if (refund.refundCents === 0) await movePayment(tx, booking.id, 'held', 'earned');
  else await requestRefund(tx, booking, refund, reason, 'held');
  await keep(tx, booking, refund, reason);
}

/** What stays of a payment is earned: the professional's share becomes payable, the fee becomes the platform's. */
async function keep(tx: Tx, booking: Booking, kept: RefundSplit, reason: string): Promise<void> {
  const { keptFeeCents: feeCents, keptNetCents: netCents } = kept;
  await recordEarned(tx, booking, { feeCents, netCents });
  await setPayout(tx, booking.id, netCents, reason);
}
