import { eventIdOf } from '@/lib/availability/call-events/event-text';
import { db } from '@/lib/db';
import type { World } from '../support/world';

type Span = { readonly of: string; readonly what: string; readonly start: number; readonly end: number };
type Live = {
  readonly id: string;
  readonly status: string;
  readonly start: number;
  readonly emails: readonly string[];
};

/**
 * Whether nobody is booked twice and all places agree, as a line for each that does not: the database, the calendars of
 * both people, and Zoom. For a world in which nothing is on its way, and everybody has a calendar connected.
 */
export async function brokenTimes(world: World): Promise<string[]> {
  const [live, over] = [await liveCalls(), await pastCalls()];
  const [events, meetings] = [await eventsAtGoogle(world), await meetingsAtZoom(world)];
  return [
    ...overlapsOf('database', await bookedTimes()),
    ...overlapsOf('calendar', events),
    ...overlapsOf('Zoom host', meetings),
    ...disagreements(live, over, events, meetings),
  ];
}

async function bookedTimes(): Promise<Span[]> {
  const rows = await db().booking.findMany({
    where: { status: { in: ['accepted', 'confirmed', 'completed_pending_feedback'] } },
  });
  return rows.flatMap(({ id, candidateId, professionalId, startAt, endAt }) =>
    [candidateId, professionalId].map((of) => ({
      of,
      what: id,
      start: startAt?.getTime() ?? 0,
      end: endAt?.getTime() ?? 0,
    })),
  );
}

async function liveCalls(): Promise<Live[]> {
  const email = { select: { email: true } };
  const rows = await db().booking.findMany({
    where: { status: { in: ['accepted', 'confirmed'] } },
    include: { candidate: email, professional: email },
  });
  return rows.map(({ id, status, startAt, candidate, professional }) => ({
    id,
    status,
    start: startAt?.getTime() ?? 0,
    emails: [candidate.email, professional.email],
  }));
}

/** Calls that have begun: their events stay in the calendars, and their rooms at Zoom. */
async function pastCalls(): Promise<string[]> {
  const rows = await db().booking.findMany({
    where: { status: { in: ['completed_pending_feedback', 'completed', 'refunded'] } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

type GoogleEvent = {
  readonly owner: string;
  readonly body: {
    readonly id: string;
    readonly status: string;
    readonly start: { readonly dateTime: string };
    readonly end: { readonly dateTime: string };
  };
};

async function eventsAtGoogle(world: World): Promise<Span[]> {
  const { items } = await world.control<{ items: GoogleEvent[] }>('GET', '/control/google/events');
  const connections = await db().calendarConnection.findMany({
    include: { user: { select: { email: true } } },
  });
  const ownerOf = new Map(connections.map(({ callsCalendarId, user }) => [callsCalendarId, user.email]));
  return items
    .filter(({ body }) => body.status !== 'cancelled')
    .map(({ owner, body }) => ({
      of: ownerOf.get(owner) ?? owner,
      what: body.id,
      start: Date.parse(body.start.dateTime),
      end: Date.parse(body.end.dateTime),
    }));
}

type ZoomMeeting = {
  readonly hostId: string;
  readonly agenda: string;
  readonly startTime: string;
  readonly duration: number;
};

async function meetingsAtZoom(world: World): Promise<Span[]> {
  const { items } = await world.control<{ items: ZoomMeeting[] }>('GET', '/control/zoom/meetings');
  return items.map(({ hostId, agenda, startTime, duration }) => {
    const start = Date.parse(startTime);
    return { of: hostId, what: agenda, start, end: start + duration * 60_000 };
  });
}

/** Of everybody's times those that overlap. */
function overlapsOf(where: string, spans: readonly Span[]): string[] {
  const inOrder = spans.toSorted((a, b) => (a.of < b.of ? -1 : a.of > b.of ? 1 : a.start - b.start));
  return inOrder.flatMap((each, at) => {
    const before = inOrder[at - 1];
    return before?.of === each.of && each.start < before.end
      ? [`${where} of ${each.of}: ${before.what} and ${each.what} overlap`]
      : [];
  });
}

/** Calls ahead without their event or meeting at their time, and events or meetings without their call. */
function disagreements(
  live: readonly Live[],
  over: readonly string[],
  events: readonly Span[],
  meetings: readonly Span[],
): string[] {
  const confirmed = live.filter(({ status }) => status === 'confirmed');
  const at = (spans: readonly Span[], what: string) => spans.filter((each) => each.what.includes(what));
  const missing = confirmed.flatMap(({ id, start, emails }) => {
    const own = at(events, eventIdOf(id)).filter((each) => each.start === start);
    const rooms = at(meetings, id);
    return [
      ...emails
        .filter((email) => !own.some(({ of }) => of === email))
        .map((email) => `${id} is not in the calendar of ${email} at its time`),
      ...(rooms.length === 1 && rooms[0]?.start === start
        ? []
        : [`${id} has ${rooms.length} rooms at its time`]),
    ];
  });
  const left = [
    ...events
      .filter(({ what }) => ![...confirmed.map(({ id }) => id), ...over].some((id) => eventIdOf(id) === what))
      .map(({ of, what }) => `an event of no call is left in the calendar of ${of}: ${what}`),
    ...meetings
      .filter(({ what }) => ![...live.map(({ id }) => id), ...over].some((id) => what.includes(id)))
      .map(({ what }) => `a room of no call is left: ${what}`),
  ];
  return [...missing, ...left];
}
