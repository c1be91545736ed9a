import { expect } from 'vitest';
import type { Authorised } from '@/lib/access';
import { exportTable } from '@/lib/admin/export-table';
import { choiceOf, pageQuery } from '@/lib/admin/query';
import { type AdminRow, readTable, type TablePage } from '@/lib/admin/read-table';
import type { AdminTable } from '@/lib/admin/table';
import { AUDIT_LOGS } from '@/lib/admin/tables/audit-logs';
import { BOOKINGS } from '@/lib/admin/tables/bookings';
import { DISPUTES } from '@/lib/admin/tables/disputes';
import { FEEDBACK } from '@/lib/admin/tables/feedback';
import { PAYMENTS } from '@/lib/admin/tables/payments';
import { PAYOUTS } from '@/lib/admin/tables/payouts';
import { USERS } from '@/lib/admin/tables/users';
import { SYSTEM } from '@/lib/audit';
import { now, toDate, toInstant } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { payoutSent, posting } from '@/lib/domain/ledger';
import { type BookingId, newId } from '@/lib/ids';
import { postLedger } from '@/lib/payments/post-ledger';
import { confirmedBooking, endedCall, happen, insertPairs, type Pair } from '../../factories/bookings';
import { as } from '../../factories/people';
import type { StillWorld } from '../../support/still-world';

export const ALL_TABLES: readonly AdminTable[] = [
  ...[USERS, BOOKINGS, PAYMENTS, PAYOUTS, FEEDBACK, DISPUTES, AUDIT_LOGS],
];

/** What must never leave the database by any table. Planted in every row that has such a thing. */
export const SECRETS = {
  passwordHash: 'nobody signs in',
  session: 'session-id-of-somebody',
  refreshToken: 'encrypted-refresh-token',
  passcode: '481207',
  joinUrl: 'https://zoom.us/j/87455210936?pwd=SECRETPWD',
};

export type Cast = {
  readonly admin: Authorised<'admin.read'>;
  readonly pairs: readonly Pair[];
  /** Bookings by what has become of them. */
  readonly ids: Readonly<
    Record<'cancelledLate' | 'cancelledInTime' | 'confirmed' | 'sentBack' | 'paid' | 'late', string>
  >;
};

/** An admin, ten pairs of people and six bookings in different states, with everything that hangs on them. */
export async function populate(world: StillWorld): Promise<Cast> {
  const adminId = newId('us');
  const created = toDate(now());
  await db().user.create({
    data: {
      id: adminId,
      email: 'admin@monet.local',
      name: 'Ada Min',
      role: 'admin',
      zone: 'UTC',
      emailVerifiedAt: created,
      createdAt: created,
    },
  });
  const pairs = await insertPairs(10);
  const [first, second, third, fourth, fifth, sixth] = pairs;
  if (!first || !second || !third || !fourth || !fifth || !sixth) expect.fail('six pairs are needed');
  const cancelledInTime = await confirmedBooking(first);
  await happen(cancelledInTime.id, { type: 'cancel' }, candidate(first));
  const sentBack = await endedCall(world, second);
  await handIn(sentBack.id, 1, 'revise');
  const paid = await endedCall(world, third);
  await handIn(paid.id, 1, 'passed');
  await happen(paid.id, { type: 'pass_feedback' }, SYSTEM);
  await payOut(paid.id, third);
  const cancelledLate = await confirmedBooking(fourth);
  await cancelLate(world, cancelledLate.id, fourth);
  const late = await endedCall(world, fifth);
  world.moveTo(late.endAt.add({ hours: 50 }));
  const confirmed = await confirmedBooking(sixth);
  const ids = {
    cancelledInTime: cancelledInTime.id,
    cancelledLate: cancelledLate.id,
    confirmed: confirmed.id,
    sentBack: sentBack.id,
    paid: paid.id,
    late: late.id,
  };
  for (const id of Object.values(ids)) await plantMeeting(id);
  await plantDispute(paid.id, third, adminId);
  await plantSecrets(first.candidateId);
  return { admin: await as(adminId, 'admin.read'), pairs, ids };
}

/** A page of a table as its address asks for it. */
export function readAt(
  cast: Cast,
  table: AdminTable,
  params: Record<string, string> = {},
): Promise<TablePage> {
  return readTable(cast.admin, table, pageQuery(table, params).query);
}

/** All rows, page after page by the cursors, as a reader goes through them. */
export async function readThrough(
  cast: Cast,
  table: AdminTable,
  params: Record<string, string>,
): Promise<AdminRow[]> {
  const rows: AdminRow[] = [];
  let place = {};
  for (let step = 0; step < 50; step += 1) {
    const page = await readAt(cast, table, { ...params, ...place });
    rows.push(...page.rows);
    if (page.next === null) return rows;
    place = { cursor: page.next };
  }
  return expect.fail('the pages do not end');
}

/** The export of a table as text. */
export async function exported(
  cast: Cast,
  table: AdminTable,
  params: Record<string, string> = {},
): Promise<string> {
  return (await exportTable(cast.admin, table, choiceOf(table, params))).text();
}

/** A dispute that changed nothing, with words that a spreadsheet would take for a formula. */
async function plantDispute(bookingId: string, { candidateId }: Pair, decidedBy: string): Promise<void> {
  const at = toDate(now());
  await db().dispute.create({
    data: {
      ...{ id: newId('ds'), bookingId, openedBy: 'candidate', matter: 'feedback', status: 'decided' },
      ...{ openedAt: at, answerBy: at, closedAt: at, outcome: 'none', refundCents: 0, decidedBy },
      decision: '=1+1, said the candidate, is "not" feedback',
      statements: { create: { number: 1, by: 'candidate', userId: candidateId, text: 'Too short.', at } },
    },
  });
}

/** One submission, as the use case and its judge leave it. */
async function handIn(bookingId: string, revision: number, qcStatus: 'revise' | 'passed'): Promise<void> {
  const at = toDate(now());
  const qcReasons = [{ code: 'padding', message: 'The same few words', hint: 'Say more.', field: 'text' }];
  await db().feedback.create({
    data: {
      ...{ bookingId, revision, qcStatus, submittedAt: at, judgedAt: at, qcJudge: 'rules' },
      qcReasons: qcStatus === 'revise' ? qcReasons : [],
      text: '=HYPERLINK("http://evil.example"), she said, "well done"',
      actions: ['Read "Debt 101", twice.', '+1 call a day', 'Write\nit down'],
      starsCulturalFit: 4,
      starsInterest: 5,
      starsTechnical: 3,
    },
  });
}

/** Stripe has paid: the rows that its answers lead to. */
async function payOut(bookingId: string, pair: Pair): Promise<void> {
  const at = toDate(now());
  await transaction(async (tx) => {
    await tx.payout.update({
      where: { bookingId },
      data: { status: 'paid', payoutId: `po_${bookingId}`, attempt: 1, paidAt: at, updatedAt: at },
    });
    await postLedger(tx, bookingId, posting(payoutSent(9_600, pair)));
  });
}

/** The candidate cancels an hour before the start: half goes back. */
async function cancelLate(world: StillWorld, id: BookingId | string, pair: Pair): Promise<void> {
  const { startAt } = await db().booking.findUniqueOrThrow({ where: { id } });
  if (!startAt) expect.fail('a confirmed booking has its slot');
  world.moveTo(toInstant(startAt).subtract({ hours: 1 }));
  await happen(id, { type: 'cancel' }, candidate(pair));
}

async function plantMeeting(bookingId: string): Promise<void> {
  const at = toDate(now());
  const { passcode, joinUrl } = SECRETS;
  await db().meeting.create({
    data: {
      bookingId,
      zoomMeetingId: `zoom-${bookingId}`,
      hostUser: `host of ${bookingId}`,
      passcode,
      joinUrl,
      ...{ startAt: at, hostFrom: at, createdAt: at },
      ...{ endAt: new Date(at.getTime() + 1_800_000), hostUntil: new Date(at.getTime() + 1_800_000) },
    },
  });
}

async function plantSecrets(userId: string): Promise<void> {
  const at = toDate(now());
  await db().session.create({
    data: {
      ...{ id: SECRETS.session, userId, userAgent: 'test', method: 'password', addressPrefix: 'unknown' },
      ...{ createdAt: at, lastSeenAt: at, provenAt: at, expiresAt: at },
    },
  });
  await db().calendarConnection.create({
    data: {
      ...{ userId, provider: 'google', accountEmail: 'a@gmail.example', state: 'connected', scopes: [] },
      refreshTokenEncrypted: SECRETS.refreshToken,
      connectedAt: at,
    },
  });
}

function candidate({ candidateId }: Pair) {
  return { kind: 'candidate', id: candidateId } as const;
}
