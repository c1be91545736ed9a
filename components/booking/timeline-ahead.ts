import { ACTION_COUNT, MIN_WORDS } from '@/lib/domain/feedback-structure';
import { numberWord } from '@/lib/domain/number-words';
import { formatMoney } from '@/lib/format';
import {
  instant,
  isBefore,
  moment,
  priceWords,
  type Reading,
  slotOf,
  slotWords,
  them,
  themAtStart,
} from './reading';
import type { BookingStep } from './timeline';

/** What comes next, from the step that the booking waits for now to its good end. */
export function stepsAhead(reading: Reading): BookingStep[] {
  switch (reading.view.status) {
    case 'requested':
      return [answer(reading), ...later(reading)];
    case 'accepted':
      return [
        payment(reading),
        ...cancelling(reading, 'next'),
        call(reading, 'next'),
        feedback(reading, 'next'),
        ...reward(reading),
      ];
    case 'confirmed': {
      const free = cancelling(reading, 'now');
      return [
        ...free,
        call(reading, free.length > 0 ? 'next' : 'now'),
        feedback(reading, 'next'),
        ...reward(reading),
      ];
    }
    case 'completed_pending_feedback':
      return [feedback(reading, 'now'), ...reward(reading)];
    case 'completed':
      return rating(reading);
    default:
      return [];
  }
}

function answer(reading: Reading): BookingStep {
  const { view } = reading;
  const who = view.role === 'candidate' ? 'The professional' : 'You';
  const [title, detail] = view.acceptedAt
    ? [`${who} ${view.role === 'candidate' ? 'sets' : 'set'} a time`, 'A half hour when you are both free.']
    : [
        `${who} ${view.role === 'candidate' ? 'answers' : 'answer'}`,
        'With a time when you are both free. Nothing is charged before that.',
      ];
  return { state: 'now', when: `By ${moment(reading, view.requestExpiresAt, false)}`, title, detail };
}

/** While there is no time yet, the rest is told by how long it takes. */
function later(reading: Reading): BookingStep[] {
  const { view, policy } = reading;
  const forCandidate = view.role === 'candidate';
  const hours = policy.feedbackDueHours;
  return [
    {
      state: 'next',
      when: `Within ${policy.holdHours} h of the time being set`,
      title: forCandidate ? 'You pay' : 'The candidate pays',
      detail: 'Names, the Zoom link and calendar invitations go to both of you at once.',
      ...(forCandidate && { sum: priceWords(reading) }),
    },
    { state: 'next', when: 'At the agreed time', title: 'The call on Zoom', detail: heldWords(reading) },
    {
      state: 'next',
      when: `Within ${hours} h after the call`,
      title: forCandidate ? 'Written feedback' : 'Your written feedback',
      detail: feedbackRule(reading),
    },
    ...reward(reading),
  ];
}

function payment(reading: Reading): BookingStep {
  const { view } = reading;
  const forCandidate = view.role === 'candidate';
  return {
    state: 'now',
    when: view.holdExpiresAt ? `By ${moment(reading, view.holdExpiresAt, false)}` : '',
    title: forCandidate ? 'You pay' : 'The candidate pays',
    detail: 'Names, the Zoom link and calendar invitations go to both of you at once.',
    ...(forCandidate && { sum: priceWords(reading) }),
  };
}

/** The line after which a candidate does not get everything back, while it lies ahead. */
function cancelling(reading: Reading, state: 'now' | 'next'): BookingStep[] {
  const { view, now } = reading;
  if (!view.freeCancellationUntil || isBefore(instant(view.freeCancellationUntil), now)) return [];
  const when = moment(reading, view.freeCancellationUntil, false);
  if (state === 'next') {
    return [
      {
        state,
        when,
        title:
          view.role === 'candidate'
            ? 'Last moment to cancel for free'
            : 'Last moment for the candidate to cancel for free',
      },
    ];
  }
  const title =
    view.role === 'candidate'
      ? 'You can still cancel for free'
      : `${themAtStart(reading)} can still cancel for free`;
  return [{ state, when: `Until ${when}`, title }];
}

function call(reading: Reading, state: 'now' | 'next'): BookingStep {
  return { state, when: slotWords(reading, false), title: 'The call on Zoom', detail: heldWords(reading) };
}

function heldWords({ view }: Reading): string {
  return view.role === 'candidate'
    ? 'We hold your payment until the written feedback is accepted.'
    : 'We hold the payment until your written feedback has passed.';
}

function feedbackRule(reading: Reading): string {
  return reading.view.role === 'candidate'
    ? `At least ${MIN_WORDS} words and ${numberWord(ACTION_COUNT)} things to do next, or your money back.`
    : `At least ${MIN_WORDS} words, ${numberWord(ACTION_COUNT)} things to do next and three ratings.`;
}

function feedback(reading: Reading, state: 'now' | 'next'): BookingStep {
  const { view, now } = reading;
  const forCandidate = view.role === 'candidate';
  const last = view.feedbackDeadline ? moment(reading, view.feedbackDeadline, false) : '';
  if (view.status === 'accepted' && forCandidate) {
    return { state, when: `By ${last}`, title: 'Written feedback', detail: feedbackRule(reading) };
  }
  if (!forCandidate && view.feedback?.qcStatus === 'pending') {
    return { state, when: 'Within minutes', title: 'We check your feedback' };
  }
  const due = view.feedbackDueAt ? moment(reading, view.feedbackDueAt, false) : '';
  const whose = forCandidate ? 'Written feedback' : 'Your written feedback';
  const price = priceWords(reading);
  const otherwise = forCandidate
    ? `you get ${price} back.`
    : `${them(reading)} gets ${price} back and you are not paid.`;
  if (view.feedbackDueAt && !isBefore(now, instant(view.feedbackDueAt))) {
    const detail = `It was due by ${due}. After the last moment ${otherwise}`;
    return { state, when: `By ${last}`, title: `${whose} is late`, detail };
  }
  const reminder = forCandidate ? `We remind ${them(reading)}. ` : '';
  const detail = `${reminder}The last moment is ${last}; after that ${otherwise}`;
  return { state, when: `By ${due}`, title: `${whose} is due`, detail };
}

/** What each side has of it in the end. */
function reward(reading: Reading): BookingStep[] {
  const { view } = reading;
  if (view.role === 'candidate') {
    return slotOf(view) && view.confirmedAt
      ? [{ state: 'next', when: 'When it arrives', title: 'You can rate the call' }]
      : [];
  }
  return [
    {
      state: 'next',
      when: 'When it has passed',
      title: 'You are paid',
      detail: 'To your bank account, after our fee.',
      sum: formatMoney(view.netCents ?? 0),
    },
  ];
}

function rating({ view }: Reading): BookingStep[] {
  if (view.role !== 'candidate') return [];
  if (view.review)
    return [{ state: 'done', when: '', title: `You rated the call ${view.review.stars} of 5` }];
  return view.allowedActions.includes('rate')
    ? [{ state: 'next', when: 'When you like', title: 'You can rate the call, once' }]
    : [];
}
