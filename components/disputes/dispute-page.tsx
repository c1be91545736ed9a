import { AskFirst } from '@/components/booking/ask-first';
import { WholeSlot } from '@/components/booking/booking-head';
import { bookingPage } from '@/components/booking/links';
import { NowView } from '@/components/booking/now-view';
import { callWith, moment, type Reading, slotOf, upperFirst } from '@/components/booking/reading';
import { disputeWord, isObjection } from '@/components/booking/timeline-dispute';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Leaf } from '@/components/ui/leaf';
import { PageHead } from '@/components/ui/page-head';
import type { DisputeView } from '@/lib/disputes/schema';
import { isObjectionable } from '@/lib/domain/dispute';
import type { FormAction } from '@/lib/form-state';
import { formatZoneName } from '@/lib/format';
import { Attendance } from './attendance';
import { BeforeDispute } from './before-dispute';
import { disputeNow, disputePageOf } from './dispute-now';
import { StatementForm } from './statement-form';
import { Statements } from './statements';
import { matterWords, openerWords } from './words';

export type DisputeActions = {
  readonly open: FormAction;
  readonly state: FormAction;
  readonly withdraw: FormAction;
};

/** The page of a booking's dispute, the same for both sides: before there is one, while it is open, and after. */
export function DisputePage({
  reading,
  dispute,
  actions,
}: {
  reading: Reading;
  dispute: DisputeView | null;
  actions: DisputeActions;
}) {
  const { view } = reading;
  // One that was overtaken, and never decided, is out of the way of an objection.
  const shown = view.allowedActions.includes('dispute') ? null : dispute;
  return (
    <>
      <Breadcrumb items={[{ href: bookingPage(view.role, view.id), label: 'Booking' }]} />
      <PageHead
        title={titleOf(reading, shown)}
        lede={
          <>
            {callWith(reading)}
            {slotOf(view) && (
              <>
                , <WholeSlot reading={reading} />
              </>
            )}
          </>
        }
      />
      {shown ? (
        <Disputed reading={reading} dispute={shown} actions={actions} />
      ) : (
        <BeforeDispute reading={reading} action={actions.open} />
      )}
    </>
  );
}

function titleOf(reading: Reading, dispute: DisputeView | null): string {
  if (dispute) return upperFirst(disputeWord(reading));
  return reading.view.allowedActions.includes('dispute') && isObjectionable(reading.view)
    ? 'Were you there?'
    : 'Something was not right?';
}

function Disputed({
  reading,
  dispute,
  actions,
}: {
  reading: Reading;
  dispute: DisputeView;
  actions: DisputeActions;
}) {
  const { view } = reading;
  const may = (action: 'state' | 'withdraw') => dispute.allowedActions.includes(action);
  const hasSpoken = dispute.statements.some(({ by }) => by === view.role);
  const word = disputeWord(reading);
  const hidden = { bookingId: view.id, disputeId: dispute.id };
  return (
    <>
      <NowView now={disputeNow(dispute, reading)} />
      {dispute.decision && (
        <Leaf title="Why" note={dispute.closedAt && `Decided ${moment(reading, dispute.closedAt, false)}`}>
          <blockquote className="quote whitespace-pre-line wrap-anywhere">{dispute.decision}</blockquote>
        </Leaf>
      )}
      <Leaf title="What was said" note={`${formatZoneName(reading.zone)} time`}>
        <p className="mb-4">
          {openerWords(dispute.openedBy, reading)}{' '}
          {isObjection(reading) ? (
            'objected to what Zoom says about who came.'
          ) : (
            <>
              disputed the call. About: <b>{matterWords(dispute.matter)}</b>.
            </>
          )}
        </p>
        <Statements dispute={dispute} reading={reading} />
      </Leaf>
      <Attendance dispute={dispute} reading={reading} />
      {may('state') && (
        <Leaf title={hasSpoken ? 'Add to it' : 'Your side'} id="say">
          <StatementForm
            hidden={hidden}
            action={actions.state}
            label={hasSpoken ? 'What else we should know' : 'What happened'}
            hint="Both sides and we read it; it cannot be changed later."
            isPrimary={!hasSpoken}
          />
        </Leaf>
      )}
      {may('withdraw') && (
        <Leaf title="If it is settled">
          <AskFirst
            id="withdraw"
            action={actions.withdraw}
            here={disputePageOf(reading)}
            sends={hidden}
            opener={`Take the ${word} back`}
            title={`Take the ${word} back?`}
            yes="Take it back"
            busy="Taking it back"
            no="Leave it open"
          >
            <p>
              {isObjection(reading)
                ? 'It stays as it is: you are not paid for this call. You can object once: not again later.'
                : 'Everything goes on as before, the payout too. A call can be disputed once: not again later.'}
            </p>
          </AskFirst>
        </Leaf>
      )}
    </>
  );
}
