import type { Metadata } from 'next';
import { bookingPage } from '@/components/booking/links';
import { ownReading } from '@/components/booking/own-reading';
import { moment, slotWords } from '@/components/booking/reading';
import { NoFeedback } from '@/components/received/no-feedback';
import { RateSection } from '@/components/received/rate-section';
import { WrittenFeedbackLeaves } from '@/components/received/written-feedback';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHead } from '@/components/ui/page-head';
import { feedbackFor } from '@/lib/feedback/queries';
import { requireActor } from '@/lib/page-access';
import { rateCall } from './actions';

export const metadata: Metadata = { title: 'Feedback' };

/** The feedback that a candidate has received on a call, and their own rating of it. */
export default async function ReceivedFeedback({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor('/candidate/bookings/[id]/feedback', { id });
  const reading = await ownReading(actor, id, 'candidate');
  const { view } = reading;
  const feedback = view.feedback && (await feedbackFor(actor, id));
  return (
    <>
      <Breadcrumb items={[{ href: bookingPage('candidate', id), label: 'Booking' }]} />
      <PageHead
        title={view.counterpart.name ? `Feedback from ${view.counterpart.name}` : 'Feedback'}
        lede={slotWords(reading)}
      />
      {feedback?.role === 'candidate' ? (
        <WrittenFeedbackLeaves feedback={feedback} note={`Came ${moment(reading, feedback.submittedAt)}`} />
      ) : (
        <NoFeedback reading={reading} />
      )}
      <RateSection view={view} action={rateCall} />
    </>
  );
}
