import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { bookingPage } from '@/components/booking/links';
import { asParty } from '@/components/booking/reading';
import { CallPage } from '@/components/call/call-page';
import { callNow } from '@/components/call/call-state';
import { readBooking } from '@/lib/bookings/queries';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { orNotFound, requireActor } from '@/lib/page-access';

export const metadata: Metadata = { title: 'Call' };

/** Where the candidate waits for the call and goes to it. Without one, the booking tells what is so. */
export default async function CandidateCall({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ zoom?: string | string[] }>;
}) {
  const { id } = await params;
  const actor = await requireActor('/candidate/bookings/[id]/call', { id });
  const view = asParty(await orNotFound(readBooking(actor, id)));
  if (view?.role !== 'candidate') notFound();
  const reading = { view, zone: actor.zone, now: now(), policy: env().policy };
  const call = callNow(reading);
  if (!call) redirect(bookingPage('candidate', id));
  const { zoom } = await searchParams;
  return <CallPage reading={reading} call={call} myName={actor.name} hasFailed={zoom === 'failed'} />;
}
