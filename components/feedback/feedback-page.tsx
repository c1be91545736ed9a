import { CALLS } from '@/components/booking/links';
import {
  instant,
  isBefore,
  moment,
  type Reading,
  slotWords,
  them,
  themAtStart,
} from '@/components/booking/reading';
import { StateBadge } from '@/components/booking/state-badge';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Note } from '@/components/ui/note';
import { PageHead } from '@/components/ui/page-head';
import { numberWord } from '@/lib/domain/number-words';
import type { FeedbackView } from '@/lib/feedback/queries';
import type { FormState } from '@/lib/form-state';
import { WhatDepends, WhatWeLookAt } from './depends';
import { FeedbackForm } from './feedback-form';
import { EMPTY_CONTENT } from './ready-list';
import { placeRemarks } from './remarks';
import { SentFeedback } from './sent-feedback';
import type { EditorContent } from './use-draft';

type OwnFeedback = Extract<FeedbackView, { role: 'professional' }>;

/**
 * The page on which the professional writes feedback: an editor while something is to be written, and what was sent
 * while it is checked, when it has passed, or when the booking ended without.
 */
export function FeedbackPage({
  reading,
  feedback,
  draftKept,
  send,
}: {
  reading: Reading;
  feedback: OwnFeedback;
  /** A draft was just saved by the form, without script. */
  draftKept: boolean;
  send: (before: FormState, form: FormData) => Promise<FormState>;
}) {
  const { view, now } = reading;
  // The feedback was read after the booking, and may have been sent back in between.
  const isBack = view.status === 'completed_pending_feedback' && feedback.qcStatus === 'revise';
  const isOpen = view.status === 'confirmed' || view.allowedActions.includes('submit_feedback') || isBack;
  const isSentBack = isOpen && feedback.qcStatus === 'revise';
  const due = view.feedbackDueAt ? instant(view.feedbackDueAt) : now;
  return (
    <>
      <Breadcrumb items={[{ href: CALLS, label: 'Calls' }]} />
      <PageHead
        badge={<StateBadge booking={view} side="professional" />}
        title={`Feedback for ${view.counterpart.name ?? view.counterpart.headline}`}
        lede={`Call of ${slotWords(reading)}.${isOpen && !isSentBack && isBefore(now, due) ? ` Due by ${moment(reading, due, false)}.` : ''}`}
        tight
      />
      {isOpen ? (
        <>
          {draftKept && <Note className="mb-5" title="Your draft is saved." role="status" />}
          {isSentBack && <SentBackNote reading={reading} count={feedback.newest?.reasons.length ?? 0} />}
          {!isSentBack && view.status !== 'confirmed' && !isBefore(now, due) && (
            <LateNote reading={reading} />
          )}
          <Editor reading={reading} feedback={feedback} send={send} />
        </>
      ) : (
        <SentFeedback reading={reading} feedback={feedback} />
      )}
    </>
  );
}

function Editor({
  reading,
  feedback,
  send,
}: {
  reading: Reading;
  feedback: OwnFeedback;
  send: (before: FormState, form: FormData) => Promise<FormState>;
}) {
  const { view } = reading;
  const { newest, draft } = feedback;
  const initial = contentOf(feedback);
  const reasons = newest?.qcStatus === 'revise' ? newest.reasons : [];
  return (
    <FeedbackForm
      // The content belongs to this revision: a page that comes back with another one begins anew.
      key={newest?.revision ?? 0}
      action={send}
      bookingId={view.id}
      initial={initial}
      initialRemarks={placeRemarks(reasons, newest?.text ?? '', initial.text)}
      savedAt={draft?.savedAt ?? null}
      zone={reading.zone}
      person={them(reading)}
      sendable={
        view.status === 'confirmed'
          ? { no: 'You can take notes already, and send them as feedback when the call is over.' }
          : {
              yes: reasons.length > 0 ? 'Send again' : 'Send feedback',
              note: `We check it first, usually within a minute. ${themAtStart(reading)} sees it when it has passed.`,
            }
      }
      aside={<WhatDepends reading={reading} />}
      look={<WhatWeLookAt />}
    />
  );
}

/** The draft, which is newer than anything that was sent; what was sent back; or nothing yet. */
function contentOf({ newest, draft }: OwnFeedback): EditorContent {
  if (draft) {
    const { culturalFit, interest, technical } = draft.stars;
    return {
      text: draft.text,
      actions: EMPTY_CONTENT.actions.map((_, index) => draft.actions[index] ?? ''),
      stars: {
        ...(culturalFit && { culturalFit }),
        ...(interest && { interest }),
        ...(technical && { technical }),
      },
    };
  }
  return newest ? { text: newest.text, actions: newest.actions, stars: newest.stars } : EMPTY_CONTENT;
}

function SentBackNote({ reading, count }: { reading: Reading; count: number }) {
  const { view } = reading;
  const places = count === 1 ? 'one place needs' : `${numberWord(count)} places need`;
  return (
    <Note className="mb-5" tone="warn" title={`Nearly there: ${places} your words.`}>
      {themAtStart(reading)} has not seen this yet. Change the marked places and send it again by{' '}
      <b>{view.feedbackDeadline && moment(reading, instant(view.feedbackDeadline))}</b>. Nothing you wrote is
      lost.
    </Note>
  );
}

function LateNote({ reading }: { reading: Reading }) {
  const { view } = reading;
  return (
    <Note className="mb-5" tone="warn" title="This feedback is late, but can still be sent.">
      The last moment is <b>{view.feedbackDeadline && moment(reading, instant(view.feedbackDeadline))}</b>.
    </Note>
  );
}
