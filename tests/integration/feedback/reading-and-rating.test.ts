import { beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { db } from '@/lib/db';
import { judgeBookingFeedback } from '@/lib/feedback/judge';
import { feedbackFor } from '@/lib/feedback/queries';
import { rate } from '@/lib/feedback/rate';
import { recheckFeedback } from '@/lib/feedback/recheck';
import { saveDraft } from '@/lib/feedback/save-draft';
import { rateRoute, readRoute, saveDraftRoute } from '@/lib/feedback/schema';
import { submitFeedback } from '@/lib/feedback/submit';
import { newId } from '@/lib/ids';
import { publicCard } from '@/lib/listings/search';
import { confirmedBooking, endedCall, happen, insertPairs, type Pair } from '../../factories/bookings';
import { readyAccount } from '../../factories/listed-people';
import { as } from '../../factories/people';
import { SECOND_VERSION, TOO_THIN } from '../../fixtures/feedback/story';
import { StillWorld } from '../../support/still-world';

const world = StillWorld.forThisFile();
const adminId = newId('us');
let pairs: Pair[];
beforeAll(async () => {
  pairs = await insertPairs(40);
  await db().user.create({
    data: {
      id: adminId,
      email: 'admin@monet.local',
      role: 'admin',
      name: 'Admin',
      zone: 'Europe/London',
      emailVerifiedAt: toDate(now()),
      createdAt: toDate(now()),
    },
  });
});

function nextPair(): Pair {
  const pair = pairs.pop();
  if (!pair) throw new TypeError('no pair is left');
  return pair;
}

type Ended = Awaited<ReturnType<typeof endedCall>>;
const ended = () => endedCall(world, nextPair());

async function judged(input = SECOND_VERSION, pair = nextPair()): Promise<Ended> {
  const call = await endedCall(world, pair);
  await db().feedbackShingle.deleteMany(); // here the same text passes on many bookings
  await submitFeedback(await as(call.professionalId, 'feedback.write'), call.id, input);
  await judgeBookingFeedback(call.id);
  return call;
}

const read = async (userId: string, id: string) => {
  const view = await feedbackFor(await as(userId, 'feedback.read'), id);
  return readRoute.answer.parse(view);
};

describe('who sees what', () => {
  test('the candidate sees nothing until it has passed, then text, actions and stars', async () => {
    const call = await judged(TOO_THIN);
    await expect(read(call.candidateId, call.id)).rejects.toMatchObject({ code: 'not_found' });
    await submitFeedback(await as(call.professionalId, 'feedback.write'), call.id, SECOND_VERSION);
    await expect(read(call.candidateId, call.id)).rejects.toMatchObject({ code: 'not_found' });
    await judgeBookingFeedback(call.id);
    expect(await read(call.candidateId, call.id)).toEqual({
      role: 'candidate',
      bookingId: call.id,
      qcStatus: 'passed',
      submittedAt: expect.any(String),
      ...SECOND_VERSION,
    });
  });

  test('the professional sees the newest revision, its remarks and how many came before', async () => {
    const call = await ended();
    expect(await read(call.professionalId, call.id)).toMatchObject({
      qcStatus: 'none',
      newest: null,
      draft: null,
    });
    const pro = await as(call.professionalId, 'feedback.write');
    for (const _ of [1, 2]) {
      await submitFeedback(pro, call.id, TOO_THIN);
      await judgeBookingFeedback(call.id);
    }
    expect(await read(call.professionalId, call.id)).toMatchObject({
      role: 'professional',
      qcStatus: 'revise',
      earlierRevisions: 1,
      newest: {
        revision: 2,
        text: TOO_THIN.text,
        reasons: expect.arrayContaining([
          expect.objectContaining({ code: 'could_be_anyone', field: 'text' }),
        ]),
      },
    });
  });

  test('the admin sees every revision and who judged it', async () => {
    const call = await judged(TOO_THIN);
    expect(await read(adminId, call.id)).toMatchObject({
      role: 'admin',
      qcStatus: 'revise',
      revisions: [{ revision: 1, judge: 'rules' }],
    });
  });

  test('for anybody else it is not there', async () => {
    const [call, other] = [await judged(), await ended()];
    for (const stranger of [other.candidateId, other.professionalId]) {
      await expect(read(stranger, call.id)).rejects.toMatchObject({ code: 'not_found', status: 404 });
    }
    await expect(read(adminId, 'bk_0000000000000000')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the draft', () => {
  const draft = (input: object) => saveDraftRoute.body.parse(input);

  test('keeps what is there, the last one counts, and handing in removes it', async () => {
    const call = await ended();
    const pro = await as(call.professionalId, 'feedback.write');
    await saveDraft(pro, call.id, draft({ text: 'You opened with\u0000 why\r\n\ud800' }));
    await saveDraft(
      pro,
      call.id,
      draft({ text: 'You opened', actions: ['Read'], stars: { interest: 4, technical: null } }),
    );
    expect(await read(call.professionalId, call.id)).toMatchObject({
      draft: { text: 'You opened', actions: ['Read'], stars: { interest: 4 }, savedAt: expect.any(String) },
    });
    await submitFeedback(pro, call.id, SECOND_VERSION);
    expect(await read(call.professionalId, call.id)).toMatchObject({ draft: null });
  });

  test('may be begun in the call, and not after the end of the booking', async () => {
    const early = await confirmedBooking(nextPair());
    await expect(
      saveDraft(await as(early.professionalId, 'feedback.write'), early.id, draft({ text: 'Notes' })),
    ).resolves.toMatchObject({ savedAt: expect.any(String) });
    const call = await judged();
    await expect(
      saveDraft(await as(call.professionalId, 'feedback.write'), call.id, draft({ text: 'Late' })),
    ).rejects.toMatchObject({ code: 'wrong_state' });
  });

  test('is its author’s alone', async () => {
    const [call, other] = [await ended(), await ended()];
    await expect(
      saveDraft(await as(other.professionalId, 'feedback.write'), call.id, draft({ text: 'x' })),
    ).rejects.toMatchObject({ code: 'not_found' });
    expect(saveDraftRoute.body.safeParse({ stars: { interest: 6 } }).success).toBe(false);
  });
});

describe('checking again', () => {
  test('puts the revision back to pending, is audited, and has a job of its own each time', async () => {
    const call = await judged(TOO_THIN);
    const admin = await as(adminId, 'qc.recheck');
    for (const round of [1, 2]) {
      expect(await recheckFeedback(admin, call.id, 'The author objects.')).toEqual({
        bookingId: call.id,
        revision: 1,
        qcStatus: 'pending',
      });
      expect(await db().outboxEntry.count({ where: { id: { startsWith: `${call.id}/recheck/` } } })).toBe(
        round,
      );
      await expect(recheckFeedback(admin, call.id, null)).rejects.toMatchObject({
        code: 'wrong_state',
        status: 409,
      });
      await judgeBookingFeedback(call.id);
    }
    expect(await read(call.professionalId, call.id)).toMatchObject({
      qcStatus: 'revise',
      newest: { revision: 1 },
    });
    const rows = await db().auditEntry.findMany({
      where: { action: 'feedback.recheck', subject: `feedback/${call.id}` },
    });
    expect(rows).toMatchObject([
      { actor: 'admin', actorId: adminId, data: { revision: 1, reason: 'The author objects.' } },
      { actor: 'admin' },
    ]);
  });

  test('is refused when nothing was sent back, when it passed, and for others than the admin', async () => {
    const admin = await as(adminId, 'qc.recheck');
    const [empty, passed] = [await ended(), await judged()];
    for (const { id } of [empty, passed]) {
      await expect(recheckFeedback(admin, id, null)).rejects.toMatchObject({ code: 'wrong_state' });
    }
    await expect(recheckFeedback(admin, 'bk_0000000000000000', null)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(as(empty.professionalId, 'qc.recheck')).rejects.toMatchObject({ code: 'wrong_role' });
  });
});

describe('rating', () => {
  const rateAs = async (
    userId: string,
    bookingId: string,
    stars = 5,
    text: string | null = 'Clear and direct.',
  ) => rate(await as(userId, 'review.write'), { bookingId, stars, text });

  test('is possible once after the call is completed', async () => {
    const call = await judged();
    expect(await rateAs(call.candidateId, call.id)).toEqual({
      bookingId: call.id,
      stars: 5,
      text: 'Clear and direct.',
    });
    expect(await db().review.findUnique({ where: { bookingId: call.id } })).toMatchObject({
      listingId: call.listingId,
      reviewerStage: 'final_year_student',
    });
    await expect(rateAs(call.candidateId, call.id, 1)).rejects.toMatchObject({
      code: 'already_rated',
      status: 409,
    });
  });

  test('shows on the card from the third one on', async () => {
    const pro = nextPair();
    await db().stripeAccount.createMany({
      data: [pro, ...pairs].map(({ professionalId }, at) => readyAccount(professionalId, at)),
    });
    const shown: unknown[] = [];
    for (const stars of [5, 4, 4]) {
      const call = await judged(SECOND_VERSION, { ...pro, candidateId: nextPair().candidateId });
      await rateAs(call.candidateId, call.id, stars);
      shown.push((await publicCard(pro.listingId))?.rating);
    }
    expect(shown).toEqual([undefined, undefined, { average: 4.3, floor: 3 }]);
  });

  test('twice at once leaves one rating', async () => {
    const call = await judged();
    const all = await Promise.allSettled(
      [1, 2, 3].map((stars) => rateAs(call.candidateId, call.id, stars, null)),
    );
    expect(all.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect(await db().review.count({ where: { bookingId: call.id } })).toBe(1);
  });

  test('is not possible before, nor for a call the candidate missed, nor for anybody else', async () => {
    const [open, missed, done, other] = [
      await judged(TOO_THIN),
      await ended(),
      await judged(),
      await ended(),
    ];
    await expect(rateAs(open.candidateId, open.id)).rejects.toMatchObject({ code: 'wrong_state' });
    await happen(missed.id, { type: 'candidate_absent' }, SYSTEM);
    await expect(rateAs(missed.candidateId, missed.id)).rejects.toMatchObject({ code: 'wrong_state' });
    await expect(rateAs(other.candidateId, done.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(as(done.professionalId, 'review.write')).rejects.toMatchObject({ code: 'wrong_role' });
  });

  test('says nothing that names anybody', async () => {
    const call = await judged();
    const { name, listing } = await db().user.findUniqueOrThrow({
      where: { id: call.professionalId },
      include: { listing: { include: { employer: true } } },
    });
    const employer = listing?.employer?.name ?? '';
    expect(employer).not.toBe('');
    for (const text of [
      `Thanks ${name}, helpful.`,
      `It is like that at ${employer.toLowerCase()}.`,
      'Write to a@b.org.',
    ]) {
      await expect(rateAs(call.candidateId, call.id, 5, text)).rejects.toMatchObject({
        code: 'invalid_fields',
        details: { fields: [{ path: 'text' }] },
      });
    }
    await expect(rateAs(call.candidateId, call.id, 4, '  ')).resolves.toMatchObject({ text: null });
  });

  test.each([
    { stars: 0 },
    { stars: 6 },
    { stars: 2.5 },
    { stars: '5' },
    { text: 'x'.repeat(601) },
    { bookingId: 'x' },
  ])('refuses %j', (wrong) => {
    const right = { bookingId: 'bk_0000000000000000', stars: 5 };
    expect(rateRoute.body.safeParse(right).success).toBe(true);
    expect(rateRoute.body.safeParse({ ...right, ...wrong }).success).toBe(false);
  });
});
