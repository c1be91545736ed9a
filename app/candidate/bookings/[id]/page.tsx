import type { Metadata } from 'next';
import { BookingPage } from '@/components/booking/booking-page';
import { ownReading } from '@/components/booking/own-reading';
import { CallEventNotice } from '@/components/calendars/call-event-notice';
import { previewCancelling } from '@/lib/bookings/preview-cancel';
import { requireActor } from '@/lib/page-access';
import { answerCallEventAction } from '../../../calendars/call-event';
import { keepTime, takeTime, withdrawTimes } from '../../../reschedule-actions';
import { cancelCall } from './actions';

export const metadata: Metadata = { title: 'Booking' };

/** One booking, as the candidate reads it. */
export default async function CandidateBooking({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor('/candidate/bookings/[id]', { id });
  const reading = await ownReading(actor, id, 'candidate');
  const preview = await previewCancelling(actor, id);
  return (
    <BookingPage
      reading={reading}
      myName={actor.name}
      preview={preview}
      cancel={cancelCall}
      times={{ take: takeTime, keep: keepTime, withdraw: withdrawTimes }}
      notice={<CallEventNotice actor={actor} bookingId={id} answer={answerCallEventAction} />}
    />
  );
}
