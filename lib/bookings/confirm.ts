import { type Authorised, authoriseBooking } from '@/lib/access';
import { db } from '@/lib/db';
import { AppError, notFound } from '@/lib/errors';
import { fulfilPayment } from '@/lib/payments/checkout/fulfil';

/**
 * The browser says that Stripe has confirmed the card. Believed only as far as the PaymentIntent itself, which
 * is read from Stripe; the webhook leads to the same place.
 * @throws AppError `not_found`, `payment_not_complete`, `too_late` when the slot was lost and the money goes back
 */
export async function confirm(
  actor: Authorised<'booking.confirm'>,
  paymentIntentId: string,
): Promise<{ bookingId: string; status: 'confirmed' }> {
  const payment = await db().payment.findUnique({ where: { paymentIntentId }, include: { booking: true } });
  authoriseBooking(actor, 'booking.confirm', payment?.booking ?? null);
  if (!payment) throw notFound('payment');
  const outcome = await fulfilPayment(paymentIntentId);
  switch (outcome) {
    case 'confirmed':
      return { bookingId: payment.bookingId, status: 'confirmed' };
    case 'returned':
      throw new AppError(
        'too_late',
        'The time was released before the payment arrived. Your money is on its way back.',
      );
    case 'not_paid':
    case 'unknown':
      throw new AppError(
        'payment_not_complete',
        'Stripe has not confirmed this payment. Nothing was charged so far.',
      );
  }
}
