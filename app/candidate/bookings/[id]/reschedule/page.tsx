import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ownReading } from '@/components/booking/own-reading';
import { type PickerQuery, pickerShown } from '@/components/requests/picker-query';
import { PickerSkeleton } from '@/components/requests/picker-skeleton';
import { ProposeTimes } from '@/components/rescheduling/propose-times';
import { WhileNavigating } from '@/components/ui/while-navigating';
import { requireActor } from '@/lib/page-access';
import { proposeTimes } from '../../../../reschedule-actions';

export const metadata: Metadata = { title: 'Another time' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<PickerQuery> };

/** Another time for a call, as the candidate proposes it. */
export default async function CandidateReschedule({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor('/candidate/bookings/[id]/reschedule', { id });
  const reading = await ownReading(actor, id, 'candidate');
  const { view } = reading;
  if (!view.startAt) notFound();
  const shown = pickerShown(await searchParams);
  return (
    <WhileNavigating fallback={<PickerSkeleton />}>
      <ProposeTimes actor={actor} reading={reading} shown={shown} propose={proposeTimes} />
    </WhileNavigating>
  );
}
