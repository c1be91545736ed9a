import { machineNow, now, toDate } from '@/lib/clock';
import { db } from '@/lib/db';

/** How long what is over is kept, in days: long enough to look into something, no longer. */
export const KEPT_DAYS = { links: 3, sessions: 30, webhookBodies: 30 } as const;

/** How many rows or bodies were removed. */
export type Removed = Readonly<Record<keyof typeof KEPT_DAYS, number>>;

/** Removes what has ended and is only a trace of people: once a day, safe to repeat. */
export async function keepHouse(): Promise<Removed> {
  const ended = { lt: before(machineNow(), KEPT_DAYS.sessions) };
  const [links, sessions, bodies] = await db().$transaction([
    db().oneTimeLink.deleteMany({
      where: { expiresAt: { lt: before(now().epochMilliseconds, KEPT_DAYS.links) } },
    }),
    db().session.deleteMany({ where: { OR: [{ revokedAt: ended }, { expiresAt: ended }] } }),
    // The row stays, by which an event that comes twice is known; its body has been acted on and may name people.
    db().webhookEvent.updateMany({
      where: {
        processedAt: { lt: before(now().epochMilliseconds, KEPT_DAYS.webhookBodies) },
        NOT: { payload: { equals: {} } },
      },
      data: { payload: {} },
    }),
  ]);
  await closePassedAlerts();
  return {
    links: links.count,
    sessions: sessions.count,
    webhookBodies: bodies.count,
  };
}

/** No room is missing any more for a call that is over or will not take place. */
async function closePassedAlerts(): Promise<void> {
  await db().$executeRaw`
    UPDATE alerts a SET closed_at = ${toDate(now())} FROM bookings b
    WHERE a.kind = 'no_host' AND a.closed_at IS NULL AND a.subject = 'booking/' || b.id
      AND (b.status NOT IN ('accepted', 'confirmed') OR b.end_at < ${toDate(now())})`;
}

function before(ms: number, days: number): Date {
  return new Date(ms - days * 86_400_000);
}
