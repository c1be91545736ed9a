import { reschedulePage } from '@/components/booking/links';
import {
  instant,
  isBefore,
  moment,
  type Reading,
  slotWords,
  them,
  themAtStart,
} from '@/components/booking/reading';
import { ButtonLink } from '@/components/ui/button';
import { NowPanel } from '@/components/ui/now-panel';
import type { FormAction } from '@/lib/form-state';
import { formatSlot, formatTimeLeft } from '@/lib/format';
import { type ProposedTime, SayForm, TakeForm } from './answer-form';

/** What a booking's page can do about its time. */
export type TimeActions = {
  readonly take: FormAction;
  readonly keep: FormAction;
  readonly withdraw: FormAction;
};

/** The wish for another time, while it waits: for the reader's answer, or for the other side's. */
export function ProposalPanel({ reading, actions }: { reading: Reading; actions: TimeActions }) {
  const { view, now } = reading;
  const { proposal } = view;
  if (!proposal) return null;
  const countdown = {
    value: formatTimeLeft(instant(proposal.answerBy), now),
    label: 'left to answer',
  };
  const money = view.confirmedAt ? ' The payment is not touched.' : '';
  if (proposal.by === 'you') {
    return (
      <NowPanel
        id="proposal"
        title="You proposed another time"
        countdown={countdown}
        actions={
          view.allowedActions.includes('withdraw_times') && (
            <SayForm
              action={actions.withdraw}
              bookingId={view.id}
              label="Withdraw the proposal"
              busy="Withdrawing"
            />
          )
        }
        after={`Until ${them(reading)} takes one, the call stays on ${slotWords(reading)}.${money}`}
      >
        <p>
          {themAtStart(reading)} can answer until {moment(reading, proposal.answerBy)}.
        </p>
        <ul className="mt-3">
          {proposedTimes(reading).map(({ startAt, words }) => (
            <li key={startAt}>{words}</li>
          ))}
        </ul>
      </NowPanel>
    );
  }
  if (!view.allowedActions.includes('answer_times')) return null;
  return (
    <NowPanel
      id="proposal"
      title={`${themAtStart(reading)} would like another time`}
      countdown={countdown}
      actions={
        <>
          <SayForm
            action={actions.keep}
            bookingId={view.id}
            label="Keep the time that is set"
            busy="Keeping the time"
          />
          {view.roundsLeft > 0 && (
            <ButtonLink href={reschedulePage(view.role, view.id)} prefetch={false}>
              Propose others
            </ButtonLink>
          )}
        </>
      }
      after={`If you do nothing until ${moment(reading, proposal.answerBy)}, the call stays on ${slotWords(reading)}.${money}`}
    >
      <p>Now set: {slotWords(reading)}.</p>
      <TakeForm action={actions.take} bookingId={view.id} times={proposedTimes(reading)} />
    </NowPanel>
  );
}

/** The proposed half hours in the reader's clock; too near is one that begins within the notice that a call needs. */
function proposedTimes({ view, zone, now, policy }: Reading): ProposedTime[] {
  const soonest = now.add({ minutes: Math.round(policy.minNoticeHours * 60) });
  return (view.proposal?.startAts ?? []).map((startAt) => {
    const start = instant(startAt);
    const end = start.add({ minutes: policy.callMinutes });
    const gone = isBefore(start, soonest)
      ? `Too soon by now: a call needs ${policy.minNoticeHours} hours’ notice.`
      : null;
    return { startAt, words: formatSlot(start, end, zone, { now }), gone };
  });
}
