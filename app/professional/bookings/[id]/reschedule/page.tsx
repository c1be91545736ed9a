import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { asParty } from '@/components/booking/reading';
import { type PickerQuery, pickerShown } from '@/components/requests/picker-query';
import { PickerSkeleton } from '@/components/requests/picker-skeleton';
import { ProposeTimes } from '@/components/rescheduling/propose-times';
import { WhileNavigating } from '@/components/ui/while-navigating';
import { readBooking } from '@/lib/bookings/queries';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { orNotFound, requireActor } from '@/lib/page-access';
import { proposeTimes } from '../../../../reschedule-actions';

export const metadata: Metadata = { title: 'Another time' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<PickerQuery> };

/** Another time for a call, as the professional proposes it. */
export default async function ProfessionalReschedule({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor('/professional/bookings/[id]/reschedule', { id });
  const view = asParty(await orNotFound(readBooking(actor, id)));
  if (view?.role !== 'professional' || !view.startAt) notFound();
  const reading = { view, zone: actor.zone, now: now(), policy: env().policy };
  const shown = pickerShown(await searchParams);
  return (
    <WhileNavigating fallback={<PickerSkeleton />}>
      <ProposeTimes actor={actor} reading={reading} shown={shown} propose={proposeTimes} />
    </WhileNavigating>
  );
}
