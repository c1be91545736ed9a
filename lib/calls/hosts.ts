import { now, toDate, toInstant } from '@/lib/clock';
import { db, type Tx } from '@/lib/db';
import { joinWindow } from '@/lib/domain/joining';
import { env } from '@/lib/env';

/** A call that needs a host. */
export type TimedCall = { readonly id: string; readonly startAt: Date; readonly endAt: Date };

/**
 * Reserves one of our Zoom hosts for the time of a call, or moves its reservation with the call: the host it has, where
 * that one is free then, else another. A host runs one call at a time, and is a call's from when people are let in until
 * they have to be gone; the exclusion constraint `meetings_host_free` is
 * the guarantee, and one reservation is made after the other so that nobody meets it.
 *
 * A host who is changed leaves the old meeting behind: its link is forgotten here, and the caller has it cleared away.
 * @param tx has locked the booking
 * @returns whether a host is reserved, and whether it is another one than before
 */
export async function reserveHost(tx: Tx, call: TimedCall): Promise<'kept' | 'changed' | 'none_free'> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('zoom hosts', 0))`;
  const { id: bookingId, startAt, endAt } = call;
  const held = await tx.meeting.findUnique({ where: { bookingId } });
  if (held && !held.deletedAt && isSame(held.endAt, endAt) && isSame(held.startAt, startAt)) {
    const isTold = held.zoomMeetingId !== null && isSame(held.toldStartAt, startAt);
    if (isTold || !(await restingHosts(tx)).has(held.hostUser)) return 'kept';
  }
  const { opensAt, closesAt } = joinWindow(toInstant(startAt), toInstant(endAt));
  const span = { hostFrom: toDate(opensAt), hostUntil: toDate(closesAt) };
  const free = await freeHosts(tx, bookingId, span);
  if (held && !held.deletedAt && free.includes(held.hostUser)) {
    await tx.meeting.update({ where: { bookingId }, data: { startAt, endAt, ...span, endedAt: null } });
    return 'kept';
  }
  const [hostUser] = free;
  if (!hostUser) return 'none_free';
  const fresh = {
    ...{ hostUser, startAt, endAt, ...span, hostId: null, zoomMeetingId: null, joinUrl: null },
    ...{ passcode: null, toldStartAt: null, wouldRecord: false, deletedAt: null, endedAt: null },
  };
  await tx.meeting.upsert({
    where: { bookingId },
    create: { bookingId, ...fresh, createdAt: toDate(now()) },
    update: fresh,
  });
  return 'changed';
}

/** Zoom grants this host no more meetings until the UTC day is over. */
export async function restHost(hostUser: string): Promise<void> {
  const until = toDate(now().toZonedDateTimeISO('UTC').add({ days: 1 }).startOfDay().toInstant());
  await db().restingHost.upsert({ where: { hostUser }, create: { hostUser, until }, update: { until } });
}

/** Those of ours who have no call then and may make meetings today, the least used today first. */
async function freeHosts(
  tx: Tx,
  bookingId: string,
  { hostFrom, hostUntil }: { readonly hostFrom: Date; readonly hostUntil: Date },
): Promise<string[]> {
  const overlaps = { hostFrom: { lt: hostUntil }, hostUntil: { gt: hostFrom } };
  const busy = await tx.meeting.findMany({
    where: { deletedAt: null, bookingId: { not: bookingId }, ...overlaps },
    select: { hostUser: true },
  });
  const taken = new Set(busy.map(({ hostUser }) => hostUser));
  const resting = await restingHosts(tx);
  const free = hosts().filter((host) => !taken.has(host) && !resting.has(host));
  const today = toDate(now().toZonedDateTimeISO('UTC').startOfDay().toInstant());
  const made = await tx.meeting.groupBy({
    by: ['hostUser'],
    where: { hostUser: { in: free }, createdAt: { gte: today } },
    _count: true,
  });
  const uses = new Map(made.map(({ hostUser, _count }) => [hostUser, _count]));
  return free.toSorted((a, b) => (uses.get(a) ?? 0) - (uses.get(b) ?? 0));
}

async function restingHosts(tx: Tx): Promise<ReadonlySet<string>> {
  const resting = await tx.restingHost.findMany({ where: { until: { gt: toDate(now()) } } });
  return new Set(resting.map(({ hostUser }) => hostUser));
}

/** As configured: ids or e-mails of licensed Zoom users. */
function hosts(): string[] {
  const named = env()
    .ZOOM_HOST_USERS.split(',')
    .map((host) => host.trim());
  return [...new Set(named.filter((host) => host !== ''))];
}

function isSame(a: Date | null, b: Date): boolean {
  return a?.getTime() === b.getTime();
}
