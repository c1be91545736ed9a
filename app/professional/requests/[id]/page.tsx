import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { bookingPage } from '@/components/booking/links';
import { asParty } from '@/components/booking/reading';
import { AnswerRequest } from '@/components/requests/answer-request';
import { type PickerQuery, pickerShown } from '@/components/requests/picker-query';
import { PickerSkeleton } from '@/components/requests/picker-skeleton';
import { SetTime } from '@/components/requests/set-time';
import { WhileNavigating } from '@/components/ui/while-navigating';
import { readBooking } from '@/lib/bookings/queries';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { orNotFound, requireActor } from '@/lib/page-access';
import { acceptRequest, declineRequest, setTime } from './actions';

export const metadata: Metadata = { title: 'Request' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<PickerQuery> };

/** A request: answered first, then given a time. */
export default async function RequestPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor('/professional/requests/[id]', { id });
  const view = asParty(await orNotFound(readBooking(actor, id)));
  if (view?.role !== 'professional') notFound();
  if (view.status !== 'requested') redirect(bookingPage('professional', id));
  const reading = { view, zone: actor.zone, now: now(), policy: env().policy };
  if (!view.acceptedAt) {
    return <AnswerRequest reading={reading} accept={acceptRequest} decline={declineRequest} />;
  }
  return (
    <WhileNavigating fallback={<PickerSkeleton />}>
      <SetTime
        actor={actor}
        reading={reading}
        shown={pickerShown(await searchParams)}
        schedule={setTime}
        decline={declineRequest}
      />
    </WhileNavigating>
  );
}
