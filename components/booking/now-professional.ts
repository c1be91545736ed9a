import { ACTION_COUNT, MIN_WORDS } from '@/lib/domain/feedback-structure';
import { numberWord } from '@/lib/domain/number-words';
import { formatMoney, formatTimeLeft } from '@/lib/format';
import { compensationCents } from './kept';
import { answerPage, EARNINGS, feedbackPage, REQUESTS } from './links';
import { payoutWords } from './money-words';
import type { Now, NowAction } from './now';
import { aroundTheCall, nameTail, shareLeft } from './now-call';
import { partBackFromProfessional, takenBackFromProfessional } from './now-decided';
import { prose, strong } from './prose';
import { instant, isBefore, moment, priceWords, type Reading, them, themAtStart, timeSetAt } from './reading';

const SEE_EARNINGS: NowAction = { label: 'See your earnings', href: EARNINGS, look: 'plain' };
const SEE_REQUESTS: NowAction = { label: 'See other requests', href: REQUESTS, look: 'plain' };

export function nowForProfessional(reading: Reading): Now {
  const { view } = reading;
  switch (view.status) {
    case 'requested':
      return toAnswer(reading);
    case 'accepted':
      return paymentComes(reading);
    case 'confirmed':
      return aroundTheCall(reading, {
        join: 'Start the call on Zoom',
        before: prose`You open the call, and let ${them(reading)} in from the waiting room.`,
        absent: (time) =>
          prose`If you are not there by ${time} while ${them(reading)} is, ${them(reading)} gets ${priceWords(reading)} back and you are not paid.`,
      });
    case 'completed_pending_feedback':
      return feedbackDue(reading);
    case 'completed':
      return completed(reading);
    case 'declined':
      return {
        title: 'You declined this request',
        text: prose`Nothing was charged, and your name was not shown. You have nothing to do.`,
        actions: [SEE_REQUESTS],
      };
    case 'cancelled':
      return cancelled(reading);
    case 'expired':
      return expired(reading);
    case 'refunded':
      return refunded(reading);
  }
}

function toAnswer(reading: Reading): Now {
  const { view, now } = reading;
  const deadline = instant(view.requestExpiresAt);
  if (!isBefore(now, deadline)) return ending('The time to answer is over');
  const countdown = {
    value: formatTimeLeft(deadline, now),
    label: view.acceptedAt ? 'left to set a time' : 'left to answer',
    share: shareLeft(now, instant(view.requestedAt), deadline),
  };
  if (view.acceptedAt) {
    return {
      title: 'Set a time for this call',
      text: prose`You accepted. Choose a half hour when you are both free by ${strong(moment(reading, deadline))}.`,
      actions: [{ label: 'Choose a time', href: answerPage(view.id), look: 'primary' }],
      after: prose`If you do nothing, the request ends by itself. Nothing is charged, and your name is not shown.`,
      countdown,
    };
  }
  return {
    title: 'Answer this request',
    text: prose`See the half hours when you are both free, and accept or decline by ${strong(moment(reading, deadline))}.`,
    actions: [{ label: 'See times and answer', href: answerPage(view.id), look: 'primary' }],
    after: prose`If you do nothing, the request ends by itself. Nothing is charged, and your name is not shown.`,
    countdown,
  };
}

function paymentComes(reading: Reading): Now {
  const { view, now } = reading;
  const deadline = view.holdExpiresAt ? instant(view.holdExpiresAt) : now;
  if (!isBefore(now, deadline)) return ending('The time is being released');
  const setAt = timeSetAt(view);
  return {
    title: 'Waiting for the candidate to pay',
    text: prose`The time is held for both of you until ${strong(moment(reading, deadline))}. You have nothing to do.`,
    after: prose`If it is not paid by then, the time is free again and the call does not take place. Your name is not shown.`,
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
    text: prose`The request is ending. Nothing was charged, and your name was not shown.`,
    soon: true,
  };
}

function feedbackDue(reading: Reading): Now {
  const { view, now } = reading;
  const due = view.feedbackDueAt ? instant(view.feedbackDueAt) : now;
  const last = view.feedbackDeadline ? instant(view.feedbackDeadline) : now;
  if (view.feedback?.qcStatus === 'pending') {
    return {
      title: 'Your feedback is being checked',
      text: prose`That takes a few minutes at most. You have nothing to do; we write to you either way.`,
      soon: true,
    };
  }
  const after = prose`If none has passed our check by ${moment(reading, last)}, ${them(reading)} gets ${priceWords(reading)} back and you are not paid.`;
  if (!isBefore(now, last)) return { title: 'The time for feedback is over', after, soon: true };
  const late = !isBefore(now, due);
  const countdown = {
    value: formatTimeLeft(late ? last : due, now),
    label: late ? 'until the last moment' : 'until it is due',
  };
  const page = feedbackPage('professional', view.id);
  if (view.feedback?.qcStatus === 'revise') {
    return {
      title: 'Your feedback needs another pass',
      text: prose`It came back with reasons that say what to change. What you wrote is still there. Send the next version by ${strong(moment(reading, late ? last : due))}.`,
      actions: [{ label: 'See what to change', href: page, look: 'primary' }],
      after,
      countdown,
    };
  }
  return {
    title: late ? 'Your feedback is late' : `Write the feedback for ${them(reading)}`,
    text: prose`At least ${String(MIN_WORDS)} words, ${numberWord(ACTION_COUNT)} things to do next and three ratings, ${late ? 'at the latest by' : 'by'} ${strong(moment(reading, late ? last : due))}.`,
    actions: [{ label: 'Write the feedback', href: page, look: 'primary' }],
    after,
    countdown,
  };
}

function completed(reading: Reading): Now {
  const { view } = reading;
  const absent = view.endReason === 'candidate_absent';
  if (view.payment?.status === 'charged_back')
    return takenBackFromProfessional(reading, 'The bank took the payment back');
  if (view.refund) return partBackFromProfessional(reading, view.refund.amountCents);
  return {
    title: absent ? `${themAtStart(reading)} did not come; you are paid` : 'Done: your feedback has passed',
    text: [
      ...(absent ? ['You were there and kept the time free, so no feedback is needed. '] : []),
      ...payoutWords(reading),
    ],
    actions: [SEE_EARNINGS],
    ...(view.payout?.status !== 'failed' && { after: prose`You have nothing to do.` }),
  };
}

function cancelled(reading: Reading): Now {
  const { view } = reading;
  if (view.endReason === 'charged_back')
    return takenBackFromProfessional(reading, 'This call does not take place');
  const title =
    view.endReason === 'cancelled_by_professional'
      ? 'You cancelled this call'
      : view.endReason === 'request_withdrawn'
        ? 'The candidate withdrew this request'
        : view.endReason === 'refunded_by_admin'
          ? 'We cancelled this call'
          : `${themAtStart(reading)} cancelled this call`;
  if (!view.confirmedAt) {
    return {
      title,
      text: prose`Nothing was charged${nameTail(reading)}. The time is free again.`,
      actions: [SEE_REQUESTS],
    };
  }
  const back = formatMoney(view.refundCents ?? 0);
  const paid = payoutWords(reading);
  return paid.length > 0
    ? {
        title,
        text: [
          `${themAtStart(reading)} cancelled late and gets ${back} back; you are paid for the time you kept free. `,
          ...paid,
        ],
        actions: [SEE_EARNINGS],
        after: prose`No feedback is needed. You have nothing to do.`,
      }
    : {
        title,
        text: prose`${themAtStart(reading)} gets ${back} back, and you are not paid for this call. The time is free again.`,
        actions: [SEE_REQUESTS],
        after: prose`You have nothing to do.`,
      };
}

function expired(reading: Reading): Now {
  const { view } = reading;
  const [title, reason] =
    view.endReason === 'slot_unpaid'
      ? ['The call was not paid', 'The candidate did not pay in time, so the time is free again.']
      : view.acceptedAt
        ? ['No time was set', 'No time was set by then, so the request has ended.']
        : ['You did not answer in time', 'The request has ended by itself.'];
  return {
    title,
    text: prose`${reason} Your name was not shown.`,
    actions: [SEE_REQUESTS],
    after: prose`You have nothing to do.`,
  };
}

function refunded(reading: Reading): Now {
  const { view } = reading;
  if (view.endReason === 'charged_back')
    return takenBackFromProfessional(reading, 'The bank took the payment back');
  const reasons: Record<string, string> = {
    feedback_missing: 'No written feedback that passed our check arrived in time.',
    professional_absent: `${themAtStart(reading)} was there, and Zoom did not see you in time.`,
    nobody_came: 'Zoom saw neither of you in the call.',
    refunded_by_admin: 'We looked into this call and decided so.',
  };
  if (compensationCents(reading) > 0) {
    return {
      title: 'We pay you for this call',
      text: [
        ...prose`You objected, and we decided that you are paid. ${themAtStart(reading)} keeps the refund. `,
        ...payoutWords(reading),
      ],
      actions: [SEE_EARNINGS],
      ...(view.payout?.status !== 'failed' && { after: prose`You have nothing to do.` }),
    };
  }
  return {
    title: 'Refunded, not paid out',
    text: prose`${reasons[view.endReason ?? ''] ?? 'The call was refunded.'} ${themAtStart(reading)} gets ${formatMoney(view.refundCents ?? view.priceCents)} back, and you are not paid for this call.`,
    actions: [SEE_EARNINGS],
    after: view.allowedActions.includes('dispute')
      ? prose`If you were there, object below. If you do nothing, it stays like this.`
      : prose`If something went wrong on our side, please write to us. If you do nothing, it stays like this.`,
  };
}
