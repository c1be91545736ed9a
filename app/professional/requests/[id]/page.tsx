import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { bookingPage } from '@/components/booking/links';
import { ownReading } from '@/components/booking/own-reading';
import { AnswerRequest } from '@/components/requests/answer-request';
import { type PickerQuery, pickerShown } from '@/components/requests/picker-query';
import { PickerSkeleton } from '@/components/requests/picker-skeleton';
import { SetTime } from '@/components/requests/set-time';
import { WhileNavigating } from '@/components/ui/while-navigating';
import { requireActor } from '@/lib/page-access';
import { acceptRequest, declineRequest, setTime } from './actions';

export const metadata: Metadata = { title: 'Request' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<PickerQuery> };

/** A request: answered first, then given a time. */
export default async function RequestPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor('/professional/requests/[id]', { id });
  const reading = await ownReading(actor, id, 'professional');
  const { view } = reading;
  if (view.status !== 'requested') redirect(bookingPage('professional', id));
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
