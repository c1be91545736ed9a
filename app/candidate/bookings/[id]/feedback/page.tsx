import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { bookingPage } from '@/components/booking/links';
import { asParty, moment, slotWords } from '@/components/booking/reading';
import { NoFeedback } from '@/components/received/no-feedback';
import { RateSection } from '@/components/received/rate-section';
import { WrittenFeedbackLeaves } from '@/components/received/written-feedback';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHead } from '@/components/ui/page-head';
import { readBooking } from '@/lib/bookings/queries';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { feedbackFor } from '@/lib/feedback/queries';
import { orNotFound, requireActor } from '@/lib/page-access';
import { rateCall } from './actions';

export const metadata: Metadata = { title: 'Feedback' };

/** The feedback that a candidate has received on a call, and their own rating of it. */
export default async function ReceivedFeedback({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor('/candidate/bookings/[id]/feedback', { id });
  const view = asParty(await orNotFound(readBooking(actor, id)));
  if (view?.role !== 'candidate') notFound();
  const reading = { view, zone: actor.zone, now: now(), policy: env().policy };
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
