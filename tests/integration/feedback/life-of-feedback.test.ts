import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM } from '@/lib/audit';
import { db } from '@/lib/db';
import type { FeedbackInput } from '@/lib/domain/feedback-structure';
import { endGrace } from '@/lib/feedback/end-grace';
import { judgeBookingFeedback } from '@/lib/feedback/judge';
import { sendNudge } from '@/lib/feedback/nudge';
import { reasonsIn } from '@/lib/feedback/stored-feedback';
import { submitFeedback } from '@/lib/feedback/submit';
import { endedCall, happen, insertPairs, type Pair } from '../../factories/bookings';
import { as } from '../../factories/people';
import { SECOND_VERSION, TOO_THIN } from '../../fixtures/feedback/story';
import { StillWorld } from '../../support/still-world';

const world = StillWorld.forThisFile();
let pairs: Pair[];
beforeAll(async () => {
  pairs = await insertPairs(30);
});
// Here the same text passes on many bookings.
beforeEach(() => db().feedbackShingle.deleteMany());

type Ended = Awaited<ReturnType<typeof endedCall>>;

/** A call that has just ended, of people nobody else has used. */
function ended(): Promise<Ended> {
  const pair = pairs.pop();
  if (!pair) throw new TypeError('no pair is left');
  return endedCall(world, pair);
}

const submit = async (call: Ended, input: FeedbackInput = SECOND_VERSION) =>
  submitFeedback(await as(call.professionalId, 'feedback.write'), call.id, input);
const bookingOf = ({ id }: Ended) =>
  db().booking.findUniqueOrThrow({
    where: { id },
    include: {
      payment: { include: { payout: true, refunds: true } },
      feedback: { orderBy: { revision: 'asc' } },
    },
  });
const jobsOf = ({ id }: Ended, job: string) =>
  db().outboxEntry.count({ where: { job, id: { startsWith: id } } });
const told = async ({ id }: Ended, kind: string) =>
  db().notification.count({ where: { bookingId: id, kind } });

describe('handing in', () => {
  test('keeps a revision that is pending and has it judged', async () => {
    const call = await ended();
    expect(await submit(call)).toEqual({ bookingId: call.id, revision: 1, qcStatus: 'pending' });
    const { feedback, status } = await bookingOf(call);
    expect(status).toBe('completed_pending_feedback');
    expect(feedback).toMatchObject([
      {
        revision: 1,
        text: SECOND_VERSION.text,
        actions: SECOND_VERSION.actions,
        qcStatus: 'pending',
        starsTechnical: 3,
      },
    ]);
    expect(await jobsOf(call, 'judge-feedback')).toBe(1);
  });

  test('names every field that is wrong, and changes nothing', async () => {
    const call = await ended();
    await expect(
      submit(call, { text: 'Too short.', actions: ['a', 'A', ''], stars: { interest: 6 } }),
    ).rejects.toMatchObject({
      code: 'invalid_fields',
      status: 422,
      details: {
        fields: [
          { path: 'text' },
          { path: 'actions.1' },
          { path: 'actions.2' },
          { path: 'stars.culturalFit' },
          { path: 'stars.interest' },
          { path: 'stars.technical' },
        ],
      },
    });
    expect((await bookingOf(call)).feedback).toEqual([]);
    expect(await jobsOf(call, 'judge-feedback')).toBe(0);
  });

  test('is not possible while an earlier revision is pending', async () => {
    const call = await ended();
    await submit(call);
    await expect(submit(call)).rejects.toMatchObject({ code: 'feedback_being_checked', status: 409 });
    expect((await bookingOf(call)).feedback).toHaveLength(1);
  });

  test('twice at once leaves one revision', async () => {
    const call = await ended();
    const both = await Promise.allSettled([submit(call), submit(call), submit(call)]);
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect(both.filter((each) => each.status === 'rejected').map((each) => each.reason.code)).toEqual([
      'feedback_being_checked',
      'feedback_being_checked',
    ]);
    expect((await bookingOf(call)).feedback).toHaveLength(1);
    expect(await jobsOf(call, 'judge-feedback')).toBe(1);
  });

  test('is possible until 72 hours after the call, and not at that instant', async () => {
    const [early, late] = [await ended(), await ended()];
    world.moveTo(early.endAt.add({ hours: 71, minutes: 59, seconds: 50 }));
    await expect(submit(early)).resolves.toMatchObject({ qcStatus: 'pending' });
    world.moveTo(late.endAt.add({ hours: 72 }));
    await expect(submit(late)).rejects.toMatchObject({ code: 'too_late', status: 409 });
  });

  test('is for the professional of the booking alone; for others it is not there', async () => {
    const [call, other] = [await ended(), await ended()];
    const stranger = await as(other.professionalId, 'feedback.write');
    for (const input of [SECOND_VERSION, {}]) {
      await expect(submitFeedback(stranger, call.id, input)).rejects.toMatchObject({
        code: 'not_found',
        status: 404,
      });
    }
    await expect(as(call.candidateId, 'feedback.write')).rejects.toMatchObject({ code: 'wrong_role' });
    await expect(submitFeedback(stranger, 'bk_0000000000000000', SECOND_VERSION)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('is not possible before the call has ended or after the booking has', async () => {
    const call = await ended();
    await happen(call.id, { type: 'candidate_absent' }, SYSTEM);
    await expect(submit(call)).rejects.toMatchObject({ code: 'wrong_state', status: 409 });
  });
});

describe('the judge', () => {
  test('sends general feedback back with remarks, and passes the second version', async () => {
    const call = await ended();
    await submit(call, TOO_THIN);
    await judgeBookingFeedback(call.id);
    const first = (await bookingOf(call)).feedback[0];
    expect(first).toMatchObject({ qcStatus: 'revise', qcJudge: 'rules', judgedAt: expect.any(Date) });
    expect(first && reasonsIn(first).map((each) => each.code)).toEqual(
      expect.arrayContaining(['praise_without_reason', 'could_be_anyone', 'same_action_twice']),
    );
    expect(await told(call, 'feedback_sent_back')).toBe(1);

    expect(await submit(call)).toMatchObject({ revision: 2 });
    await judgeBookingFeedback(call.id);
    expect(await bookingOf(call)).toMatchObject({
      status: 'completed',
      endReason: 'feedback_passed',
      feedback: [{ qcStatus: 'revise' }, { qcStatus: 'passed', qcReasons: [] }],
      payment: { status: 'earned', payout: { status: 'pending', amountCents: 9_600 } },
    });
    expect(await told(call, 'feedback_ready')).toBe(2);
    const audited = await db().auditEntry.findMany({
      where: { subject: `feedback/${call.id}` },
      orderBy: { id: 'asc' },
    });
    expect(audited.map((each) => each.action)).toEqual(['feedback.revise', 'feedback.passed']);
    expect(JSON.stringify(audited.map((each) => each.data))).not.toMatch(/Maya|leveraged/);
  });

  test('has one effect however often it runs, also at once', async () => {
    const call = await ended();
    await submit(call);
    await Promise.all([1, 2, 3].map(() => judgeBookingFeedback(call.id)));
    await judgeBookingFeedback(call.id);
    expect((await bookingOf(call)).status).toBe('completed');
    const where = { bookingId: call.id };
    expect(await db().bookingEvent.count({ where: { ...where, event: 'pass_feedback' } })).toBe(1);
    expect(await db().ledgerEntry.count({ where: { ...where, kind: 'earned' } })).toBe(1);
    expect(await jobsOf(call, 'send-payout')).toBe(1);
    expect(await told(call, 'feedback_ready')).toBe(2);
  });

  test('sends back once however often it runs', async () => {
    const call = await ended();
    await submit(call, TOO_THIN);
    await Promise.all([1, 2, 3].map(() => judgeBookingFeedback(call.id)));
    const where = { bookingId: call.id, event: 'send_back_feedback' };
    expect(await db().bookingEvent.count({ where })).toBe(1);
    expect(await told(call, 'feedback_sent_back')).toBe(1);
    expect(await db().auditEntry.count({ where: { subject: `feedback/${call.id}` } })).toBe(1);
  });

  test('does nothing where nothing was handed in', async () => {
    const call = await ended();
    await judgeBookingFeedback(call.id);
    await judgeBookingFeedback('bk_0000000000000000');
    expect((await bookingOf(call)).status).toBe('completed_pending_feedback');
  });

  test('finds a copy of feedback that passed on another booking, and none of what was sent back', async () => {
    const [one, other, third] = [await ended(), await ended(), await ended()];
    const copy = { ...SECOND_VERSION, text: `Good to talk to you today. ${SECOND_VERSION.text}` };
    await submit(one, { ...SECOND_VERSION, actions: ['Confidence', 'Debt', 'Structure'] });
    await judgeBookingFeedback(one.id);
    await submit(other);
    await judgeBookingFeedback(other.id);
    expect((await bookingOf(other)).feedback).toMatchObject([{ qcStatus: 'passed' }]);

    await submit(third, copy);
    await judgeBookingFeedback(third.id);
    const { feedback, status } = await bookingOf(third);
    expect(status).toBe('completed_pending_feedback');
    const reasons = feedback[0] ? reasonsIn(feedback[0]) : [];
    expect(reasons.map((each) => each.code)).toEqual(['copied']);
    expect(copy.text.slice(reasons[0]?.start, reasons[0]?.end)).toBe(SECOND_VERSION.text.replace(/\.$/, ''));
  });

  test('keeps its word when the booking has ended otherwise in the meantime', async () => {
    const call = await ended();
    await submit(call);
    await happen(call.id, { type: 'professional_absent' }, SYSTEM);
    await judgeBookingFeedback(call.id);
    expect(await bookingOf(call)).toMatchObject({
      status: 'refunded',
      endReason: 'professional_absent',
      feedback: [{ qcStatus: 'passed' }],
      payment: { status: 'refunding', payout: { status: 'blocked' } },
    });
  });
});

describe('the deadline', () => {
  test('without feedback the candidate gets everything back, once', async () => {
    const call = await ended();
    world.moveTo(call.endAt.add({ hours: 71, minutes: 59 }));
    await endGrace(call.id);
    expect((await bookingOf(call)).status).toBe('completed_pending_feedback');
    world.moveTo(call.endAt.add({ hours: 72 }));
    await Promise.all([endGrace(call.id), endGrace(call.id)]);
    await endGrace(call.id);
    expect(await bookingOf(call)).toMatchObject({
      status: 'refunded',
      endReason: 'feedback_missing',
      refundCents: 12_000,
      payment: { status: 'refunding', refunds: [{ amountCents: 12_000 }], payout: { status: 'blocked' } },
    });
    expect(await jobsOf(call, 'refund-payment')).toBe(1);
  });

  test('feedback that was sent back and not written again counts as missing', async () => {
    const call = await ended();
    await submit(call, TOO_THIN);
    await judgeBookingFeedback(call.id);
    world.moveTo(call.endAt.add({ hours: 72 }));
    await endGrace(call.id);
    expect((await bookingOf(call)).status).toBe('refunded');
  });

  test('a revision that is pending at the deadline is judged first, and may pass', async () => {
    const call = await ended();
    await submit(call);
    world.moveTo(call.endAt.add({ hours: 80 }));
    await endGrace(call.id);
    expect((await bookingOf(call)).status).toBe('completed_pending_feedback');
    await judgeBookingFeedback(call.id);
    expect(await bookingOf(call)).toMatchObject({ status: 'completed', payment: { status: 'earned' } });
  });

  test('when it is sent back after the deadline, the refund follows in the same go', async () => {
    const call = await ended();
    await submit(call, TOO_THIN);
    world.moveTo(call.endAt.add({ hours: 72 }));
    await endGrace(call.id);
    await judgeBookingFeedback(call.id);
    expect(await bookingOf(call)).toMatchObject({
      status: 'refunded',
      endReason: 'feedback_missing',
      feedback: [{ qcStatus: 'revise' }],
      payment: { status: 'refunding' },
    });
    // Nobody is asked to write again what cannot be handed in any more.
    expect(await told(call, 'feedback_sent_back')).toBe(0);
    expect(await told(call, 'feedback_missing')).toBe(2);
  });
});

describe('a reminder', () => {
  test('comes once while feedback is missing', async () => {
    const call = await ended();
    await Promise.all([sendNudge(call.id, 'nudge_first'), sendNudge(call.id, 'nudge_first')]);
    await sendNudge(call.id, 'nudge_first');
    expect(
      await db().notification.findMany({ where: { bookingId: call.id, kind: 'nudge_first' } }),
    ).toMatchObject([{ userId: call.professionalId }]);
  });

  test('comes when feedback has to be written again, and not while it is checked', async () => {
    const call = await ended();
    await submit(call, TOO_THIN);
    await sendNudge(call.id, 'nudge_first');
    expect(await told(call, 'nudge_first')).toBe(0);
    await judgeBookingFeedback(call.id);
    await sendNudge(call.id, 'nudge_second');
    expect(await told(call, 'nudge_second')).toBe(1);
  });

  test('does not come after the booking has ended', async () => {
    const call = await ended();
    await submit(call);
    await judgeBookingFeedback(call.id);
    await sendNudge(call.id, 'nudge_second');
    const missed = await ended();
    await happen(missed.id, { type: 'candidate_absent' }, SYSTEM);
    await sendNudge(missed.id, 'nudge_second');
    await sendNudge('bk_0000000000000000', 'nudge_second');
    expect(await told(call, 'nudge_second')).toBe(0);
    expect(await told(missed, 'nudge_second')).toBe(0);
  });
});
