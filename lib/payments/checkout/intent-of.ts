import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { createIntent, type Intent, retrieveIntent } from '@/lib/providers/stripe/payment-intents';
import type { Payment } from '@/prisma/generated/client/client';
import { customerOfBooking } from './customer';

/**
 * The PaymentIntent of a payment, created at first use. The idempotency key comes from the booking, so that
 * callers at the same moment, and a caller after a crash between Stripe's answer and our write, get the same one.
 */
export async function intentOf(payment: Payment): Promise<Intent> {
  if (payment.paymentIntentId) {
    const intent = await retrieveIntent(payment.paymentIntentId);
    if (intent) return intent;
    throw new AppError('payment_mismatch', 'Stripe does not know this payment. Please write to us.');
  }
  const { bookingId, amountCents, feeCents, currency, destination } = payment;
  const customerId = await customerOfBooking(bookingId);
  const intent = await createIntent(
    { bookingId, amountCents, feeCents, currency, destination, customerId },
    `booking/${bookingId}/checkout/1`,
  );
  await db().payment.updateMany({
    where: { bookingId, paymentIntentId: null },
    data: { paymentIntentId: intent.id },
  });
  return intent;
}
