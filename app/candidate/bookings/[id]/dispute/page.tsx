import type { Metadata } from 'next';
import { ownReading } from '@/components/booking/own-reading';
import { DisputePage } from '@/components/disputes/dispute-page';
import { disputeOf } from '@/lib/disputes/queries';
import { requireActor } from '@/lib/page-access';
import { openDisputeAction, stateAction, withdrawAction } from '../../../../dispute-actions';

export const metadata: Metadata = { title: 'Dispute' };

/** The dispute of a call, as the candidate reads it: the form while there is none. */
export default async function CandidateDispute({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor('/candidate/bookings/[id]/dispute', { id });
  const reading = await ownReading(actor, id, 'candidate');
  const actions = { open: openDisputeAction, state: stateAction, withdraw: withdrawAction };
  return <DisputePage reading={reading} dispute={await disputeOf(actor, id)} actions={actions} />;
}
