import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkBooks } from '@/lib/admin/books';
import { needsDecision } from '@/lib/admin/decisions';
import { readHealth } from '@/lib/admin/health';
import { waitingPayouts } from '@/lib/admin/waiting-payouts';
import { willNeedDecision } from '@/lib/admin/warnings';
import { now, toDate, toInstant } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { earned, payoutSent, posting, reversal } from '@/lib/domain/ledger';
import { newId } from '@/lib/ids';
import { enqueue } from '@/lib/outbox';
import { postLedger } from '@/lib/payments/post-ledger';
import { StillWorld } from '../../support/still-world';
import { type Cast, populate } from './scene';

const world = StillWorld.forThisFile();
let cast: Cast;
beforeAll(async () => {
  cast = await populate(world);
});
// No worker runs here: what the scene enqueued counts as done, so that each test speaks of its own.
beforeEach(() => db().outboxEntry.updateMany({ data: { dispatchedAt: new Date(), doneAt: toDate(now()) } }));

const decisions = async () => (await needsDecision(cast.admin)).items;
const warnings = async () => (await willNeedDecision(cast.admin)).items;
const about = async (id: string) =>
  [...(await decisions()), ...(await warnings())].filter((each) => each.id === id);
const setPayout = (bookingId: string, data: object) => db().payout.update({ where: { bookingId }, data });

describe('what needs a decision', () => {
  it('is nothing while everything runs by itself', async () => {
    expect(await needsDecision(cast.admin)).toEqual({ count: 0, cents: 0, items: [] });
  });

  it('is a payout that came back or is refused, with why and how much', async () => {
    const id = cast.ids.cancelledLate;
    await setPayout(id, { status: 'failed', waitingFor: 'account_closed' });
    expect(await needsDecision(cast.admin)).toMatchObject({
      count: 1,
      cents: 4_800,
      items: [{ kind: 'payout_failed', detail: 'account_closed', id, about: 'booking', cents: 4_800 }],
    });
    await setPayout(id, { status: 'pending', waitingFor: 'stripe' });
    expect(await decisions()).toMatchObject([{ kind: 'payout_refused', id }]);
    await setPayout(id, { status: 'pending', waitingFor: 'balance' });
    expect(await decisions()).toEqual([]);
  });

  it('is a refund that failed', async () => {
    const bookingId = cast.ids.cancelledInTime;
    const settledAt = toDate(now());
    await db().refund.updateMany({
      where: { bookingId },
      data: { status: 'failed', failure: 'expired_card', settledAt },
    });
    expect(await decisions()).toMatchObject([
      { kind: 'refund_failed', detail: 'expired_card', id: bookingId, cents: 12_000 },
    ]);
    await db().refund.updateMany({
      where: { bookingId },
      data: { status: 'pending', failure: null, settledAt: null },
    });
  });

  it('is a job that was given up, of a booking or of none', async () => {
    const { paid } = cast.ids;
    const failed = { failedAt: toDate(now()), error: 'the mail server said no' };
    await transaction(async (tx) => {
      await enqueue(tx, 'send-mail', `${paid}/9/x/mail`, { notificationId: 'x' });
      await enqueue(tx, 'process-webhook', 'webhook/evt_1', { webhookEventId: 'evt_1' });
      await tx.outboxEntry.updateMany({
        where: { id: { in: [`${paid}/9/x/mail`, 'webhook/evt_1'] } },
        data: failed,
      });
    });
    const found = await decisions();
    expect(found).toContainEqual(
      expect.objectContaining({ about: 'booking', id: paid, detail: 'send-mail: the mail server said no' }),
    );
    expect(found).toContainEqual(expect.objectContaining({ about: 'job', id: 'webhook/evt_1', who: [] }));
    expect(await readHealth(cast.admin)).toMatchObject({ jobsGivenUp: 2, mailGivenUp: 1 });
    await db().outboxEntry.updateMany({ data: { failedAt: null } });
  });

  it('is a booking that time should have moved on, an hour later', async () => {
    const { endAt } = await db().booking.findUniqueOrThrow({ where: { id: cast.ids.confirmed } });
    if (!endAt) expect.fail('a confirmed booking has its slot');
    const back = now();
    world.moveTo(toInstant(endAt).add({ minutes: 59 }));
    expect(await about(cast.ids.confirmed)).toEqual([]);
    world.moveTo(toInstant(endAt).add({ minutes: 61 }));
    expect(await about(cast.ids.confirmed)).toMatchObject([{ kind: 'state_overdue', detail: 'confirmed' }]);
    world.moveTo(back);
  });

  it('is feedback that nobody judged', async () => {
    const key = { bookingId: cast.ids.sentBack, revision: 1 };
    const pending = { qcStatus: 'pending', judgedAt: null } as const;
    await db().feedback.update({ where: { bookingId_revision: key }, data: pending });
    expect(await about(key.bookingId)).toMatchObject([{ kind: 'feedback_unjudged' }]);
    await db().feedback.update({
      where: { bookingId_revision: key },
      data: { qcStatus: 'revise', judgedAt: toDate(now()) },
    });
  });
});

describe('what will need one', () => {
  it('is feedback that is late, until the hour of the refund', async () => {
    const { endAt } = await db().booking.findUniqueOrThrow({ where: { id: cast.ids.late } });
    if (!endAt) expect.fail('an ended call has its slot');
    const end = toInstant(endAt);
    const late = (await warnings()).filter(
      (each) => each.kind === 'feedback_late' && each.id === cast.ids.late,
    );
    expect(late).toMatchObject([
      { detail: null, cents: 12_000, since: end, decideBy: end.add({ hours: 72 }) },
    ]);
    const back = now();
    world.moveTo(end.add({ hours: 47, minutes: 59 }));
    expect((await about(cast.ids.late)).map((each) => each.kind)).toEqual(['no_attendance']);
    world.moveTo(back);
  });

  it('says when it was sent back', async () => {
    expect(await about(cast.ids.sentBack)).toContainEqual(
      expect.objectContaining({ kind: 'feedback_late', detail: 'revise' }),
    );
  });

  it('is a call of which Zoom has told nothing, and no longer when it has', async () => {
    const { late: bookingId } = cast.ids;
    const { endAt } = await db().booking.findUniqueOrThrow({ where: { id: bookingId } });
    const back = now();
    world.moveTo(toInstant(endAt ?? new Date()).add({ hours: 2 }));
    expect((await about(bookingId)).map((each) => each.kind)).toEqual(['no_attendance']);
    await db().attendance.create({ data: { bookingId, person: 'candidate', seenAt: toDate(now()) } });
    expect(await about(bookingId)).toEqual([]);
    await db().attendance.deleteMany({ where: { bookingId } });
    world.moveTo(back);
  });

  it('is a payout to an account that cannot be paid, and a calendar that was taken back', async () => {
    const id = cast.ids.cancelledLate;
    await setPayout(id, { waitingFor: 'account' });
    const userId = cast.pairs[0]?.professionalId ?? '';
    await db().calendarConnection.create({
      data: {
        ...{ userId, provider: 'google', accountEmail: 'p@gmail.example', state: 'revoked', scopes: [] },
        refreshTokenEncrypted: '',
        connectedAt: toDate(now()),
      },
    });
    const kinds = (await warnings()).map(({ kind, id: of }) => [kind, of]);
    expect(kinds).toContainEqual(['payout_account', id]);
    expect(kinds).toContainEqual(['calendar_revoked', userId]);
    await setPayout(id, { waitingFor: 'balance' });
  });
});

describe('payouts on their way', () => {
  it('are counted by what they wait for', async () => {
    expect(await waitingPayouts(cast.admin)).toEqual([
      { waitingFor: 'balance', count: 1, cents: 4_800, firstAt: null },
    ]);
  });
});

describe('the health of the work between systems', () => {
  it('counts what waits, and for how long', async () => {
    const receivedAt = toDate(now().subtract({ seconds: 42 }));
    await db().webhookEvent.create({
      data: { id: 'evt_2', provider: 'stripe', type: 'payout.paid', payload: {}, receivedAt },
    });
    await transaction((tx) =>
      enqueue(tx, 'send-mail', 'mail/1', { notificationId: 'x' }, now().subtract({ minutes: 2 })),
    );
    await transaction((tx) =>
      enqueue(tx, 'end-call', 'later/1', { bookingId: 'x' }, now().add({ hours: 1 })),
    );
    await db().workerHeartbeat.create({ data: { id: 'w1', at: new Date(Date.now() - 7_000) } });
    const health = await readHealth(cast.admin);
    expect(health).toMatchObject({
      outbox: { waiting: 1 },
      jobs: { waiting: 1 },
      jobsGivenUp: 0,
      stripeEvents: { waiting: 1 },
      zoomEvents: { waiting: 0, seconds: null },
      mail: { waiting: 1 },
    });
    expect(health.stripeEvents.seconds).toBeGreaterThanOrEqual(42);
    expect(health.mail.seconds).toBeGreaterThanOrEqual(120);
    expect(health.workerSeconds).toBeGreaterThanOrEqual(7);
  });
});

describe('the books', () => {
  it('agree with payments, payouts and refunds', async () => {
    expect(await checkBooks(cast.admin)).toMatchObject({
      ...{ payments: 6, payouts: 6, refunds: 2, disagreements: [] },
    });
  });

  it.each([
    [
      'fee of a call whose outcome is open',
      'sentBack',
      { account: 'platform_revenue', other: 'stripe_platform' },
    ],
  ])('do not, with another %s', async (_, booking, { account, other }) => {
    const id = cast.ids[booking as 'sentBack'];
    await writeLines(id, 'test_wrong', [
      [account, 500],
      [other, -500],
    ]);
    const { disagreements } = await checkBooks(cast.admin);
    expect(disagreements).toEqual([
      {
        bookingId: id,
        bookingStatus: 'completed_pending_feedback',
        matter: 'fee',
        ledgerCents: -500,
        expectedCents: 0,
      },
    ]);
    await writeLines(id, 'test_right', [
      [account, -500],
      [other, 500],
    ]);
    expect((await checkBooks(cast.admin)).disagreements).toEqual([]);
  });

  it('tell what is owed twice, and a fee that nobody earned', async () => {
    const { paid, confirmed } = cast.ids;
    const pair = cast.pairs[2] ?? expect.fail('a third pair is needed');
    await transaction(async (tx) => {
      await postLedger(tx, paid, reversal(posting(payoutSent(9_600, pair))), 'returned');
      await postLedger(tx, confirmed, earned({ feeCents: 2_400, netCents: 9_600 }, pair));
    });
    const found = (await checkBooks(cast.admin)).disagreements.map(
      ({ bookingId, matter, ledgerCents, expectedCents }) => [bookingId, matter, ledgerCents, expectedCents],
    );
    expect(found).toEqual([
      [confirmed, 'fee', 2_400, 0],
      [confirmed, 'held', 0, 12_000],
      [confirmed, 'owed', 9_600, 0],
      [paid, 'owed', 9_600, 0],
    ]);
  });
});

async function writeLines(
  bookingId: string,
  kind: string,
  lines: readonly [string, number][],
): Promise<void> {
  await transaction(async (tx) => {
    const key = `booking/${bookingId}/${kind}/1`;
    const { id } = await tx.ledgerEntry.create({
      data: { key, kind, bookingId, phase: 'posted', at: toDate(now()) },
    });
    for (const [index, [account, amount]] of lines.entries()) {
      await tx.$executeRaw`
        INSERT INTO ledger_lines (entry_id, line, account, amount_cents, currency)
        VALUES (${id}, ${index + 1}, ${account}::ledger_account, ${amount}, 'USD')`;
    }
  });
}

describe('what waits with a deadline', () => {
  it('is an open dispute until its answer is due, and an alert until it is closed', async () => {
    const id = newId('ds');
    const [openedAt, answerBy] = [toDate(now()), toDate(now().add({ hours: 48 }))];
    const bookingId = cast.ids.late;
    await db().dispute.create({
      data: {
        id,
        bookingId,
        openedBy: 'professional',
        matter: 'conduct',
        status: 'open',
        openedAt,
        answerBy,
      },
    });
    const alert = { kind: 'card_dispute', subject: `booking/${cast.ids.paid}`, raisedAt: openedAt };
    const dueBy = toDate(now().add({ hours: 24 * 7 }));
    await db().alert.create({
      data: {
        ...alert,
        key: 'card-dispute/dp_1',
        dueBy,
        detail: { reason: 'fraudulent', amountCents: 12_000 },
      },
    });
    await db().alert.create({
      data: { key: 'books/2026-11-23', kind: 'books', subject: 'books', raisedAt: openedAt, detail: {} },
    });
    const found = await decisions();
    expect(found.find(({ kind }) => kind === 'dispute')).toMatchObject({
      ...{ id, about: 'dispute', detail: 'conduct' },
    });
    // Two instants have no fields that a matcher would compare.
    const due = (kind: string) => String(found.find((each) => each.kind === kind)?.decideBy);
    expect(due('dispute')).toBe(toInstant(answerBy).toString());
    expect(found.find(({ kind }) => kind === 'card_dispute')).toMatchObject({
      ...{ id: cast.ids.paid, about: 'booking', detail: 'fraudulent', cents: 12_000 },
    });
    expect(due('card_dispute')).toBe(toInstant(dueBy).toString());
    expect(found.find(({ kind }) => kind === 'books')).toMatchObject({ about: 'job', decideBy: null });
    await db().alert.updateMany({ data: { closedAt: openedAt } });
    await db().dispute.update({ where: { id }, data: { status: 'withdrawn', closedAt: openedAt } });
    expect((await decisions()).map(({ kind }) => kind)).toEqual([]);
  });
});
