import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor, BookingEvent, BookingState, Party } from '@/lib/domain/booking';
import { consequencesOf } from '@/lib/domain/booking-consequences';
import { cents } from '@/lib/domain/fees';
import { DEFAULT_POLICY } from '@/lib/domain/policy';
import { BOOKING_ID, occasion, type Stage } from '@/tests/factories/occasion';
import { setEnvironment } from '@/tests/support/environment';
import type { NotificationKind } from './kinds';
import { KINDS, writeLetter } from './messages';
import type { Occasion } from './occasion';
import { publicId } from './public-id';
import { type RenderedMail, renderMail } from './render';

beforeAll(() => {
  setEnvironment({ MONET_BASE_URL: 'https://monet.example', MAIL_FROM: 'Monet <hello@monet.example>' });
});

type Case = {
  kind: NotificationKind;
  who: Party;
  stage: Stage;
  /** Must be said, in both forms. */
  says: string[];
  /** Where the one link leads, below the person's own pages. */
  page: string;
};

const BOOKING = `/bookings/${BOOKING_ID}`;
const CALL = `${BOOKING}/call`;
const FEEDBACK = `${BOOKING}/feedback`;
const RECEIPT = `${BOOKING}/receipt`;
const EARNINGS = '/earnings';
const CARD = 'Vice President, Goldman Sachs';
const STUDENT = 'Final-year student, public university';
const IN_NEW_YORK = 'Tue 24 Nov, 15:30-16:00 (New York)';
const IN_LONDON = 'Tue 24 Nov, 20:30-21:00 (London)';
const LAST_MOMENT = 'Fri 27 Nov, 21:00 (London)';

const CASES: Case[] = [
  c('request_received', 'professional', 'requested', BOOKING, [
    STUDENT,
    'Thu 26 Nov, 23:12 (London)',
    '$120.00',
    '$96.00, after our fee of $24.00',
    'If you do nothing, the request ends on Thu 26 Nov, 23:12 (London) and nothing is charged.',
  ]),
  c('request_accepted', 'candidate', 'answered', BOOKING, [
    CARD,
    '$120.00',
    'If no time is set by Thu 26 Nov, 18:12 (New York), the request ends and nothing is charged.',
  ]),
  c('request_declined', 'candidate', 'declined', BOOKING, [
    CARD,
    'Thu 19 Nov, 18:12 (New York)',
    'Nothing was charged.',
  ]),
  c('request_expired', 'candidate', 'unanswered', BOOKING, [
    'There was no answer by Thu 26 Nov, 18:12 (New York)',
    'Nothing was charged.',
  ]),
  c('request_expired', 'candidate', 'neverScheduled', BOOKING, [
    'No time was set by Thu 26 Nov, 18:12 (New York)',
  ]),
  c('request_expired', 'professional', 'unanswered', BOOKING, [
    'It was not answered by Thu 26 Nov, 23:12 (London)',
    STUDENT,
  ]),
  c('request_expired', 'professional', 'neverScheduled', BOOKING, [
    'No time was set by Thu 26 Nov, 23:12 (London)',
  ]),
  c('request_withdrawn', 'professional', 'withdrawn', BOOKING, [STUDENT, 'Thu 19 Nov, 23:12 (London)']),
  c('time_set', 'candidate', 'accepted', BOOKING, [
    CARD,
    IN_NEW_YORK,
    '30 minutes on Zoom',
    'Pay by Mon 23 Nov, 16:05 (New York)',
    'Pay $120.00 and confirm',
    'Free to cancel until Tue 24 Nov, 12:30 (New York), then $60.00 back until the start',
    'If you do nothing, the time is released on Mon 23 Nov, 16:05 (New York), the request ends, and nothing is charged.',
  ]),
  c('hold_expired', 'candidate', 'unpaid', BOOKING, [
    CARD,
    IN_NEW_YORK,
    'Mon 23 Nov, 16:05 (New York)',
    'Nothing was charged.',
  ]),
  c('time_blocked', 'professional', 'accepted', BOOKING, [STUDENT, IN_LONDON]),
  c('hold_expired', 'professional', 'unpaid', BOOKING, [STUDENT, IN_LONDON, 'Mon 23 Nov, 21:05 (London)']),
  c('call_confirmed', 'candidate', 'confirmed', BOOKING, [
    `Daniel Reyes (${CARD})`,
    IN_NEW_YORK,
    '$120.00, Visa ending 4242',
    'Free to cancel until Tue 24 Nov, 12:30 (New York), then $60.00 back until the start',
    'not there by 15:40, you get $120.00 back',
    'Fri 27 Nov, 16:00 (New York)',
  ]),
  c('call_confirmed', 'professional', 'confirmed', BOOKING, [
    `Maya Okafor (${STUDENT})`,
    IN_LONDON,
    '$96.00, when your written feedback has passed our check',
    'Due by Thu 26 Nov, 21:00 (London)',
    'Until the start; the candidate then gets $120.00 back',
    'not there by 20:40',
    LAST_MOMENT,
  ]),
  c('times_proposed', 'candidate', 'proposed', BOOKING, [
    'The professional would rather have your call at another time.',
    'Wed 25 Nov, 10:00-10:30 (New York); Thu 26 Nov, 12:15-12:45 (New York)',
    'by Mon 23 Nov, 16:05 (New York)',
    `If you do nothing, the call stays on ${IN_NEW_YORK}.`,
  ]),
  c('times_proposed', 'professional', 'proposed', BOOKING, [
    'The candidate would rather have your call at another time.',
    'Wed 25 Nov, 15:00-15:30 (London)',
    STUDENT,
  ]),
  c('times_not_taken', 'candidate', 'refused', BOOKING, [
    'You proposed another time. The professional kept the time that is set.',
    `So the call stays on ${IN_NEW_YORK}.`,
  ]),
  c('times_not_taken', 'professional', 'proposed', BOOKING, [
    'There was no answer by Mon 23 Nov, 21:05 (London).',
    `So the call stays on ${IN_LONDON}.`,
  ]),
  c('times_withdrawn', 'candidate', 'proposed', BOOKING, [
    'The professional withdrew the other times.',
    'You have nothing to do.',
  ]),
  c('times_withdrawn', 'professional', 'proposed', BOOKING, ['The candidate withdrew the other times.']),
  c('call_moved', 'candidate', 'movedUnpaid', BOOKING, [
    `your call is now on ${IN_NEW_YORK}`,
    'Fri 27 Nov, 13:00-13:30 (New York)',
    'Pay by Mon 23 Nov, 16:05 (New York) to confirm it.',
  ]),
  c('call_moved', 'professional', 'movedUnpaid', BOOKING, [
    `your call is now on ${IN_LONDON}`,
    'The candidate pays by Mon 23 Nov, 21:05 (London) to confirm it.',
  ]),
  c('call_moved', 'candidate', 'moved', BOOKING, [
    `Daniel Reyes (${CARD})`,
    `your call is now on ${IN_NEW_YORK}`,
    'Your payment stays as it is.',
    'Free to cancel until Tue 24 Nov, 12:30 (New York)',
  ]),
  c('call_moved', 'professional', 'moved', BOOKING, [
    `Maya Okafor (${STUDENT})`,
    'Fri 27 Nov, 18:00-18:30 (London)',
  ]),
  c('call_in_a_day', 'candidate', 'confirmed', BOOKING, [
    'You meet Daniel Reyes on',
    IN_NEW_YORK,
    'Free to cancel until Tue 24 Nov, 12:30 (New York)',
    'not there by 15:40, you get $120.00 back',
  ]),
  c('call_in_a_day', 'professional', 'confirmed', BOOKING, [
    'You meet Maya Okafor on',
    IN_LONDON,
    'If you are not there by 20:40, Maya Okafor gets $120.00 back and you are not paid.',
  ]),
  c('call_in_an_hour', 'candidate', 'confirmed', CALL, ['Daniel Reyes', 'try your camera and microphone']),
  c('call_in_an_hour', 'professional', 'confirmed', CALL, ['Maya Okafor', IN_LONDON]),
  c('call_event_changed', 'candidate', 'confirmed', BOOKING, [
    'does not change the call',
    'Daniel Reyes',
    IN_NEW_YORK,
  ]),
  c('call_event_changed', 'professional', 'confirmed', BOOKING, ['Maya Okafor', IN_LONDON]),
  c('call_cancelled', 'candidate', 'cancelledUnpaidByCandidate', BOOKING, [
    'You cancelled the call before it was paid, so nothing was charged.',
    CARD,
  ]),
  c('call_cancelled', 'candidate', 'cancelledUnpaidByProfessional', BOOKING, [
    'The professional cancelled the call before it was paid, so nothing was charged.',
  ]),
  c('call_cancelled', 'professional', 'cancelledUnpaidByCandidate', BOOKING, [
    'The candidate cancelled the call before it was paid, so nothing was charged.',
  ]),
  c('call_cancelled', 'professional', 'cancelledUnpaidByProfessional', BOOKING, ['You cancelled the call']),
  c('call_cancelled', 'candidate', 'cancelledInTime', BOOKING, [
    'You cancelled the call. You get the whole $120.00 back.',
    'Daniel Reyes',
    IN_NEW_YORK,
  ]),
  c('call_cancelled', 'candidate', 'cancelledLate', BOOKING, [
    'You get $60.00 of $120.00 back.',
    'Cancelling was free until Tue 24 Nov, 12:30 (New York).',
  ]),
  c('call_cancelled', 'candidate', 'cancelledByProfessional', BOOKING, [
    'The professional cancelled the call. You get the whole $120.00 back.',
  ]),
  c('call_cancelled', 'professional', 'cancelledInTime', BOOKING, [
    'The candidate cancelled the call. The candidate gets $120.00 back, and you are not paid for it.',
    '$0.00',
    IN_LONDON,
  ]),
  c('call_cancelled', 'professional', 'cancelledLate', BOOKING, [
    'you receive $48.00 for the time you kept free',
    '$60.00 of $120.00',
  ]),
  c('call_cancelled', 'professional', 'cancelledByProfessional', BOOKING, ['You cancelled the call.']),
  c('feedback_due', 'professional', 'over', FEEDBACK, [
    'Maya Okafor',
    IN_LONDON,
    'Thu 26 Nov, 21:00 (London)',
    LAST_MOMENT,
    '$96.00',
    `If you do nothing, the candidate gets $120.00 back on ${LAST_MOMENT} and you are not paid.`,
    'at least 200 words and 3 different things to do next',
  ]),
  c('nudge_first', 'professional', 'over', FEEDBACK, [
    'Thu 26 Nov, 21:00 (London)',
    `If you do nothing, the candidate gets $120.00 back on ${LAST_MOMENT} and you are not paid.`,
  ]),
  c('nudge_second', 'professional', 'over', FEEDBACK, [
    `The last moment for it is ${LAST_MOMENT}.`,
    '$96.00',
    '$120.00',
  ]),
  c('feedback_sent_back', 'professional', 'sentBack', FEEDBACK, [
    `send it again by ${LAST_MOMENT}`,
    '$96.00',
    'If you do nothing, the candidate gets $120.00 back',
  ]),
  c('feedback_ready', 'candidate', 'completed', BOOKING, ['Daniel Reyes', IN_NEW_YORK]),
  c('feedback_ready', 'professional', 'completed', EARNINGS, ['Maya Okafor', '$96.00']),
  c('feedback_missing', 'candidate', 'feedbackMissing', BOOKING, ['Fri 27 Nov, 16:00 (New York)', '$120.00']),
  c('feedback_missing', 'professional', 'feedbackMissing', BOOKING, [LAST_MOMENT, '$120.00']),
  c('candidate_absent', 'candidate', 'candidateAbsent', BOOKING, ['$120.00', 'is not returned']),
  c('candidate_absent', 'professional', 'candidateAbsent', EARNINGS, ['$96.00', 'No feedback is needed.']),
  c('professional_absent', 'candidate', 'professionalAbsent', BOOKING, ['by 15:40', '$120.00']),
  c('professional_absent', 'professional', 'professionalAbsent', BOOKING, [
    ...['by 20:40', '$120.00', 'object by Thu 26 Nov, 21:00 (London)', 'the candidate keeps the refund'],
  ]),
  c('nobody_came', 'candidate', 'nobodyCame', BOOKING, ['$120.00', 'neither of you']),
  c('nobody_came', 'professional', 'nobodyCame', BOOKING, ['$120.00', 'neither of you', 'object by']),
  c('payment_returned', 'candidate', 'paidTooLate', BOOKING, [CARD, '$120.00']),
  c('payment_returned', 'professional', 'paidTooLate', BOOKING, [STUDENT, 'You have nothing to do.']),
  c('receipt', 'candidate', 'confirmed', RECEIPT, [
    'R-7Q2M-4KXT-9C0W-Z5RB',
    'Daniel Reyes',
    '$120.00, Visa ending 4242',
    '$24.00 service fee',
    'No tax was charged',
    'Monet',
  ]),
  c('refund_receipt', 'candidate', 'cancelledLate', RECEIPT, ['R-7Q2M-4KXT-9C0W-Z5RB', '$120.00', '$60.00']),
  c('refund_receipt', 'candidate', 'paidTooLate', RECEIPT, [CARD, '$120.00', '$0.00']),
  c('refund_failed', 'candidate', 'paidTooLate', BOOKING, [CARD, '$120.00']),
  c('refund_failed', 'candidate', 'cancelledLate', BOOKING, ['Daniel Reyes', '$60.00']),
  c('payout_paid', 'professional', 'completed', EARNINGS, ['Maya Okafor', '$96.00', IN_LONDON]),
  c('payout_paid', 'professional', 'cancelledLate', EARNINGS, ['$48.00']),
  c('refund_granted', 'candidate', 'cancelledInTime', BOOKING, ['$120.00', 'Daniel Reyes', IN_NEW_YORK]),
  c('refund_granted', 'professional', 'cancelledInTime', EARNINGS, [
    '$120.00',
    'later payouts are smaller by your share of it, never below zero',
  ]),
  c('card_dispute_opened', 'professional', 'over', EARNINGS, ['$96.00', 'You have nothing to do', IN_LONDON]),
  c('card_dispute_won', 'professional', 'completed', EARNINGS, ['$96.00', 'Maya Okafor']),
  c('card_dispute_lost', 'professional', 'completed', EARNINGS, [
    '$120.00',
    'You are not paid for this call',
  ]),
  c('dispute_opened', 'candidate', 'over', `${BOOKING}/dispute`, [
    'The professional says',
    'Tue 24 Nov, 16:05 (New York)',
    'Until then the payout waits.',
  ]),
  c('dispute_opened', 'professional', 'over', `${BOOKING}/dispute`, ['The candidate says', IN_LONDON]),
  c('dispute_withdrawn', 'candidate', 'over', BOOKING, ['Everything goes on as before']),
  c('dispute_withdrawn', 'professional', 'over', BOOKING, ['Everything goes on as before']),
  c('dispute_decided', 'candidate', 'completed', `${BOOKING}/dispute`, ['what was decided, and why']),
  c('dispute_decided', 'professional', 'completed', `${BOOKING}/dispute`, ['what was decided, and why']),
  c('dispute_opened', 'candidate', 'professionalAbsent', `${BOOKING}/dispute`, [
    ...['Daniel Reyes says that they were in the call', '$120.00', 'You need do nothing.'],
  ]),
  c('dispute_withdrawn', 'candidate', 'nobodyCame', BOOKING, ['The call stays refunded']),
  c('dispute_decided', 'candidate', 'professionalAbsent', `${BOOKING}/dispute`, [
    'The refund stays as it is',
  ]),
  c('dispute_decided', 'professional', 'nobodyCame', `${BOOKING}/dispute`, ['The refund stays as it is']),
  c('payout_failed', 'professional', 'completed', EARNINGS, ['$96.00', 'bank']),
];

describe.each(CASES)('$kind to the $who, $stage', ({ kind, who, stage, says, page }) => {
  test('says what it is about in both forms, and leads to one page', async () => {
    const told = occasion(kind, who, stage);
    const mail = await rendered(told);
    const text = unwrapped(mail.text);
    const html = htmlWords(mail.html);
    for (const words of says) {
      expect(text).toContain(words);
      expect(html).toContain(words.replaceAll("'", '’'));
    }
    const href = `https://monet.example/${who}${page}`;
    expect(mail.text.match(/https?:\/\/\S+/g)).toEqual([href]);
    expect([...mail.html.matchAll(/https?:[^"'\s<]+/g)].map((match) => match[0])).toEqual([href]);
    expect(mail.html).toContain(`href="${href}"`);
    const zone = who === 'candidate' ? 'New York' : 'London';
    expect(text).toContain(`Times are in ${zone}, your zone.`);
    expect(html).toContain(`Times are in ${zone}, your zone.`);
  });

  test('is well set, and keeps names and cards out of the subject', async () => {
    const told = occasion(kind, who, stage);
    const mail = await rendered(told);
    const letter = writeLetter(told);
    for (const line of mail.text.split('\n')) {
      if (!line.startsWith('https://')) expect(line.length).toBeLessThanOrEqual(66);
    }
    for (const form of [mail.subject, mail.text, htmlWords(mail.html), letter?.line ?? '']) {
      expect(form).not.toMatch(/undefined|null|NaN|Invalid|\[object|!|\S {2}[a-z]/);
    }
    expect(mail.subject).toMatch(/^[\x20-\x7e]{10,78}$/);
    expect(mail.text).not.toMatch(/[\u00a0’]/);
    for (const words of ['Daniel', 'Reyes', 'Maya', 'Okafor', 'Goldman', 'student']) {
      expect(mail.subject).not.toContain(words);
    }
    expect(letter?.line).toMatch(/^[A-Z$].{15,110}[^.!]$/);
    expect(mail.calendar !== null).toBe(
      kind === 'call_confirmed' ||
        (['call_cancelled', 'call_moved'].includes(kind) && told.booking.confirmedAt !== null),
    );
  });
});

test('the plain text of a set time reads as if written by hand', async () => {
  const mail = await rendered(occasion('time_set', 'candidate', 'accepted'));
  expect(mail.subject).toBe('A time is set: Tue 24 Nov, 15:30 (New York)');
  expect(mail.text).toBe(`The professional you asked has set a time for your call. Pay by
Mon 23 Nov, 16:05 (New York) to confirm it.

  With        Vice President, Goldman Sachs
  When        Tue 24 Nov, 15:30-16:00 (New York)
  Length      30 minutes on Zoom, then written feedback
  Price       $120.00
  Cancelling  Free to cancel until Tue 24 Nov, 12:30 (New York),
              then $60.00 back until the start

Pay $120.00 and confirm:
https://monet.example/candidate/bookings/${BOOKING_ID}

If you do nothing, the time is released on Mon 23 Nov, 16:05
(New York), the request ends, and nothing is charged.

You learn each other's names, and get the Zoom link, as soon as
the booking is confirmed.

-- 
You get this because you asked for a call on Monet.
Times are in New York, your zone.
`);
});

test('every case of this file is a message, and every message has a case', () => {
  const tested = new Set(CASES.map(({ kind, who }) => `${kind}/${who}`));
  const written = new Set(
    KINDS.flatMap((kind) =>
      (['candidate', 'professional'] as const)
        .filter((who) => writeLetterOrNull(kind, who))
        .map((who) => `${kind}/${who}`),
    ),
  );
  expect(written).toEqual(tested);
});

describe('rules come from the domain, with the numbers of the policy', () => {
  const policy = {
    ...DEFAULT_POLICY,
    callMinutes: 45,
    cancelWindowHours: 5,
    lateCancelRefundPercent: 25,
    feedbackDueHours: 10,
    feedbackGraceHours: 2,
    noShowMinutes: 20,
  };

  test('cancelling', async () => {
    const text = async (changes: Partial<Occasion>) =>
      unwrapped((await rendered({ ...occasion('time_set', 'candidate', 'accepted'), ...changes })).text);
    expect(await text({ policy })).toContain(
      'Free to cancel until Tue 24 Nov, 10:30 (New York), then $30.00 back until the start',
    );
    expect(await text({ policy })).toContain('45 minutes on Zoom');
    expect(await text({ policy: { ...policy, lateCancelRefundPercent: 100 } })).toContain(
      'Free to cancel until the start',
    );
    expect(await text({ policy: { ...policy, lateCancelRefundPercent: 0 } })).toContain(
      'Free to cancel until Tue 24 Nov, 10:30 (New York), then nothing back',
    );
    const late = Temporal.Instant.from('2026-11-24T16:00:00Z');
    expect(await text({ policy, at: late })).toContain('$30.00 back until the start');
    expect(await text({ policy, at: late })).not.toContain('Free to cancel');
    // Exactly at the line counts as in time; a millisecond later does not.
    const line = Temporal.Instant.from('2026-11-24T15:30:00Z');
    expect(await text({ policy, at: line })).toContain('Free to cancel until Tue 24 Nov, 10:30');
    expect(await text({ policy, at: line.add({ milliseconds: 1 }) })).not.toContain('Free to cancel');
  });

  test('feedback and no-show', async () => {
    const told = { ...occasion('call_confirmed', 'professional', 'confirmed'), policy };
    const text = unwrapped((await rendered(told)).text);
    expect(text).toContain('Due by Wed 25 Nov, 07:00 (London)');
    expect(text).toContain('by Wed 25 Nov, 09:00 (London)');
    expect(text).toContain('not there by 20:50');
  });

  test('feedback that is sent back after the last moment promises no second chance', async () => {
    const open = await rendered(
      occasion('feedback_sent_back', 'professional', 'sentBack', { happenedAt: '2026-11-27T20:59:59Z' }),
    );
    const closed = await rendered(
      occasion('feedback_sent_back', 'professional', 'sentBack', { happenedAt: '2026-11-27T21:00:00Z' }),
    );
    expect(open.text).toContain('send it again');
    expect(closed.text).not.toContain('again');
    expect(unwrapped(closed.text)).toContain('The candidate gets $120.00 back and you are not paid.');
  });
});

test('the year is said where it is not the present one', async () => {
  const told = occasion('time_set', 'candidate', 'accepted', {
    happenedAt: '2025-12-30T12:00:00Z',
    holdExpiresAt: new Date('2025-12-31T12:00:00Z'),
  });
  const mail = await rendered(told);
  expect(mail.text).toContain('Tue 24 Nov 2026, 15:30-16:00 (New York)');
  expect(mail.text).toContain('Wed 31 Dec, 07:00 (New York)');
});

test('the reader’s zone counts, also where the call falls on another day', async () => {
  const told = occasion('call_confirmed', 'professional', 'confirmed');
  const mail = await rendered({ ...told, reader: { ...told.reader, zone: 'Asia/Tokyo' } });
  expect(mail.text).toContain('Wed 25 Nov, 05:30-06:00 (Tokyo)');
  expect(mail.html).not.toContain('London');
});

test('writing a mail again gives the same mail', async () => {
  const told = occasion('call_confirmed', 'candidate', 'confirmed');
  expect(await rendered(told)).toEqual(await rendered(told));
});

test('a name cannot break out of its line, its markup or its direction', async () => {
  const name = 'Eve <b>Bold</b> & "Co"\r\nBcc: all@x.example \u202eevil';
  const told = occasion('call_confirmed', 'candidate', 'confirmed', { professional: { name } });
  const mail = await rendered(told);
  expect(mail.html).toContain('Eve &lt;b&gt;Bold&lt;/b&gt; &amp; &quot;Co&quot; Bcc: all@x.example evil');
  expect(unwrapped(mail.text)).toContain('"Co" Bcc: all@x.example evil (Vice');
  expect(mail.text).not.toContain('\u202e');
  expect(mail.calendar?.content).not.toMatch(/^Bcc:/m);
});

describe('who is told what', () => {
  /** What the domain tells in these circumstances, each to somebody there must be words for. */
  const at = Temporal.Instant.from('2026-11-24T22:00:00Z');
  const state: BookingState = {
    status: 'confirmed',
    price: { grossCents: cents(12_000), feeCents: cents(2_400), netCents: cents(9_600) },
    requestExpiresAt: at.subtract({ hours: 1 }),
    acceptedAt: at.subtract({ hours: 90 }),
    startAt: at.subtract({ hours: 80 }),
    endAt: at.subtract({ hours: 79 }),
    holdExpiresAt: at.subtract({ hours: 85 }),
    checkoutStarted: true,
    proposal: null,
    feedback: 'none',
  };
  const before = state.startAt?.subtract({ hours: 10 }) ?? at;
  const startAt = before.add({ hours: 20 });
  const asked = {
    startAt,
    proposal: {
      by: 'professional',
      state: 'open',
      startAts: [startAt],
      round: 1,
      answerBy: before.add({ hours: 9 }),
    },
  } as const;
  const cases: [BookingEvent, Actor, Partial<BookingState>, Temporal.Instant][] = [
    [{ type: 'accept' }, 'professional', { acceptedAt: null }, at],
    [{ type: 'decline' }, 'professional', {}, at],
    [{ type: 'request_timed_out' }, 'system', {}, at],
    [{ type: 'schedule', startAt: at.add({ hours: 24 }) }, 'professional', {}, at],
    [{ type: 'pay' }, 'system', {}, at],
    [{ type: 'hold_timed_out' }, 'system', {}, at],
    [{ type: 'propose_times', startAts: [before.add({ hours: 20 })] }, 'candidate', {}, before],
    [{ type: 'propose_times', startAts: [before.add({ hours: 20 })] }, 'professional', {}, before],
    [{ type: 'take_time', startAt: asked.startAt }, 'candidate', { proposal: asked.proposal }, before],
    [{ type: 'keep_time' }, 'candidate', { proposal: asked.proposal }, before],
    [{ type: 'keep_time' }, 'professional', { proposal: { ...asked.proposal, by: 'candidate' } }, before],
    [{ type: 'withdraw_times' }, 'professional', { proposal: asked.proposal }, before],
    [{ type: 'proposal_timed_out' }, 'system', { proposal: asked.proposal }, at],
    [{ type: 'cancel' }, 'candidate', { status: 'requested' }, before],
    [{ type: 'cancel' }, 'candidate', { status: 'accepted' }, before],
    [{ type: 'cancel' }, 'candidate', {}, before],
    [{ type: 'call_ended' }, 'system', {}, at],
    [{ type: 'send_back_feedback' }, 'system', {}, at],
    [{ type: 'pass_feedback' }, 'system', {}, at],
    [{ type: 'feedback_overdue' }, 'system', {}, at],
    [{ type: 'candidate_absent' }, 'system', {}, at],
    [{ type: 'professional_absent' }, 'system', {}, at],
    [{ type: 'nobody_came' }, 'system', {}, at],
  ];
  test.each(cases)('$0.type by $1', (event, actor, changes, now) => {
    const result = consequencesOf({ ...state, ...changes }, event, actor, now, DEFAULT_POLICY);
    if (typeof result === 'string') expect.fail(`refused: ${result}`);
    const told = result.effects.filter((effect) => effect.kind === 'tell');
    expect(told.length).toBeGreaterThan(0);
    for (const { message, who } of told) {
      expect(CASES.some((each) => each.kind === message && each.who === who)).toBe(true);
    }
  });
});

function c(kind: NotificationKind, who: Party, stage: Stage, page: string, says: string[]): Case {
  return { kind, who, stage, page, says };
}

async function rendered(told: Occasion): Promise<RenderedMail> {
  const mail = await renderMail(told, publicId('some notification'));
  if (!mail) expect.fail(`no words for ${told.kind} to the ${told.who}`);
  return mail;
}

/** A stage at which everything is known, so that only the table decides. */
function writeLetterOrNull(kind: NotificationKind, who: Party) {
  return writeLetter(occasion(kind, who, 'cancelledLate'));
}

/** The text without its line breaks and indents, so that sentences can be looked for. */
function unwrapped(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** What a person sees of the HTML. */
function htmlWords(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<br\/?>/g, ' ')
    .replace(/<\/(td|p|h1|div|title)>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}
