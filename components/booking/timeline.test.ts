import { beforeAll, describe, expect, test } from 'vitest';
import type { Party } from '@/lib/domain/booking';
import { isTerminal } from '@/lib/domain/booking';
import { readingOf, STAGES, type Stage, setBookingClock } from '@/tests/factories/booking-view';
import { timelineOf } from './timeline';

beforeAll(setBookingClock);

/** A minute after the newest event of the stage. */
function justAfter(stage: Stage): string {
  const at = STAGES[stage].events.at(-1)?.at.getTime() ?? 0;
  return new Date(at + 60_000).toISOString();
}

function told(stage: Stage, side: Party, at = justAfter(stage)) {
  return timelineOf(readingOf(stage, side, at)).map(({ state, when, title, sum }) =>
    `${state} | ${when} | ${title}${sum ? ` | ${sum}` : ''}`.replaceAll('\u00a0', ' '),
  );
}

const ASKED = 'done | Thu 19 Nov, 18:12 | You asked for a call';
const ACCEPTED = 'done | Sat 21 Nov, 11:40 | The professional accepted';
const SET = 'done | Sun 22 Nov, 16:05 | A time was set';
const DANIEL = 'done | Sat 21 Nov, 11:40 | Daniel accepted';
const PAID = 'done | Sun 22 Nov, 17:52 | You paid: the call is confirmed | $120.00';
const WAS_ASKED = 'done | Thu 19 Nov, 23:12 | You were asked for a call';
const DID_ACCEPT = 'done | Sat 21 Nov, 16:40 | You accepted';
const DID_SET = 'done | Sun 22 Nov, 21:05 | You set a time';
const MAYA_PAID = 'done | Sun 22 Nov, 22:52 | Maya paid: the call is confirmed';
const HELD = 'done | Tue 24 Nov, 15:30-16:00 | The call on Zoom';
const HELD_FOR_DANIEL = 'done | Tue 24 Nov, 20:30-21:00 | The call on Zoom';

describe('the candidate reads', () => {
  test('a request, with the rest told by how long it takes', () => {
    expect(told('requested', 'candidate')).toEqual([
      ASKED,
      'now | By Thu 26 Nov, 18:12 | The professional answers',
      'next | Within 24 h of the time being set | You pay | $120.00',
      'next | At the agreed time | The call on Zoom',
      'next | Within 48 h after the call | Written feedback',
    ]);
    expect(told('accepted', 'candidate').slice(0, 3)).toEqual([
      ASKED,
      ACCEPTED,
      'now | By Thu 26 Nov, 18:12 | The professional sets a time',
    ]);
  });

  test('a time that waits for the payment', () => {
    expect(told('scheduled', 'candidate')).toEqual([
      ASKED,
      ACCEPTED,
      SET,
      'now | By Mon 23 Nov, 16:05 | You pay | $120.00',
      'next | Tue 24 Nov, 12:30 | Last moment to cancel for free',
      'next | Tue 24 Nov, 15:30-16:00 | The call on Zoom',
      'next | By Fri 27 Nov, 16:00 | Written feedback',
    ]);
  });

  test('a confirmed call, before and after the last moment to cancel for free', () => {
    const ahead = [
      'next | By Thu 26 Nov, 16:00 | Written feedback is due',
      'next | When it arrives | You can rate the call',
    ];
    expect(told('confirmed', 'candidate')).toEqual([
      ASKED,
      DANIEL,
      SET,
      PAID,
      'now | Until Tue 24 Nov, 12:30 | You can still cancel for free',
      'next | Tue 24 Nov, 15:30-16:00 | The call on Zoom',
      ...ahead,
    ]);
    expect(told('confirmed', 'candidate', '2026-11-24T17:30:00.001Z').slice(4)).toEqual([
      'now | Tue 24 Nov, 15:30-16:00 | The call on Zoom',
      ...ahead,
    ]);
    expect(told('confirmed', 'candidate', '2026-11-24T17:30:00Z')[4]).toContain(
      'You can still cancel for free',
    );
  });

  test('feedback on its way, the same whatever its author has sent and got back', () => {
    for (const stage of ['over', 'submitted', 'sentBack'] as const) {
      expect(told(stage, 'candidate').slice(4)).toEqual([
        HELD,
        'now | By Thu 26 Nov, 16:00 | Written feedback is due',
        'next | When it arrives | You can rate the call',
      ]);
    }
    expect(told('over', 'candidate', '2026-11-26T21:00:00Z')[5]).toBe(
      'now | By Fri 27 Nov, 16:00 | Written feedback is late',
    );
  });

  test('feedback that has come, and the own rating', () => {
    const came = 'done | Wed 25 Nov, 07:01 | Written feedback from Daniel';
    expect(told('passed', 'candidate').slice(4)).toEqual([
      HELD,
      came,
      'next | When you like | You can rate the call, once',
    ]);
    expect(told('rated', 'candidate').slice(5)).toEqual([came, 'done |  | You rated the call 5 of 5']);
  });

  test.each([
    ['declined', ['ended | Fri 27 Nov, 16:00 | The professional declined']],
    ['unanswered', ['ended | Fri 27 Nov, 16:00 | No answer came, so the request ended']],
    ['neverScheduled', ['ended | Fri 27 Nov, 16:00 | No time was set, so the request ended']],
    ['withdrawn', ['ended | Fri 27 Nov, 16:00 | You withdrew the request']],
    ['unpaid', ['ended | Fri 27 Nov, 16:00 | Not paid in time, so the time was released']],
    [
      'paidTooLate',
      [
        'ended | Fri 27 Nov, 16:00 | Not paid in time, so the time was released',
        'done | Sun 22 Nov, 17:52 | Your payment arrived, too late | $120.00',
        'done | Sat 28 Nov, 10:00 | The money went back to you | $120.00',
      ],
    ],
    ['cancelledUnpaidByCandidate', ['ended | Fri 27 Nov, 16:00 | You cancelled the call']],
    ['cancelledUnpaidByProfessional', ['ended | Fri 27 Nov, 16:00 | The professional cancelled the call']],
    [
      'cancelledInTime',
      [
        'ended | Fri 27 Nov, 16:00 | You cancelled the call',
        'now | On its way | The money goes back to you | $120.00',
      ],
    ],
    [
      'cancelledLate',
      [
        'ended | Fri 27 Nov, 16:00 | You cancelled the call',
        'done | Sat 28 Nov, 10:00 | The money went back to you | $60.00',
      ],
    ],
    [
      'refundFailed',
      [
        'ended | Fri 27 Nov, 16:00 | Daniel cancelled the call',
        'bad | Sat 28 Nov, 10:00 | Your bank returned the refund | $120.00',
      ],
    ],
    [
      'candidateAbsent',
      [
        'done | Tue 24 Nov, 15:30-16:00 | The time of the call',
        'bad | Fri 27 Nov, 16:00 | You were not in the call',
      ],
    ],
    [
      'professionalAbsent',
      [
        'done | Tue 24 Nov, 15:30-16:00 | The time of the call',
        'ended | Fri 27 Nov, 16:00 | Daniel was not in the call in time',
        'done | Sat 28 Nov, 10:00 | The money went back to you | $120.00',
      ],
    ],
    [
      'nobodyCame',
      [
        'done | Tue 24 Nov, 15:30-16:00 | The time of the call',
        'ended | Fri 27 Nov, 16:00 | Nobody was in the call',
        'done | Sat 28 Nov, 10:00 | The money went back to you | $120.00',
      ],
    ],
    [
      'feedbackMissing',
      [
        HELD,
        'ended | Fri 27 Nov, 16:00 | No written feedback in time',
        'done | Sat 28 Nov, 10:00 | The money went back to you | $120.00',
      ],
    ],
  ] as const)('how it ended: %s', (stage, last) => {
    expect(told(stage, 'candidate').slice(-last.length)).toEqual(last);
  });
});

describe('the professional reads', () => {
  test('a request, then the wait for the payment', () => {
    expect(told('requested', 'professional')).toEqual([
      WAS_ASKED,
      'now | By Thu 26 Nov, 23:12 | You answer',
      'next | Within 24 h of the time being set | The candidate pays',
      'next | At the agreed time | The call on Zoom',
      'next | Within 48 h after the call | Your written feedback',
      'next | When it has passed | You are paid | $96.00',
    ]);
    expect(told('accepted', 'professional')[2]).toBe('now | By Thu 26 Nov, 23:12 | You set a time');
    expect(told('scheduled', 'professional')).toEqual([
      WAS_ASKED,
      DID_ACCEPT,
      DID_SET,
      'now | By Mon 23 Nov, 21:05 | The candidate pays',
      'next | Tue 24 Nov, 17:30 | Last moment for the candidate to cancel for free',
      'next | Tue 24 Nov, 20:30-21:00 | The call on Zoom',
      'next | By Thu 26 Nov, 21:00 | Your written feedback is due',
      'next | When it has passed | You are paid | $96.00',
    ]);
  });

  test('a confirmed call', () => {
    expect(told('confirmed', 'professional')).toEqual([
      WAS_ASKED,
      DID_ACCEPT,
      DID_SET,
      MAYA_PAID,
      'now | Until Tue 24 Nov, 17:30 | Maya can still cancel for free',
      'next | Tue 24 Nov, 20:30-21:00 | The call on Zoom',
      'next | By Thu 26 Nov, 21:00 | Your written feedback is due',
      'next | When it has passed | You are paid | $96.00',
    ]);
  });

  test('feedback that is due, checked, sent back, passed', () => {
    const paid = 'next | When it has passed | You are paid | $96.00';
    const sent = 'done | Wed 25 Nov, 12:00 | You sent the feedback';
    expect(told('over', 'professional').slice(4)).toEqual([
      HELD_FOR_DANIEL,
      'now | By Thu 26 Nov, 21:00 | Your written feedback is due',
      paid,
    ]);
    expect(told('submitted', 'professional').slice(5)).toEqual([
      sent,
      'now | Within minutes | We check your feedback',
      paid,
    ]);
    expect(told('sentBack', 'professional').slice(5)).toEqual([
      sent,
      'bad | Wed 25 Nov, 12:01 | The feedback came back to you',
      'now | By Thu 26 Nov, 21:00 | Your written feedback is due',
      paid,
    ]);
    expect(told('passed', 'professional').slice(6)).toEqual([
      'done | Wed 25 Nov, 12:01 | Your feedback has passed',
      'now | When Stripe has it ready | Your payout goes to your bank | $96.00',
    ]);
  });

  test.each([
    ['payoutSent', 'now | By Tue 1 Dec | Your payout arrives at your bank | $96.00'],
    ['payoutPaid', 'done | Tue 1 Dec, 10:00 | You were paid | $96.00'],
    ['payoutFailed', 'bad |  | Your bank did not take the payout | $96.00'],
    ['declined', 'ended | Fri 27 Nov, 21:00 | You declined'],
    ['withdrawn', 'ended | Fri 27 Nov, 21:00 | The candidate withdrew the request'],
    ['cancelledUnpaidByCandidate', 'ended | Fri 27 Nov, 21:00 | The candidate cancelled the call'],
    ['cancelledInTime', 'done | Fri 27 Nov, 21:00 | Maya gets the money back | -$120.00'],
    ['cancelledByProfessional', 'done | Fri 27 Nov, 21:00 | Maya gets the money back | -$120.00'],
    ['cancelledLate', 'now | When Stripe has it ready | Your payout goes to your bank | $48.00'],
    ['candidateAbsent', 'now | When Stripe has it ready | Your payout goes to your bank | $96.00'],
    ['professionalAbsent', 'done | Fri 27 Nov, 21:00 | Maya gets the money back | -$120.00'],
    ['feedbackMissing', 'done | Fri 27 Nov, 21:00 | Maya gets the money back | -$120.00'],
  ] as const)('how it ended: %s', (stage, last) => {
    expect(told(stage, 'professional').at(-1)).toBe(last);
  });
});

describe.each(['candidate', 'professional'] as const)('whatever happens, for the %s', (side) => {
  test.each(Object.keys(STAGES) as Stage[])(
    '%s: what lives waits for one thing, and time only moves on',
    (stage) => {
      const reading = readingOf(stage, side, justAfter(stage));
      const steps = timelineOf(reading);
      const present = steps.filter((step) => step.state === 'now').length;
      if (isTerminal(reading.view.status)) expect(present).toBeLessThanOrEqual(1);
      else expect(present).toBe(1);
      const ahead = steps.findIndex((step) => step.state === 'now' || step.state === 'next');
      const later = ahead === -1 ? [] : steps.slice(ahead).map((step) => step.state);
      expect(later.filter((state) => state !== 'now' && state !== 'next')).toEqual([]);
    },
  );
});
