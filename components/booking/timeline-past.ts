import { formatMoney } from '@/lib/format';
import { compensationCents } from './kept';
import { shareWords } from './money-words';
import {
  instant,
  moment,
  priceWords,
  type Reading,
  slotWords,
  slotWordsAt,
  them,
  themAtStart,
} from './reading';
import type { BookingStep } from './timeline';
import { disputeSteps, isObjection } from './timeline-dispute';
import { timeTold } from './timeline-moves';

type Told = Omit<BookingStep, 'when'> & { readonly when?: string };

/** What has happened, one step for each event that either person would call one. */
export function stepsSoFar(reading: Reading): BookingStep[] {
  const events = reading.view.events.flatMap(({ at, ...event }) => {
    const told = tell(reading, event);
    return told ? [{ at, step: { when: moment(reading, instant(at), false), ...told } }] : [];
  });
  return [...events, ...(isObjection(reading) ? [] : disputeSteps(reading))]
    .toSorted((a, b) => instant(a.at).epochMilliseconds - instant(b.at).epochMilliseconds)
    .map(({ step }) => step);
}

type Happening = Omit<Reading['view']['events'][number], 'at'>;

function tell(reading: Reading, happening: Happening): Told | null {
  const { event, by } = happening;
  const { view } = reading;
  const forCandidate = view.role === 'candidate';
  const other = themAtStart(reading);
  const done = (title: string, detail?: string): Told => ({
    state: 'done',
    title,
    ...(detail && { detail }),
  });
  switch (event) {
    case 'request':
      return done(
        forCandidate ? 'You asked for a call' : 'You were asked for a call',
        `The price was fixed at ${priceWords(reading)}.`,
      );
    case 'accept':
      return done(forCandidate ? `${other} accepted` : 'You accepted');
    case 'schedule':
      return done(
        forCandidate ? 'A time was set' : 'You set a time',
        `${slotWordsAt(reading, happening.startAt ?? view.startAt)}${view.status === 'accepted' ? ', held for both of you' : ''}.`,
      );
    case 'propose_times':
    case 'take_time':
    case 'keep_time':
    case 'withdraw_times':
    case 'proposal_timed_out':
      return timeTold(reading, happening);
    case 'pay':
      return paid(reading);
    case 'decline':
      return {
        state: 'ended',
        title: forCandidate ? `${other} declined` : 'You declined',
        detail: 'Nothing was charged.',
      };
    case 'cancel':
      return cancelled(reading, by === 'you');
    case 'request_timed_out':
      return {
        state: 'ended',
        title: view.acceptedAt
          ? 'No time was set, so the request ended'
          : 'No answer came, so the request ended',
        detail: 'Nothing was charged.',
      };
    case 'hold_timed_out':
      return {
        state: 'ended',
        title: 'Not paid in time, so the time was released',
        ...(!view.refund && { detail: 'Nothing was charged.' }),
      };
    case 'call_ended':
      return {
        ...done(wasHeld(reading) ? 'The call on Zoom' : 'The time of the call'),
        when: slotWords(reading, false),
      };
    // What the professional writes, and how often, is theirs to know until it has passed.
    case 'submit_feedback':
      return forCandidate ? null : done('You sent the feedback');
    case 'send_back_feedback':
      return forCandidate
        ? null
        : {
            state: 'bad',
            mark: 'refunded',
            title: 'The feedback came back to you',
            detail: 'With reasons that say what to change.',
          };
    case 'pass_feedback':
      return done(forCandidate ? `Written feedback from ${them(reading)}` : 'Your feedback has passed');
    case 'feedback_overdue':
      return ending(reading, 'No written feedback in time');
    case 'candidate_absent':
      return {
        state: forCandidate ? 'bad' : 'ended',
        title: forCandidate ? 'You were not in the call' : `${other} did not come`,
        detail: forCandidate
          ? 'The price pays for the time that was kept free.'
          : 'You are paid without feedback.',
      };
    case 'professional_absent':
      return ending(
        reading,
        forCandidate ? `${other} was not in the call in time` : 'You were not in the call in time',
      );
    case 'nobody_came':
      return ending(reading, 'Nobody was in the call');
    case 'refund_all':
    case 'refund_part':
      return view.dispute?.status === 'decided' ? null : byUs(reading); // the decision tells of it
    case 'charge_back':
      return {
        state: 'bad',
        title: forCandidate ? 'Your bank took the payment back' : 'The bank took the payment back',
        detail: forCandidate ? 'It gives you the money.' : 'You are not paid for this call.',
      };
    default:
      return null; // opening the payment and the like move nothing that a person would notice
  }
}

/** We gave part or all of the price back on our own. */
function byUs({ view }: Reading): Told {
  const cents = view.refundCents ?? view.priceCents;
  const title = view.status === 'cancelled' ? 'We cancelled the call' : 'We looked into the call';
  const state = view.status === 'completed' ? 'done' : 'ended';
  return { state, title, detail: `${shareWords(cents, view.priceCents)}, goes back.` };
}

function paid(reading: Reading): Told {
  const { view } = reading;
  if (view.role === 'professional') {
    return {
      state: 'done',
      title: `${themAtStart(reading)} paid: the call is confirmed`,
      detail: 'Names and the Zoom link went to both of you.',
    };
  }
  const { payment } = view;
  return {
    state: 'done',
    title: 'You paid: the call is confirmed',
    ...(payment?.cardLabel && { detail: `${payment.cardLabel}.` }),
    sum: formatMoney(payment?.amountCents ?? view.priceCents),
  };
}

function cancelled(reading: Reading, byReader: boolean): Told {
  const { view } = reading;
  const who = byReader ? 'You' : themAtStart(reading);
  if (view.endReason === 'request_withdrawn') {
    return {
      state: 'ended',
      mark: 'cancelled',
      title: `${who} withdrew the request`,
      detail: 'Nothing was charged.',
    };
  }
  return {
    state: 'ended',
    mark: 'cancelled',
    title: `${who} cancelled the call`,
    ...(!view.confirmedAt && !view.refund && { detail: 'Nothing was charged.' }),
  };
}

/** An end that returns everything. */
function ending(reading: Reading, title: string): Told {
  return {
    state: reading.view.role === 'professional' ? 'bad' : 'ended',
    title,
    ...(reading.view.role === 'professional' &&
      compensationCents(reading) === 0 && { detail: 'You are not paid for this call.' }),
  };
}

/** Whether the call took place, as far as Zoom and the two people tell. */
function wasHeld({ view }: Reading): boolean {
  return !['candidate_absent', 'professional_absent', 'nobody_came'].includes(view.endReason ?? '');
}
