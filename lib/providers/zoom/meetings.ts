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
  /** Zoom's account policy may have overridden what we asked for; the caller must look. */
  readonly asAsked: boolean;
};

export type NewMeeting = {
  readonly hostUser: string;
  /** Kept in the agenda, so that a create that timed out can be found again. */
  readonly bookingId: string;
  readonly startAt: Temporal.Instant;
  readonly minutes: number;
};

/** Creates a meeting: waiting room on, recording off, passcode on, no mails from Zoom. */
export async function createMeeting(meeting: NewMeeting): Promise<ZoomMeeting> {
  const created = await request('POST', `/users/${encodeURIComponent(meeting.hostUser)}/meetings`, {
    topic: 'Monet call',
    agenda: agendaOf(meeting.bookingId),
    type: 2,
    start_time: meeting.startAt.toString({ smallestUnit: 'second' }),
    timezone: 'UTC',
    duration: meeting.minutes,
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

/** The meeting that an earlier call made for this booking, if any: creating has no idempotency key at Zoom. */
export async function findMeeting(hostUser: string, bookingId: string): Promise<ZoomMeeting | null> {
  let page = '';
  do {
    const query = `type=scheduled&page_size=300${page ? `&next_page_token=${encodeURIComponent(page)}` : ''}`;
    const list = listSchema.parse(
      await request('GET', `/users/${encodeURIComponent(hostUser)}/meetings?${query}`),
    );
    const found = list.meetings.find((each) => each.agenda?.includes(agendaOf(bookingId)));
    if (found) return toMeeting(meetingSchema.parse(await request('GET', `/meetings/${found.id}`)));
    page = list.next_page_token ?? '';
  } while (page);
  return null;
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

/** Removes a meeting; one that is already gone counts as removed. */
export async function deleteMeeting(meetingId: string): Promise<void> {
  await request(
    'DELETE',
    `/meetings/${encodeURIComponent(meetingId)}?schedule_for_reminder=false`,
    undefined,
    [404],
  );
}

function toMeeting(meeting: z.infer<typeof meetingSchema>): ZoomMeeting {
  const { waiting_room, auto_recording } = meeting.settings ?? {};
  return {
    id: String(meeting.id),
    hostId: meeting.host_id ?? null,
    joinUrl: meeting.join_url,
    passcode: meeting.password || null,
    asAsked: waiting_room === true && auto_recording === 'none' && Boolean(meeting.password),
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
