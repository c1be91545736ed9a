import { beforeAll, describe, expect, test } from 'vitest';
import type { Party } from '@/lib/domain/booking';
import { readingOf, STAGES, type Stage, setBookingClock } from '@/tests/factories/booking-view';
import { nowOf } from './now';
import { plainText } from './prose';

beforeAll(setBookingClock);

function told(stage: Stage, side: Party, at: string) {
  const now = nowOf(readingOf(stage, side, at));
  const plain = (words: Parameters<typeof plainText>[0] | undefined) =>
    words ? plainText(words).replaceAll('\u00a0', ' ') : undefined;
  return {
    title: now.title.replaceAll('\u00a0', ' '),
    text: plain(now.text),
    after: plain(now.after),
    actions: (now.actions ?? []).map(({ label, href, look }) => `${look} ${label} ${href}`),
    left: now.countdown && `${now.countdown.value.replaceAll('\u00a0', ' ')} ${now.countdown.label}`,
    soon: now.soon ?? false,
  };
}

const ID = STAGES.requested.id;
const MON = '2026-11-22T22:40:00Z';
const AFTER_ALL = '2026-12-02T12:00:00Z';

describe('the candidate', () => {
  test('waits for an answer, and knows what happens without one', () => {
    expect(told('requested', 'candidate', '2026-11-20T23:12:00Z')).toMatchObject({
      title: 'Waiting for an answer',
      text: 'The professional has until Thu 26 Nov, 18:12 (New York) to accept or decline. You have nothing to do, and nothing to pay yet.',
      after: expect.stringContaining('the request ends by itself and nothing is charged'),
      left: '6 days left to answer',
    });
    expect(told('accepted', 'candidate', MON).title).toBe('Accepted: a time comes next');
  });

  test('pays while the time is held', () => {
    expect(told('scheduled', 'candidate', MON)).toEqual({
      title: 'Pay $120.00 to confirm this call',
      text: 'The time is held for both of you until Mon 23 Nov, 16:05 (New York).',
      after:
        'Free to cancel until Tue 24 Nov, 12:30 (New York). If you do nothing, the time is released on Mon 23 Nov, 16:05, the request ends, and nothing is charged.',
      actions: [`primary Pay $120.00 /candidate/bookings/${ID}/pay`],
      left: '22 h 25 min left to pay',
      soon: false,
    });
  });

  test('is not asked to pay from the moment the hold ends, even before the job has run', () => {
    expect(told('scheduled', 'candidate', '2026-11-23T21:04:59Z').actions).toHaveLength(1);
    expect(told('scheduled', 'candidate', '2026-11-23T21:05:00Z')).toMatchObject({
      title: 'The time is being released',
      actions: [],
      soon: true,
    });
  });

  test('joins a confirmed call, and is told when they get their money back without asking', () => {
    expect(told('confirmed', 'candidate', '2026-11-22T23:30:00Z')).toMatchObject({
      title: 'Join on Tue 24 Nov at 15:30 (New York)',
      after: 'If Daniel is not there by 15:40, you get $120.00 back without asking.',
      actions: [
        `primary Get ready for the call /candidate/bookings/${ID}/call`,
        `plain Add to calendar /api/bookings/${ID}/calendar.ics`,
      ],
      left: '1 day 21 h until the call',
    });
    expect(told('confirmed', 'candidate', '2026-11-24T20:14:59Z').actions).toHaveLength(2);
    expect(told('confirmed', 'candidate', '2026-11-24T20:15:00Z').actions).toEqual([
      `primary Join on Zoom /api/bookings/${ID}/join`,
      `plain Get ready for the call /candidate/bookings/${ID}/call`,
      `plain Add to calendar /api/bookings/${ID}/calendar.ics`,
    ]);
    expect(told('confirmed', 'candidate', '2026-11-24T20:35:00Z')).toMatchObject({
      title: 'The call is on until 16:00 (New York)',
      left: undefined,
    });
    // A professional who is not there by then is late; afterwards the promise would be idle.
    expect(told('confirmed', 'candidate', '2026-11-24T20:40:00Z').after).toBeUndefined();
    expect(told('confirmed', 'candidate', '2026-11-24T21:00:00Z')).toMatchObject({
      title: 'The call is over',
      soon: true,
    });
  });

  test('is told that the Zoom link is being made, a moment after the payment', () => {
    expect(told('withoutMeeting', 'candidate', '2026-11-22T22:53:00Z')).toMatchObject({
      text: 'The Zoom link is being made. If it is not here in a moment, load the page again.',
      actions: [`plain Add to calendar /api/bookings/${ID}/calendar.ics`],
      soon: true,
    });
  });

  test('waits for feedback with the last moment and the sum', () => {
    expect(told('over', 'candidate', '2026-11-25T21:00:00Z')).toMatchObject({
      title: 'Daniel writes your feedback by Thu 26 Nov, 16:00 (New York)',
      after:
        'If none has passed our check by Fri 27 Nov, 16:00 (New York), you get $120.00 back without asking.',
      left: '1 day until it is due',
    });
    expect(told('over', 'candidate', '2026-11-26T21:00:00Z')).toMatchObject({
      title: 'Your feedback is late',
      left: '1 day until your money goes back',
    });
  });

  test('reads the feedback, and may rate once', () => {
    const page = `/candidate/bookings/${ID}/feedback`;
    expect(told('passed', 'candidate', AFTER_ALL).actions).toEqual([
      `primary Read the feedback ${page}`,
      `quiet Rate the call ${page}#rate`,
    ]);
    expect(told('rated', 'candidate', AFTER_ALL)).toMatchObject({
      actions: [`primary Read the feedback ${page}`],
      after: 'You rated the call 5 of 5. Nothing more is due from you.',
    });
  });

  test.each([
    ['declined', 'The professional declined', 'Nothing was charged, and your name was not shown.'],
    ['unanswered', 'No answer came', 'Nothing was charged, and your name was not shown.'],
    ['neverScheduled', 'No time was set', 'Nothing was charged, and your name was not shown.'],
    ['unpaid', 'The time was released', 'Nothing was charged, and your name was not shown.'],
    ['withdrawn', 'You withdrew this request', 'Nothing was charged, and your name was not shown.'],
    [
      'cancelledUnpaidByCandidate',
      'You cancelled this call',
      'Nothing was charged, and your name was not shown.',
    ],
    ['cancelledUnpaidByProfessional', 'The professional cancelled this call', 'Nothing was charged'],
    [
      'paidTooLate',
      'Your payment came too late and goes back to you',
      '$120.00 went back to the Visa ending 4242 on Sat 28 Nov, 10:00 (New York). Banks take up to 10 working days to show it.',
    ],
    [
      'cancelledInTime',
      'You cancelled this call',
      'You get all of it back. $120.00 is on its way back to the Visa ending 4242.',
    ],
    [
      'cancelledLate',
      'You cancelled this call',
      'You get $60.00 of $120.00 back; the rest pays for the time',
    ],
    ['cancelledByProfessional', 'Daniel cancelled this call', 'You get all of it back.'],
    [
      'refundFailed',
      'Daniel cancelled this call',
      'Your bank returned our refund of $120.00 to us. The sum is still yours',
    ],
    [
      'candidateAbsent',
      'You were not in this call',
      'The price of $120.00 pays for the time that was kept free',
    ],
    ['professionalAbsent', 'You get $120.00 back', 'Daniel was not in the call in time. We are sorry.'],
    ['nobodyCame', 'You get $120.00 back', 'Zoom saw neither of you in the call.'],
    ['feedbackMissing', 'You get $120.00 back', 'No written feedback that passed our check arrived in time.'],
  ] as const)('is told how it ended: %s', (stage, title, text) => {
    const now = told(stage, 'candidate', AFTER_ALL);
    expect(now.title).toBe(title);
    expect(now.text).toContain(text);
  });
});

describe('the professional', () => {
  test('answers, sets a time, waits for the payment', () => {
    const answer = `/professional/requests/${ID}`;
    expect(told('requested', 'professional', '2026-11-20T23:12:00Z')).toMatchObject({
      title: 'Answer this request',
      actions: [`primary See times and answer ${answer}`],
      after: 'If you do nothing, the request ends by itself. Nothing is charged, and your name is not shown.',
      left: '6 days left to answer',
    });
    expect(told('accepted', 'professional', MON).actions).toEqual([`primary Choose a time ${answer}`]);
    expect(told('scheduled', 'professional', MON)).toMatchObject({
      title: 'Waiting for the candidate to pay',
      text: 'The time is held for both of you until Mon 23 Nov, 21:05 (London). You have nothing to do.',
      actions: [],
      left: '22 h 25 min left to pay',
    });
  });

  test('starts the call by an address of ours', () => {
    expect(told('confirmed', 'professional', MON)).toMatchObject({
      title: 'Join on Tue 24 Nov at 20:30 (London)',
      after: 'If you are not there by 20:40 while Maya is, Maya gets $120.00 back and you are not paid.',
    });
    expect(told('confirmed', 'professional', MON).actions[0]).toBe(
      `primary Get ready for the call /professional/bookings/${ID}/call`,
    );
    expect(told('confirmed', 'professional', '2026-11-24T20:20:00Z').actions[0]).toBe(
      `primary Start the call on Zoom /api/bookings/${ID}/join`,
    );
  });

  test('writes feedback, waits while it is checked, writes again', () => {
    const page = `/professional/bookings/${ID}/feedback`;
    const at = '2026-11-25T21:00:00Z';
    expect(told('over', 'professional', at)).toMatchObject({
      title: 'Write the feedback for Maya',
      text: 'At least 200 words, three things to do next and three ratings, by Thu 26 Nov, 21:00 (London).',
      actions: [`primary Write the feedback ${page}`],
      after:
        'If none has passed our check by Fri 27 Nov, 21:00 (London), Maya gets $120.00 back and you are not paid.',
      left: '1 day until it is due',
    });
    expect(told('over', 'professional', '2026-11-26T21:00:00Z').title).toBe('Your feedback is late');
    expect(told('submitted', 'professional', at)).toMatchObject({ actions: [], soon: true });
    expect(told('sentBack', 'professional', at)).toMatchObject({
      title: 'Your feedback needs another pass',
      actions: [`primary See what to change ${page}`],
    });
  });

  test.each([
    [
      'passed',
      'Done: your feedback has passed',
      '$96.00 is yours. It goes to your bank as soon as Stripe has the money ready',
    ],
    [
      'payoutSent',
      'Done: your feedback has passed',
      '$96.00 is on its way to your bank and arrives by Tue 1 Dec.',
    ],
    [
      'payoutPaid',
      'Done: your feedback has passed',
      '$96.00 was paid to your bank on Tue 1 Dec, 10:00 (London).',
    ],
    ['payoutFailed', 'Done: your feedback has passed', 'Your bank did not take $96.00.'],
    ['candidateAbsent', 'Maya did not come; you are paid', 'no feedback is needed. $96.00 is yours.'],
    ['declined', 'You declined this request', 'Nothing was charged, and your name was not shown.'],
    ['unanswered', 'You did not answer in time', 'Your name was not shown.'],
    ['neverScheduled', 'No time was set', 'Your name was not shown.'],
    ['unpaid', 'The call was not paid', 'The candidate did not pay in time, so the time is free again.'],
    ['withdrawn', 'The candidate withdrew this request', 'Nothing was charged, and your name was not shown.'],
    ['cancelledUnpaidByProfessional', 'You cancelled this call', 'Nothing was charged'],
    [
      'cancelledLate',
      'Maya cancelled this call',
      'Maya cancelled late and gets $60.00 back; you are paid for the time you kept free. $48.00 is yours.',
    ],
    [
      'cancelledInTime',
      'Maya cancelled this call',
      'Maya gets $120.00 back, and you are not paid for this call.',
    ],
    [
      'cancelledByProfessional',
      'You cancelled this call',
      'Maya gets $120.00 back, and you are not paid for this call.',
    ],
    ['professionalAbsent', 'Refunded, not paid out', 'Maya was there, and Zoom did not see you in time.'],
    ['nobodyCame', 'Refunded, not paid out', 'Zoom saw neither of you in the call.'],
    [
      'feedbackMissing',
      'Refunded, not paid out',
      'Maya gets $120.00 back, and you are not paid for this call.',
    ],
  ] as const)('is told how it ended: %s', (stage, title, text) => {
    const now = told(stage, 'professional', AFTER_ALL);
    expect(now.title).toBe(title);
    expect(now.text).toContain(text);
  });
});

describe.each(['candidate', 'professional'] as const)('whatever the state, for the %s', (side) => {
  test.each(Object.keys(STAGES) as Stage[])(
    '%s: at most one filled button, and no name before its time',
    (stage) => {
      for (const at of ['2026-11-22T23:00:00Z', AFTER_ALL]) {
        const now = told(stage, side, at);
        expect(now.actions.filter((action) => action.startsWith('primary')).length).toBeLessThanOrEqual(1);
        const other = side === 'candidate' ? /Daniel|Reyes/ : /Maya|Okafor/;
        if (STAGES[stage].confirmedAt === null) expect(JSON.stringify(now)).not.toMatch(other);
      }
    },
  );
});
