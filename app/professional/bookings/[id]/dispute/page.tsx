import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { asParty } from '@/components/booking/reading';
import { DisputePage } from '@/components/disputes/dispute-page';
import { readBooking } from '@/lib/bookings/queries';
import { now } from '@/lib/clock';
import { disputeOf } from '@/lib/disputes/queries';
import { env } from '@/lib/env';
import { orNotFound, requireActor } from '@/lib/page-access';
import { openDisputeAction, stateAction, withdrawAction } from '../../../../dispute-actions';

export const metadata: Metadata = { title: 'Dispute' };

/** The dispute of a call, as the professional reads it: the form while there is none. */
export default async function ProfessionalDispute({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor('/professional/bookings/[id]/dispute', { id });
  const view = asParty(await orNotFound(readBooking(actor, id)));
  if (view?.role !== 'professional') notFound();
  const reading = { view, zone: actor.zone, now: now(), policy: env().policy };
  const actions = { open: openDisputeAction, state: stateAction, withdraw: withdrawAction };
  return <DisputePage reading={reading} dispute={await disputeOf(actor, id)} actions={actions} />;
}
