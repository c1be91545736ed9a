import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { bookingPage } from '@/components/booking/links';
import { asParty } from '@/components/booking/reading';
import { FeedbackPage } from '@/components/feedback/feedback-page';
import { readBooking } from '@/lib/bookings/queries';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { feedbackFor } from '@/lib/feedback/queries';
import { orNotFound, requireActor } from '@/lib/page-access';
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
  const view = asParty(await orNotFound(readBooking(actor, id)));
  if (view?.role !== 'professional') notFound();
  if (!view.confirmedAt) redirect(bookingPage('professional', id));
  const feedback = await feedbackFor(actor, id);
  if (feedback.role !== 'professional') notFound();
  const reading = { view, zone: actor.zone, now: now(), policy: env().policy };
  return (
    <FeedbackPage reading={reading} feedback={feedback} draftKept={draft === 'saved'} send={sendFeedback} />
  );
}
