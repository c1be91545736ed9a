import { AskFirst } from '@/components/booking/ask-first';
import { WholeSlot } from '@/components/booking/booking-head';
import { bookingPage } from '@/components/booking/links';
import { NowView } from '@/components/booking/now-view';
import { callWith, moment, type Reading, slotOf } from '@/components/booking/reading';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Leaf } from '@/components/ui/leaf';
import { PageHead } from '@/components/ui/page-head';
import type { DisputeView } from '@/lib/disputes/schema';
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
  return (
    <>
      <Breadcrumb items={[{ href: bookingPage(view.role, view.id), label: 'Booking' }]} />
      <PageHead
        title={dispute ? 'Dispute' : 'Something was not right?'}
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
      {dispute ? (
        <Disputed reading={reading} dispute={dispute} actions={actions} />
      ) : (
        <BeforeDispute reading={reading} action={actions.open} />
      )}
    </>
  );
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
          {openerWords(dispute.openedBy, reading)} disputed the call. About:{' '}
          <b>{matterWords(dispute.matter)}</b>.
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
            opener="Take the dispute back"
            title="Take the dispute back?"
            yes="Take it back"
            busy="Taking it back"
            no="Leave it open"
          >
            <p>Everything goes on as before, the payout too. A call can be disputed once: not again later.</p>
          </AskFirst>
        </Leaf>
      )}
    </>
  );
}
