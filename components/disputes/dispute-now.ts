import type { Temporal } from 'temporal-polyfill';
import { disputePage, EARNINGS } from '@/components/booking/links';
import { payoutWords } from '@/components/booking/money-words';
import type { Now } from '@/components/booking/now';
import { shareLeft } from '@/components/booking/now-call';
import { prose, strong } from '@/components/booking/prose';
import {
  instant,
  isBefore,
  moment,
  priceWords,
  type Reading,
  them,
  themAtStart,
} from '@/components/booking/reading';
import { decidedWords, disputeWord, isObjection } from '@/components/booking/timeline-dispute';
import type { DisputeView } from '@/lib/disputes/schema';
import { formatTimeLeft } from '@/lib/format';
import { openerWords } from './words';

/** What the panel of a dispute says to this reader at this moment. */
export function disputeNow(dispute: DisputeView, reading: Reading): Now {
  switch (dispute.status) {
    case 'open':
      if (isObjection(reading)) return objecting(dispute, reading);
      return dispute.openedBy === reading.view.role
        ? theyAnswer(dispute, reading)
        : youAnswer(dispute, reading);
    case 'decided':
      return decided(dispute, reading);
    case 'withdrawn': {
      const who = openerWords(dispute.openedBy, reading);
      return {
        title: `${who} took the ${disputeWord(reading)} back`,
        text: isObjection(reading)
          ? prose`The call stays refunded. You have nothing to do.`
          : prose`Everything goes on as before. You have nothing to do.`,
      };
    }
    case 'overtaken':
      return {
        title: 'The dispute has ended',
        text: prose`All of the ${priceWords(reading)} goes back to ${reading.view.role === 'candidate' ? 'you' : them(reading)} by another rule, so there is nothing left to decide.`,
      };
  }
}

function theyAnswer(dispute: DisputeView, reading: Reading): Now {
  const until = instant(dispute.answerBy);
  const hasAnswered = dispute.statements.some(({ by }) => by !== dispute.openedBy && by !== 'admin');
  const after = prose`You have nothing to do. We read both sides, look at who was in the call, and write to both of you what we decided. Until then the payout waits.`;
  if (hasAnswered || !isBefore(reading.now, until)) {
    return {
      title: 'We are deciding',
      text: hasAnswered
        ? prose`${themAtStart(reading)} has said what happened.`
        : prose`${themAtStart(reading)} had until ${moment(reading, until)} and said nothing. We decide with what we know.`,
      after,
    };
  }
  return {
    title: `${themAtStart(reading)} is asked what happened`,
    text: prose`Until ${strong(moment(reading, until))}. After that we decide with what we know.`,
    after,
    countdown: countdown(dispute, reading),
  };
}

function youAnswer(dispute: DisputeView, reading: Reading): Now {
  const until = instant(dispute.answerBy);
  const after = prose`We read both sides, look at who was in the call, and write to both of you what we decided. Until then the payout waits.`;
  if (dispute.statements.some(({ by }) => by === reading.view.role)) {
    return {
      title: 'We are deciding',
      text: prose`You have said what happened. You have nothing more to do.`,
      after,
    };
  }
  if (!isBefore(reading.now, until)) {
    return {
      title: 'We are deciding',
      text: prose`The time to answer was over on ${moment(reading, until)}. Until we have decided you can still say what happened.`,
      after,
    };
  }
  return {
    title: 'Say what happened',
    text: prose`${themAtStart(reading)} says that something about this call was not as agreed. Tell us your side by ${strong(moment(reading, until))}.`,
    after: [`If you say nothing, we decide with what we know. `, ...after],
    countdown: countdown(dispute, reading),
  };
}

function countdown(dispute: DisputeView, { now }: Reading) {
  const until = instant(dispute.answerBy);
  return {
    value: formatTimeLeft(until, now),
    label: 'left to answer',
    share: shareLeft(now, instant(dispute.openedAt), until),
  };
}

/** The candidate keeps the refund whatever is decided, so nothing is asked of them: they may say theirs. */
function objecting(dispute: DisputeView, reading: Reading): Now {
  const until = instant(dispute.answerBy);
  const isOpen = isBefore(reading.now, until);
  const hasAnswered = dispute.statements.some(({ by }) => by === 'candidate');
  const waits = isOpen && !hasAnswered;
  if (reading.view.role === 'professional') {
    return {
      title: waits ? `${themAtStart(reading)} can say what happened` : 'We are deciding',
      text: waits
        ? prose`Until ${strong(moment(reading, until))}. After that we decide with what we know.`
        : prose`We read what was said, and look at who was in the call.`,
      after: prose`You have nothing to do. We write to both of you what we decided. ${themAtStart(reading)} keeps the refund either way.`,
      ...(waits && { countdown: countdown(dispute, reading) }),
    };
  }
  return {
    title: `You keep your ${priceWords(reading)}`,
    text: prose`${themAtStart(reading)} says that they were in the call. Whatever we decide, your refund stays yours: if ${them(reading)} was there, we pay them ourselves.`,
    after: waits
      ? prose`You need do nothing. If you like, say what happened by ${strong(moment(reading, until))}.`
      : prose`You have nothing to do. We write to both of you what we decided.`,
  };
}

function decided(dispute: DisputeView, reading: Reading): Now {
  if (isObjection(reading)) return decidedObjection(dispute, reading);
  const forCandidate = reading.view.role === 'candidate';
  const nothing = dispute.outcome === 'none';
  const rest = forCandidate
    ? prose`The money goes to the card you paid with. You have nothing to do.`
    : prose`Your share is smaller in proportion. What you had been paid before is taken from later payouts, never below zero.`;
  return {
    title: `We decided: ${decidedWords(reading)}`,
    text: nothing ? prose`Everything goes on as before.` : rest,
    ...(!forCandidate && {
      actions: [{ label: 'See your earnings', href: EARNINGS, look: 'plain' as const }],
    }),
  };
}

function decidedObjection(dispute: DisputeView, reading: Reading): Now {
  const title = `We decided: ${decidedWords(reading)}`;
  if (reading.view.role === 'candidate') {
    return {
      title,
      text: prose`The ${strong(priceWords(reading))} that went back to you stays yours. You have nothing to do.`,
    };
  }
  const paid = prose`It is the price less our fee, out of our own money. ${themAtStart(reading)} keeps the refund. `;
  return {
    title,
    text:
      dispute.outcome === 'pay'
        ? [...paid, ...payoutWords(reading)]
        : prose`You are not paid for this call. ${themAtStart(reading)} keeps the refund.`,
    actions: [{ label: 'See your earnings', href: EARNINGS, look: 'plain' as const }],
  };
}

/** The line on top of a booking's page while its call is disputed. */
export function disputeLine(
  reading: Reading,
): { title: string; text: string; tone: 'plain' | 'warn' } | null {
  const { dispute, role } = reading.view;
  if (dispute?.status !== 'open') return null;
  const until = instant(dispute.answerBy);
  if (isObjection(reading)) return objectionLine(reading, until);
  if (dispute.openedBy === role) {
    return {
      title: 'You disputed this call.',
      text: 'We decide when both sides have said theirs. Until then the payout waits.',
      tone: 'plain',
    };
  }
  const isOpen = isBefore(reading.now, until);
  return {
    title: `${themAtStart(reading)} disputed this call.`,
    text: isOpen ? `Say what happened by ${moment(reading, until)}.` : 'We are deciding.',
    tone: isOpen ? 'warn' : 'plain',
  };
}

function objectionLine(
  reading: Reading,
  until: Temporal.Instant,
): { title: string; text: string; tone: 'plain' } {
  if (reading.view.role === 'professional') {
    return { title: 'You objected.', text: 'We decide, and write to you.', tone: 'plain' };
  }
  const may = isBefore(reading.now, until)
    ? ` If you like, say what happened by ${moment(reading, until)}.`
    : '';
  return {
    title: `${themAtStart(reading)} says that they were in the call.`,
    text: `Your refund stays yours whatever we decide.${may}`,
    tone: 'plain',
  };
}

/** The page of this booking's dispute. */
export function disputePageOf({ view }: Reading) {
  return disputePage(view.role, view.id);
}
