import type { Metadata } from 'next';
import { ownReading } from '@/components/booking/own-reading';
import { DisputePage } from '@/components/disputes/dispute-page';
import { disputeOf } from '@/lib/disputes/queries';
import { requireActor } from '@/lib/page-access';
import { openDisputeAction, stateAction, withdrawAction } from '../../../../dispute-actions';

export const metadata: Metadata = { title: 'Dispute' };

/** The dispute of a call, as the professional reads it: the form while there is none. */
export default async function ProfessionalDispute({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor('/professional/bookings/[id]/dispute', { id });
  const reading = await ownReading(actor, id, 'professional');
  const actions = { open: openDisputeAction, state: stateAction, withdraw: withdrawAction };
  return <DisputePage reading={reading} dispute={await disputeOf(actor, id)} actions={actions} />;
}
