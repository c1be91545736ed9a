import type { Authorised } from '@/lib/access';
import { machineNow } from '@/lib/clock';
import { db } from '@/lib/db';
import { notFound } from '@/lib/errors';

const SHOWN = 25;

/** All that is known of a person, for the admin: without password, sessions' ids and the calendar's token. */
export type AdminUser = Awaited<ReturnType<typeof readUserRecord>>;

/**
 * A person with their profile or listing, their accounts elsewhere, their newest bookings and audit rows.
 * @throws AppError `not_found`
 */
export async function readUserRecord(_actor: Authorised<'admin.read'>, id: string) {
  const user = await db().user.findUnique({
    where: { id },
    omit: { passwordHash: true },
    include: {
      candidateProfile: true,
      listing: { include: { employer: true, card: true } },
      stripeAccount: true,
      calendars: { omit: { refreshTokenEncrypted: true } },
    },
  });
  if (!user) throw notFound('user');
  const theirs = { OR: [{ candidateId: id }, { professionalId: id }] };
  const [bookings, bookingCount, liveSessions, owed, audit] = await Promise.all([
    db().booking.findMany({
      where: theirs,
      orderBy: [{ requestedAt: 'desc' }, { id: 'asc' }],
      take: SHOWN,
      include: { candidate: { select: { name: true } }, professional: { select: { name: true } } },
    }),
    db().booking.count({ where: theirs }),
    db().session.count({ where: { userId: id, revokedAt: null, expiresAt: { gt: new Date(machineNow()) } } }),
    db().$queryRaw<{ cents: number }[]>`
      SELECT -coalesce(sum(amount_cents), 0)::int AS cents FROM ledger_open_lines
      WHERE user_id = ${id} AND account IN ('professional_payable', 'refunds_payable') AND phase = 'posted'`,
    db().auditEntry.findMany({
      where: { OR: [{ subject: `user/${id}` }, { actorId: id }] },
      orderBy: { id: 'desc' },
      take: SHOWN,
    }),
  ]);
  return { ...user, bookings, bookingCount, liveSessions, owedCents: owed[0]?.cents ?? 0, audit };
}
