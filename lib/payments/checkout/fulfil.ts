import { audit, SYSTEM } from '@/lib/audit';
import { type LockedBooking, lockBooking } from '@/lib/bookings/locked-booking';
import { recordTransition } from '@/lib/bookings/record-transition';
import { now, toDate } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import { invariant } from '@/lib/domain/invariant';
import { paymentHeld, stripeFee } from '@/lib/domain/ledger';
import { log } from '@/lib/log';
import { notify } from '@/lib/notifications/notify';
import { type Intent, retrieveIntent } from '@/lib/providers/stripe/payment-intents';
import type { Payment } from '@/prisma/generated/client/client';
import { priceOf } from '../kept';
import { postLedger } from '../post-ledger';
import { requestRefund } from '../refunds/request-refund';

/**
 * - `confirmed`: the booking is confirmed, by this call or an earlier one
 * - `returned`: the money came after the slot was lost; it goes back by itself
 * - `not_paid`: Stripe does not say succeeded (yet)
 * - `unknown`: no payment of ours
 */
export type Fulfilment = 'confirmed' | 'returned' | 'not_paid' | 'unknown';

/**
 * The one way from a card charge to a confirmed booking, taken by the browser's return, by the webhook and by
 * timers alike, in any order and number. Believes nobody but the PaymentIntent itself, read here.
 */
export async function fulfilPayment(paymentIntentId: string): Promise<Fulfilment> {
  const payment = await db().payment.findUnique({ where: { paymentIntentId } });
  if (!payment) return 'unknown';
  const intent = await retrieveIntent(paymentIntentId);
  if (intent?.status !== 'succeeded') return 'not_paid';
  if (!matches(intent, payment)) {
    log().error(
      { paymentIntentId, bookingId: payment.bookingId },
      'a succeeded payment does not match its booking',
    );
    return 'not_paid';
  }
  return transaction((tx) => settle(tx, payment.bookingId, intent));
}

async function settle(tx: Tx, bookingId: string, intent: Intent): Promise<Fulfilment> {
  const booking = await lockBooking(tx, bookingId);
  const payment = booking?.payment;
  invariant(booking && payment, `payment of ${bookingId} without its booking`);
  if (payment.paidAt) return payment.status === 'held' || booking.confirmedAt ? 'confirmed' : 'returned';

  await tx.payment.update({
    where: { bookingId },
    data: {
      paidAt: toDate(now()),
      chargeId: intent.chargeId,
      cardLabel: intent.cardLabel,
      fundsAvailableAt: intent.availableOn === null ? null : new Date(intent.availableOn * 1000),
    },
  });
  await audit(tx, SYSTEM, 'payment.succeeded', `payment/${bookingId}`, {
    paymentIntentId: intent.id,
    chargeId: intent.chargeId,
    amountCents: intent.amountCents,
  });
  if (intent.stripeFeeCents) await postLedger(tx, bookingId, stripeFee(intent.stripeFeeCents));
  const transition = await recordTransition(tx, booking, { type: 'pay' }, SYSTEM);
  if (transition.ok) {
    const { candidateId: userId, version } = transition.booking;
    await notify(tx, { userId, kind: 'receipt', bookingId, occasion: version });
    return 'confirmed';
  }
  await returnLatePayment(tx, booking, payment);
  return 'returned';
}

/** The slot was lost before the charge succeeded: the whole sum goes back, and both are told. */
async function returnLatePayment(tx: Tx, booking: LockedBooking, payment: Payment): Promise<void> {
  invariant(
    payment.status === 'requires_payment' || payment.status === 'cancelled',
    'a late payment was open',
  );
  const price = priceOf(booking);
  await postLedger(tx, booking.id, paymentHeld(price, booking));
  const all = { refundCents: price.grossCents, feeRefundCents: price.feeCents };
  await requestRefund(tx, booking, all, 'paid_too_late', payment.status);
  for (const userId of [booking.candidateId, booking.professionalId]) {
    await notify(tx, {
      userId,
      kind: 'payment_returned',
      bookingId: booking.id,
      occasion: booking.version,
    });
  }
}

function matches(intent: Intent, payment: Payment): boolean {
  return (
    intent.amountCents === payment.amountCents &&
    intent.currency === payment.currency &&
    intent.bookingId === payment.bookingId
  );
}
