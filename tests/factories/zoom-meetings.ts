import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { enqueue } from '@/lib/outbox';
import type { World } from '../support/world';

/** A meeting as the imitated Zoom keeps it. */
export type SandboxMeeting = {
  readonly id: string;
  readonly hostId: string;
  readonly hostEmail: string;
  readonly agenda: string;
  readonly startTime: string;
  readonly duration: number;
  readonly settings: Record<string, unknown>;
};

/** The meetings at Zoom that are of this booking. */
export async function zoomMeetings(world: World, bookingId: string): Promise<SandboxMeeting[]> {
  const { items } = await world.control<{ items: SandboxMeeting[] }>('GET', '/control/zoom/meetings');
  return items.filter(({ agenda }) => agenda.includes(bookingId));
}

/** The calls that Zoom was sent, oldest first, without those of another booking's meeting. */
export async function zoomCalls(world: World, method: string): Promise<string[]> {
  type Calls = { items: { method: string; path: string; status: number | null }[] };
  const { items } = await world.control<Calls>('GET', '/control/requests?provider=zoom&limit=2000');
  return items
    .filter((each) => each.method === method)
    .map(({ path, status }) => `${path} ${status}`)
    .toReversed();
}

/** Moves a booking as a change of its time does: another time, and a version more. */
export async function moveBooking(bookingId: string, startAt: Temporal.Instant): Promise<void> {
  const at = { startAt: toDate(startAt), endAt: toDate(startAt.add({ minutes: 30 })) };
  const { version, status } = await db().booking.findUniqueOrThrow({ where: { id: bookingId } });
  const row = { bookingId, version: version + 1, event: 'test', fromStatus: status, toStatus: status };
  await transaction(async (tx) => {
    await tx.booking.update({ where: { id: bookingId }, data: { ...at, version: version + 1 } });
    await tx.bookingEvent.create({ data: { ...row, actor: 'system', at: at.startAt, data: {} } });
    const end = startAt.add({ minutes: 30 });
    await enqueue(tx, 'end-call', `${bookingId}/${version + 1}/end-call`, { bookingId }, end);
  });
}
