import { sendRefund } from '@/lib/payments/refund';
import { tellRefunds } from '@/lib/payments/tell-refunds';

/** Takes a refund further at Stripe, and sends its receipt once it went out. A crash between the two repeats both. */
export async function settleRefund(bookingId: string, number: number): Promise<void> {
  await sendRefund(bookingId, number);
  await tellRefunds(bookingId);
}
