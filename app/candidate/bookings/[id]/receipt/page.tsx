import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { asParty } from '@/components/booking/reading';
import { ReceiptPage } from '@/components/receipt/receipt-page';
import { readBooking } from '@/lib/bookings/queries';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { orNotFound, requireActor } from '@/lib/page-access';
import { readReceipt } from '@/lib/payments/receipt';

export const metadata: Metadata = { title: 'Receipt' };

/** The receipt of a paid call. There is none before the payment. */
export default async function CandidateReceipt({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor('/candidate/bookings/[id]/receipt', { id });
  const [receipt, booking] = await orNotFound(Promise.all([readReceipt(actor, id), readBooking(actor, id)]));
  const view = asParty(booking);
  if (view?.role !== 'candidate') notFound();
  const reading = { view, zone: actor.zone, now: now(), policy: env().policy };
  return <ReceiptPage reading={reading} receipt={receipt} payer={actor.name} />;
}
