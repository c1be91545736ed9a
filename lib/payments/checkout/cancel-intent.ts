import { db } from '@/lib/db';
import { cancelIntent } from '@/lib/providers/stripe/payment-intents';
import { fulfilPayment } from './fulfil';
import { intentOf } from './intent-of';

/**
 * Makes sure that nobody can pay for a booking any more. If the card was faster, the payment is fulfilled, which
 * sends it back when the slot is gone. Asks Stripe again of one that is cancelled here. Safe to repeat.
 */
export async function cancelPayment(bookingId: string): Promise<void> {
  const payment = await db().payment.findUnique({ where: { bookingId } });
  if (payment?.status !== 'requires_payment' && payment?.status !== 'cancelled') return;
  if (payment.status === 'cancelled' && !payment.paymentIntentId) return; // there never was anything to pay
  // Without an id the intent may still exist, from a call that died before it could write: the key finds it.
  const { id } = await intentOf(payment);
  const intent = await cancelIntent(id);
  if (intent?.status === 'succeeded') {
    await fulfilPayment(id);
    return;
  }
  await db().payment.updateMany({
    where: { bookingId, status: 'requires_payment' },
    data: { status: 'cancelled' },
  });
}
