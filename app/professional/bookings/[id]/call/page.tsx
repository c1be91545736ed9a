import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { bookingPage } from '@/components/booking/links';
import { ownReading } from '@/components/booking/own-reading';
import { CallPage } from '@/components/call/call-page';
import { callNow } from '@/components/call/call-state';
import { requireActor } from '@/lib/page-access';

export const metadata: Metadata = { title: 'Call' };

/** Where the professional waits for the call and goes to it. Without one, the booking tells what is so. */
export default async function ProfessionalCall({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ zoom?: string | string[] }>;
}) {
  const { id } = await params;
  const actor = await requireActor('/professional/bookings/[id]/call', { id });
  const reading = await ownReading(actor, id, 'professional');
  const call = callNow(reading);
  if (!call) redirect(bookingPage('professional', id));
  const { zoom } = await searchParams;
  return <CallPage reading={reading} call={call} myName={actor.name} hasFailed={zoom === 'failed'} />;
}
