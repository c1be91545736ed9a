import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { bookingPage } from '@/components/booking/links';
import { ownReading } from '@/components/booking/own-reading';
import { FeedbackPage } from '@/components/feedback/feedback-page';
import { feedbackFor } from '@/lib/feedback/queries';
import { requireActor } from '@/lib/page-access';
import { sendFeedback } from './actions';

export const metadata: Metadata = { title: 'Feedback' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ draft?: string | string[] }>;
};

/** Written feedback on a call, as its author writes and reads it. */
export default async function WriteFeedback({ params, searchParams }: Props) {
  const { id } = await params;
  const { draft } = await searchParams;
  const actor = await requireActor('/professional/bookings/[id]/feedback', { id });
  const reading = await ownReading(actor, id, 'professional');
  const { view } = reading;
  if (!view.confirmedAt) redirect(bookingPage('professional', id));
  const feedback = await feedbackFor(actor, id);
  if (feedback.role !== 'professional') notFound();
  return (
    <FeedbackPage reading={reading} feedback={feedback} draftKept={draft === 'saved'} send={sendFeedback} />
  );
}
