import type { Authorised } from '@/lib/access';
import { seenOf } from '@/lib/calls/queries';
import { db } from '@/lib/db';
import { notFound } from '@/lib/errors';

const PERSON = { id: true, name: true, email: true, zone: true, suspendedAt: true } as const;

/** All that is known of a booking, for the admin. Without join link and passcode: those are the two people's. */
export type AdminBooking = Awaited<ReturnType<typeof readBookingRecord>>;

/**
 * A booking with everything that hangs on it: people, events, money, meeting, feedback, messages, jobs, audit rows.
 * @throws AppError `not_found`
 */
export async function readBookingRecord(_actor: Authorised<'admin.read'>, id: string) {
  const booking = await db().booking.findUnique({
    where: { id },
    include: {
      candidate: { select: PERSON },
      professional: { select: PERSON },
      events: { orderBy: { version: 'asc' } },
      payment: {
        include: {
          refunds: { orderBy: { number: 'asc' } },
          cardDisputes: { orderBy: { openedAt: 'asc' } },
          payout: { include: { compensation: true } },
        },
      },
      dispute: {
        include: { statements: { orderBy: { number: 'asc' } }, decider: { select: { name: true } } },
      },
      meeting: { omit: { passcode: true, joinUrl: true } },
      attendance: true,
      feedback: { orderBy: { revision: 'desc' } },
      review: true,
      ledgerEntries: { orderBy: { id: 'asc' }, include: { lines: { orderBy: { line: 'asc' } } } },
      notifications: { orderBy: { createdAt: 'asc' }, include: { user: { select: { name: true } } } },
    },
  });
  if (!booking) throw notFound('booking');
  const subjects = ['booking', 'payment', 'refund', 'payout', 'feedback'].map((kind) => `${kind}/${id}`);
  const [audit, jobs] = await Promise.all([
    db().auditEntry.findMany({ where: { subject: { in: subjects } }, orderBy: { id: 'asc' } }),
    db().outboxEntry.findMany({
      where: { id: { startsWith: `${id}/` } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      omit: { payload: true },
    }),
  ]);
  return { ...booking, attendance: seenOf(booking), audit, jobs };
}
