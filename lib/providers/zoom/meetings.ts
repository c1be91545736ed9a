import { createHmac } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { env } from '@/lib/env';
import { request } from './client';

const meetingSchema = z.object({
  id: z.union([z.number(), z.string()]),
  host_id: z.string().optional(),
  topic: z.string().optional(),
  agenda: z.string().optional(),
  start_time: z.string().optional(),
  join_url: z.string(),
  start_url: z.string().optional(),
  password: z.string().optional(),
  settings: z
    .object({ waiting_room: z.boolean().optional(), auto_recording: z.string().optional() })
    .optional(),
});
const listSchema = z.object({
  meetings: z.array(z.object({ id: z.union([z.number(), z.string()]), agenda: z.string().optional() })),
  next_page_token: z.string().optional(),
});

const pastSchema = z.object({ end_time: z.string().optional() });
const participantsSchema = z.object({
  participants: z.array(z.object({ id: z.string().optional(), join_time: z.string() })),
  next_page_token: z.string().optional(),
});

export type ZoomMeeting = {
  /** Text: Zoom sends a number in REST and a string in webhooks. */
  readonly id: string;
  /** The host as Zoom's events name them. */
  readonly hostId: string | null;
  readonly joinUrl: string;
  readonly passcode: string | null;
  /** The start that Zoom has, in epoch milliseconds; null when it says none. */
  readonly startsAtMs: number | null;
  /** What Zoom's account policy has overridden; the caller must look. */
  readonly overridden: readonly Overridden[];
};

/** What we insist on. */
export type Overridden = 'waiting_room' | 'recording' | 'passcode';

/** A meeting's time: an instant in UTC, and minutes. */
export type MeetingTime = { readonly startAt: Temporal.Instant; readonly minutes: number };

export type NewMeeting = MeetingTime & {
  readonly hostUser: string;
  /** Kept in the agenda, so that a create that timed out can be found again. */
  readonly bookingId: string;
};

/** Creates a meeting: waiting room on, recording off, passcode on, no mails from Zoom. */
export async function createMeeting(meeting: NewMeeting): Promise<ZoomMeeting> {
  const created = await request('POST', `/users/${encodeURIComponent(meeting.hostUser)}/meetings`, {
    topic: 'Monet call',
    agenda: agendaOf(meeting.bookingId),
    type: 2,
    ...timeFields(meeting),
    default_password: false,
    password: passcodeOf(meeting.bookingId),
    settings: {
      waiting_room: true,
      join_before_host: false,
      auto_recording: 'none',
      meeting_authentication: false,
      approval_type: 2,
      email_notification: false,
      alternative_hosts_email_notification: false,
      registrants_email_notification: false,
      use_pmi: false,
      audio: 'voip',
      auto_start_meeting_summary: false,
    },
  });
  return toMeeting(meetingSchema.parse(created));
}

/** Gives a meeting another time. @throws ZoomFailure `missing` when it is gone */
export async function moveMeeting(meetingId: string, time: MeetingTime): Promise<void> {
  await request('PATCH', `/meetings/${encodeURIComponent(meetingId)}`, timeFields(time));
}

/** Asks once more for what Zoom has overridden. */
export async function insistOn(meetingId: string, bookingId: string): Promise<void> {
  await request('PATCH', `/meetings/${encodeURIComponent(meetingId)}`, {
    password: passcodeOf(bookingId),
    settings: { waiting_room: true, join_before_host: false, auto_recording: 'none' },
  });
}

/** A meeting as Zoom has it now. @throws ZoomFailure `missing` when it is gone */
export async function readMeeting(meetingId: string): Promise<ZoomMeeting> {
  return toMeeting(meetingSchema.parse(await request('GET', `/meetings/${encodeURIComponent(meetingId)}`)));
}

/**
 * The ids of all meetings that earlier calls made for this booking: creating has no idempotency key at Zoom. None
 * also when Zoom does not know the host any more.
 */
export async function meetingsFor(hostUser: string, bookingId: string): Promise<string[]> {
  const found: string[] = [];
  let page = '';
  do {
    const query = `type=scheduled&page_size=300${page ? `&next_page_token=${encodeURIComponent(page)}` : ''}`;
    const answer = await request(
      'GET',
      `/users/${encodeURIComponent(hostUser)}/meetings?${query}`,
      undefined,
      [404],
    );
    if (answer === null) return found;
    const list = listSchema.parse(answer);
    found.push(
      ...list.meetings
        .filter((each) => each.agenda?.includes(agendaOf(bookingId)))
        .map((each) => String(each.id)),
    );
    page = list.next_page_token ?? '';
  } while (page);
  return found;
}

/** The address at which the professional starts the meeting as its host. Short-lived: never stored or mailed. */
export async function startUrl(meetingId: string): Promise<string | null> {
  const meeting = meetingSchema.parse(await request('GET', `/meetings/${encodeURIComponent(meetingId)}`));
  return meeting.start_url ?? null;
}

/** Somebody whom Zoom saw in a meeting that is over. */
export type PastParticipant = { readonly id: string | null; readonly joinedAt: string };

/** Who was in the last instance of a meeting, or null while Zoom knows of none that took place. */
export async function pastParticipants(meetingId: string): Promise<PastParticipant[] | null> {
  const people: PastParticipant[] = [];
  let page = '';
  do {
    const query = `page_size=300${page ? `&next_page_token=${encodeURIComponent(page)}` : ''}`;
    const answer = await request(
      'GET',
      `/past_meetings/${encodeURIComponent(meetingId)}/participants?${query}`,
      undefined,
      [404],
    );
    if (answer === null) return null;
    const list = participantsSchema.parse(answer);
    people.push(...list.participants.map((each) => ({ id: each.id || null, joinedAt: each.join_time })));
    page = list.next_page_token ?? '';
  } while (page);
  return people;
}

/** When the last instance of a meeting ended, as an RFC 3339 string; null while Zoom knows of none. */
export async function pastMeetingEnd(meetingId: string): Promise<string | null> {
  const answer = await request('GET', `/past_meetings/${encodeURIComponent(meetingId)}`, undefined, [404]);
  return answer === null ? null : (pastSchema.parse(answer).end_time ?? null);
}

/** Removes a meeting; one that is already gone counts as removed. */
export async function deleteMeeting(meetingId: string): Promise<void> {
  await request(
    'DELETE',
    `/meetings/${encodeURIComponent(meetingId)}?schedule_for_reminder=false`,
    undefined,
    [404],
  );
}

function timeFields({ startAt, minutes }: MeetingTime) {
  return { start_time: startAt.toString({ smallestUnit: 'second' }), timezone: 'UTC', duration: minutes };
}

function toMeeting(meeting: z.infer<typeof meetingSchema>): ZoomMeeting {
  const { waiting_room, auto_recording } = meeting.settings ?? {};
  const startsAtMs = meeting.start_time ? Date.parse(meeting.start_time) : Number.NaN;
  const overridden: Overridden[] = [];
  if (waiting_room !== true) overridden.push('waiting_room');
  if (auto_recording !== 'none') overridden.push('recording');
  if (!meeting.password) overridden.push('passcode');
  return {
    id: String(meeting.id),
    hostId: meeting.host_id ?? null,
    joinUrl: meeting.join_url,
    passcode: meeting.password || null,
    startsAtMs: Number.isNaN(startsAtMs) ? null : startsAtMs,
    overridden,
  };
}

function agendaOf(bookingId: string): string {
  return `Booking ${bookingId}`;
}

/** Ten digits at most, made from the booking, so that a repeated create asks for the same meeting. */
function passcodeOf(bookingId: string): string {
  const digest = createHmac('sha256', env().ENCRYPTION_KEY).update(`passcode ${bookingId}`).digest();
  return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0');
}
