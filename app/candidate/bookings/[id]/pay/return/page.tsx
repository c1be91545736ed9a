import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { bookingPage, payPage } from '@/components/booking/links';
import { ownReading } from '@/components/booking/own-reading';
import { ReturnTrouble } from '@/components/checkout/payment-trouble';
import { confirm } from '@/lib/bookings/confirm';
import { readBooking } from '@/lib/bookings/queries';
import { orNotFound, orRefusal, requireActor } from '@/lib/page-access';
import { pagePath } from '@/lib/pages';

export const metadata: Metadata = { title: 'Payment' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ payment_intent?: string | string[] }>;
};

/** Where a bank leads back to after its question. What it says is a hint; the PaymentIntent is read and believed. */
export default async function Paid({ params, searchParams }: Props) {
  const { id } = await params;
  const { payment_intent: paymentIntentId } = await searchParams;
  const search = typeof paymentIntentId === 'string' ? { payment_intent: paymentIntentId } : undefined;
  const actor = await requireActor('/candidate/bookings/[id]/pay/return', { id }, search);
  if (typeof paymentIntentId !== 'string') {
    await orNotFound(readBooking(actor, id));
    redirect(payPage(id));
  }
  const confirmed = await orRefusal(confirm(actor, paymentIntentId));
  if (confirmed.ok) redirect(bookingPage('candidate', confirmed.value.bookingId));

  const { code } = confirmed.error;
  // The pay page knows whether a card failed or the bank still works on it; the booking's page tells of money going back.
  if (code === 'payment_not_complete') redirect(payPage(id));
  if (code === 'too_late') redirect(bookingPage('candidate', id));
  if (code === 'not_found') notFound();
  const reading = await ownReading(actor, id, 'candidate');
  return (
    <ReturnTrouble
      reading={reading}
      again={pagePath('/candidate/bookings/[id]/pay/return', { id }, search)}
    />
  );
}
