import type { ReactNode } from 'react';
import { DisputeNote } from '@/components/disputes/dispute-note';
import { WhoCame } from '@/components/disputes/who-came';
import { ProposalPanel, type TimeActions } from '@/components/rescheduling/proposal-panel';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { ButtonLink } from '@/components/ui/button';
import { Leaf } from '@/components/ui/leaf';
import type { CancelAnswer } from '@/lib/bookings/preview-cancel';
import type { FormState } from '@/lib/form-state';
import { AskFirst } from './ask-first';
import { BookingHead } from './booking-head';
import { CostsLeaf, JoinLeaf, PeopleLeaf, TermsStatement, TimelineLeaf } from './booking-sections';
import { cancelQuestion, declineQuestion, type Question } from './cancelling';
import { BOOKINGS, bookingPage, CALLS, REQUESTS, reschedulePage } from './links';
import { demoted, nowOf } from './now';
import { NowView } from './now-view';
import { Words } from './prose';
import { lowerFirst, type Reading } from './reading';
import { refundTerms } from './terms';

type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

/**
 * The page of one booking, the same for both sides: its state, the one thing to do now, how to join, whom, what
 * happened and comes next, the sums, and the ways out. `myName` is the reader's own; `preview` what cancelling gives back.
 */
export function BookingPage({
  reading,
  myName,
  preview,
  cancel,
  decline,
  times,
  notice,
}: {
  reading: Reading;
  myName: string;
  preview: CancelAnswer;
  cancel: FormAction;
  decline?: FormAction;
  times: TimeActions;
  /** What its reader is asked beside the booking itself, such as about their calendar. */
  notice?: ReactNode;
}) {
  const { view } = reading;
  const cancelling = cancelQuestion(reading, preview.allowed ? preview.refundCents : null);
  const declining = decline ? declineQuestion(reading) : null;
  const terms = refundTerms(reading);
  const isPaid = view.confirmedAt !== null;
  const now = nowOf(reading);
  const canPropose = view.allowedActions.includes('propose_times');
  const asksFirst = view.allowedActions.includes('answer_times');
  const cancelForm = cancelling && (
    <Ask
      id="cancel"
      question={cancelling}
      action={cancel}
      reading={reading}
      quote={preview.allowed ? preview.quote : undefined}
    />
  );
  return (
    <>
      <Breadcrumb items={[backOf(reading)]} />
      <BookingHead reading={reading} />
      <DisputeNote reading={reading} />
      {notice}
      <ProposalPanel reading={reading} actions={times} />
      <NowView now={asksFirst ? demoted(now) : now} />
      <JoinLeaf reading={reading} />
      <PeopleLeaf reading={reading} myName={myName} />
      <WhoCame reading={reading} />
      <TimelineLeaf reading={reading} />
      <CostsLeaf reading={reading} />
      {terms && (
        <Leaf
          title={isPaid || view.role === 'professional' ? 'If plans change' : 'What you get back'}
          note={terms.note}
        >
          <TermsStatement terms={terms} />
          {isPaid && (cancelForm || canPropose) && (
            <Ways note={cancelForm && 'Cancelling asks once more and names the exact refund.'}>
              <ProposeLink reading={reading} />
              {cancelForm}
            </Ways>
          )}
        </Leaf>
      )}
      <Leaf title={view.role === 'candidate' ? 'Your request' : 'The request'}>
        <blockquote className="quote whitespace-pre-line">{view.question}</blockquote>
        {view.role === 'candidate' && !isPaid && view.shownAs && (
          <p className="s muted mt-3">Sent with: {lowerFirst(view.shownAs)}. Not your name.</p>
        )}
        {!isPaid && (cancelForm || declining || canPropose) && (
          <Ways
            note={
              view.role === 'candidate' ? 'You have paid nothing, so cancelling now moves no money.' : null
            }
          >
            <ProposeLink reading={reading} />
            {declining && decline && (
              <Ask id="decline" question={declining} action={decline} reading={reading} />
            )}
            {cancelForm}
          </Ways>
        )}
      </Leaf>
    </>
  );
}

function Ask({
  id,
  question,
  action,
  reading,
  quote,
}: {
  id: string;
  question: Question;
  action: FormAction;
  reading: Reading;
  quote?: string | undefined;
}) {
  const { view } = reading;
  return (
    <AskFirst
      id={id}
      action={action}
      here={bookingPage(view.role, view.id)}
      sends={{ bookingId: view.id, ...(quote && { quote }) }}
      promise={quote}
      opener={question.opener}
      title={question.title}
      yes={question.yes}
      busy={question.busy}
      no={question.no}
    >
      <p>
        <Words of={question.lead} />
      </p>
      <p className="s muted mt-2">{question.more}</p>
    </AskFirst>
  );
}

/** The way to another time; while one waits for the reader's answer, it stands there. */
function ProposeLink({ reading: { view } }: { reading: Reading }) {
  if (!view.allowedActions.includes('propose_times') || view.proposal) return null;
  return (
    <ButtonLink small href={reschedulePage(view.role, view.id)} prefetch={false}>
      Propose another time
    </ButtonLink>
  );
}

function Ways({ note, children }: { note: ReactNode; children: ReactNode }) {
  return (
    <>
      <div className="row mt-4">{children}</div>
      {note && <p className="s muted mt-2">{note}</p>}
    </>
  );
}

function backOf({ view }: Reading) {
  if (view.role === 'candidate') return { href: BOOKINGS, label: 'Bookings' };
  return view.status === 'requested'
    ? { href: REQUESTS, label: 'Requests' }
    : { href: CALLS, label: 'Calls' };
}
