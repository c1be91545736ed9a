import { KeepFresh } from '@/components/booking/keep-fresh';
import { bookingPage } from '@/components/booking/links';
import { payoutWords } from '@/components/booking/money-words';
import { Words } from '@/components/booking/prose';
import { moment, type Reading, them, themAtStart } from '@/components/booking/reading';
import { WrittenFeedbackLeaves } from '@/components/received/written-feedback';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { NowPanel } from '@/components/ui/now-panel';
import type { FeedbackView } from '@/lib/feedback/queries';

/** Feedback that cannot be changed: while it is checked, when it has passed, and when the booking ended without any. */
export function SentFeedback({
  reading,
  feedback: { newest },
}: {
  reading: Reading;
  feedback: Extract<FeedbackView, { role: 'professional' }>;
}) {
  const { view } = reading;
  const toBooking = (
    <ButtonLink href={bookingPage('professional', view.id)} prefetch={false}>
      Open the booking
    </ButtonLink>
  );
  if (!newest) {
    return (
      <EmptyState title="No feedback to write" actions={toBooking}>
        {view.endReason === 'feedback_missing'
          ? 'The time for it is over. The booking says what became of the money.'
          : 'This booking needs none. Its page says how it ended.'}
      </EmptyState>
    );
  }
  const sent = `Sent ${moment(reading, newest.submittedAt)}`;
  return (
    <>
      <Standing reading={reading} qcStatus={newest.qcStatus} actions={toBooking} />
      <WrittenFeedbackLeaves feedback={newest} note={sent} ratings={`Only ${them(reading)} sees them`} />
    </>
  );
}

function Standing({
  reading,
  qcStatus,
  actions,
}: {
  reading: Reading;
  qcStatus: 'pending' | 'revise' | 'passed';
  actions: React.ReactNode;
}) {
  const name = themAtStart(reading);
  if (qcStatus === 'pending') {
    return (
      <NowPanel
        title="We are checking your feedback"
        actions={actions}
        after="You have nothing to do; we write to you either way. If this page does not change, load it again."
      >
        <p>That takes a minute or two. It counts as sent in time, however long the check takes.</p>
        <KeepFresh />
      </NowPanel>
    );
  }
  if (qcStatus === 'passed') {
    return (
      <NowPanel title={`Passed: ${name} can read it`} actions={actions} after="You have nothing to do.">
        <p>
          <Words of={payoutWords(reading)} />
        </p>
      </NowPanel>
    );
  }
  return (
    <NowPanel title="This feedback did not pass in time" actions={actions}>
      <p>{name} has not seen it. The booking says what became of the money.</p>
    </NowPanel>
  );
}
