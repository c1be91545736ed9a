import { formatMoney, formatTimeLeft } from '@/lib/format';
import { BROWSE, feedbackPage, HELP, HOURS, payPage } from './links';
import { refundWords } from './money-words';
import type { Now, NowAction } from './now';
import { aroundTheCall, nameTail, shareLeft } from './now-call';
import { partBackToCandidate, takenBackForCandidate } from './now-decided';
import { type Prose, prose, strong } from './prose';
import { instant, isBefore, moment, priceWords, type Reading, them, themAtStart, timeSetAt } from './reading';

const SOMEBODY_ELSE: NowAction = { label: 'Find someone else', href: BROWSE, look: 'primary' };

export function nowForCandidate(reading: Reading): Now {
  const { view } = reading;
  switch (view.status) {
    case 'requested':
      return view.acceptedAt ? timeComes(reading) : answerComes(reading);
    case 'accepted':
      return toPay(reading);
    case 'confirmed':
      return aroundTheCall(reading, {
        join: 'Join on Zoom',
        before: prose`Zoom keeps you in the waiting room until ${them(reading)} lets you in.`,
        absent: (time) =>
          prose`If ${them(reading)} is not there by ${time}, you get ${priceWords(reading)} back without asking.`,
      });
    case 'completed_pending_feedback':
      return feedbackComes(reading);
    case 'completed':
      if (view.endReason === 'refunded_by_admin') return partBackToCandidate(reading);
      return view.endReason === 'candidate_absent' ? notThere(reading) : feedbackHere(reading);
    case 'declined':
      return {
        title: 'The professional declined',
        text: prose`Nothing was charged, and your name was not shown. You have nothing to do.`,
        actions: [SOMEBODY_ELSE],
      };
    case 'cancelled':
      return cancelled(reading);
    case 'expired':
      return expired(reading);
    case 'refunded':
      return refunded(reading);
  }
}

function answerComes(reading: Reading): Now {
  const { view, now } = reading;
  const deadline = instant(view.requestExpiresAt);
  if (!isBefore(now, deadline)) return ending('No answer came in time');
  return {
    title: 'Waiting for an answer',
    text: prose`The professional has until ${strong(moment(reading, deadline))} to accept or decline. You have nothing to do, and nothing to pay yet.`,
    actions: [{ label: 'Check your hours', href: HOURS.candidate, look: 'plain' }],
    after: prose`The call will be at a time when you are both free. If there is no answer by then, the request ends by itself and nothing is charged.`,
    countdown: {
      value: formatTimeLeft(deadline, now),
      label: 'left to answer',
      share: shareLeft(now, instant(view.requestedAt), deadline),
    },
  };
}

function timeComes(reading: Reading): Now {
  const { view, now } = reading;
  const deadline = instant(view.requestExpiresAt);
  if (!isBefore(now, deadline)) return ending('No time was set');
  return {
    title: 'Accepted: a time comes next',
    text: prose`The professional takes your call and has until ${strong(moment(reading, deadline))} to set a time when you are both free. You have nothing to do, and nothing to pay yet.`,
    actions: [{ label: 'Check your hours', href: HOURS.candidate, look: 'plain' }],
    after: prose`If no time is set by then, the request ends by itself and nothing is charged.`,
    countdown: { value: formatTimeLeft(deadline, now), label: 'left to set a time' },
  };
}

function toPay(reading: Reading): Now {
  const { view, now } = reading;
  const price = priceWords(reading);
  const deadline = view.holdExpiresAt ? instant(view.holdExpiresAt) : now;
  if (!view.allowedActions.includes('checkout')) return ending('The time is being released');
  const setAt = timeSetAt(view);
  const free = view.freeCancellationUntil ? instant(view.freeCancellationUntil) : now;
  const cancelling = isBefore(now, free) ? `Free to cancel until ${moment(reading, free)}. ` : '';
  return {
    title: `Pay ${price} to confirm this call`,
    text: prose`The time is held for both of you until ${strong(moment(reading, deadline))}.`,
    actions: [{ label: `Pay ${price}`, href: payPage(view.id), look: 'primary' }],
    after: prose`${cancelling}If you do nothing, the time is released on ${moment(reading, deadline, false)}, the request ends, and nothing is charged.`,
    countdown: {
      value: formatTimeLeft(deadline, now),
      label: 'left to pay',
      ...(setAt && { share: shareLeft(now, setAt, deadline) }),
    },
  };
}

/** The deadline has passed, and what follows from it is under way. */
function ending(title: string): Now {
  return {
    title,
    text: prose`The request is ending. Nothing was charged, and you have nothing to do.`,
    soon: true,
  };
}

function feedbackComes(reading: Reading): Now {
  const { view, now } = reading;
  const due = view.feedbackDueAt ? instant(view.feedbackDueAt) : now;
  const last = view.feedbackDeadline ? instant(view.feedbackDeadline) : now;
  const name = them(reading);
  const back = prose`If none has passed our check by ${moment(reading, last)}, you get ${priceWords(reading)} back without asking.`;
  if (isBefore(now, due)) {
    return {
      title: `${themAtStart(reading)} writes your feedback by ${moment(reading, due)}`,
      text: prose`You have nothing to do. We write to you when it is here.`,
      after: back,
      countdown: { value: formatTimeLeft(due, now), label: 'until it is due' },
    };
  }
  return {
    title: 'Your feedback is late',
    text: prose`It was due by ${moment(reading, due)}. We have reminded ${name}, and you have nothing to do.`,
    after: back,
    countdown: { value: formatTimeLeft(last, now), label: 'until your money goes back' },
  };
}

function feedbackHere(reading: Reading): Now {
  const { view } = reading;
  const page = feedbackPage('candidate', view.id);
  const read: NowAction = { label: 'Read the feedback', href: page, look: 'primary' };
  const canRate = view.allowedActions.includes('rate');
  return {
    title: 'Your written feedback is here',
    text: [
      `${themAtStart(reading)} wrote down what went well, what did not, and what to do next. `,
      ...(view.refund ? refundWords(reading) : []),
    ],
    actions: canRate
      ? [read, { label: 'Rate the call', href: `${page}#rate` as typeof page, look: 'quiet' }]
      : [read],
    after: view.review
      ? prose`You rated the call ${String(view.review.stars)} of 5. Nothing more is due from you.`
      : prose`You can rate the call once. Your name is not shown with it.`,
  };
}

function notThere(reading: Reading): Now {
  return {
    title: 'You were not in this call',
    text: prose`${themAtStart(reading)} was there, and Zoom did not see you. The price of ${priceWords(reading)} pays for the time that was kept free and is not returned.`,
    actions: [{ label: 'Get help', href: HELP, look: 'plain' }],
    after: prose`If you were there, please tell us. If you do nothing, it stays like this.`,
  };
}

function cancelled(reading: Reading): Now {
  const { view } = reading;
  const titles: Record<string, string> = {
    request_withdrawn: 'You withdrew this request',
    cancelled_by_professional: `${themAtStart(reading)} cancelled this call`,
    refunded_by_admin: 'We cancelled this call',
    charged_back: 'This call does not take place',
  };
  const title = titles[view.endReason ?? ''] ?? 'You cancelled this call';
  if (view.endReason === 'charged_back') return takenBackForCandidate(title);
  if (view.refund) return { title, text: moneyBack(reading), actions: [SOMEBODY_ELSE] };
  const kept = view.payment?.paidAt && view.refundCents === 0;
  return {
    title,
    text: kept
      ? prose`The price of ${priceWords(reading)} pays for the time that was kept free and is not returned.`
      : prose`Nothing was charged${nameTail(reading)}. You have nothing to do.`,
    actions: [SOMEBODY_ELSE],
  };
}

function expired(reading: Reading): Now {
  const { view } = reading;
  if (view.refund) {
    return {
      title: 'Your payment came too late and goes back to you',
      text: refundWords(reading),
      actions: [SOMEBODY_ELSE],
      after: prose`It arrived when the time was no longer held for you, so the call does not take place.`,
    };
  }
  const [title, reason] =
    view.endReason === 'slot_unpaid'
      ? ['The time was released', 'The call was not paid in time, so the request has ended.']
      : view.acceptedAt
        ? ['No time was set', 'The professional set no time, so the request has ended.']
        : ['No answer came', 'The professional did not answer in time, so the request has ended.'];
  return {
    title,
    text: prose`${reason} Nothing was charged${nameTail(reading)}.`,
    actions: [SOMEBODY_ELSE],
    after: prose`You have nothing to do. If you still want the call, ask for it again.`,
  };
}

function refunded(reading: Reading): Now {
  const { view } = reading;
  if (view.endReason === 'charged_back') {
    return takenBackForCandidate('Your bank took the payment back');
  }
  const reasons: Record<string, string> = {
    feedback_missing: 'No written feedback that passed our check arrived in time.',
    professional_absent: `${themAtStart(reading)} was not in the call in time. We are sorry.`,
    nobody_came: 'Zoom saw neither of you in the call.',
    refunded_by_admin: 'We looked into this call and decided so.',
  };
  return {
    title: `You get ${formatMoney(view.refundCents ?? view.priceCents)} back`,
    text: [`${reasons[view.endReason ?? ''] ?? 'The call was refunded.'} `, ...refundWords(reading)],
    actions: [SOMEBODY_ELSE],
    after: prose`You have nothing to do.`,
  };
}

function moneyBack(reading: Reading): Prose {
  const { view } = reading;
  const back = view.refund?.amountCents ?? 0;
  const share =
    back === view.priceCents
      ? prose`You get all of it back. `
      : prose`You get ${formatMoney(back)} of ${priceWords(reading)} back; the rest pays for the time that was kept free. `;
  return [...share, ...refundWords(reading)];
}
