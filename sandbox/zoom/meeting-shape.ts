import type { Context } from 'hono';
import type { Core } from '../core';
import type { Env } from '../edge';
import { derivedText } from '../ids';
import { type HostUser, type Meeting, type Meetings, ZoomFailure } from './meetings';

/** One page of a host's meetings. */
export function listMeetings(core: Core, meetings: Meetings, c: Context<Env>): Response {
  const host = meetings.needHost(c.req.param('user') ?? '');
  const { query } = c.get('input');
  const size = Number(query.page_size ?? 30);
  if (!Number.isInteger(size) || size < 1 || size > 300)
    throw new ZoomFailure(400, 300, 'The page_size must be from 1 to 300.');
  const from = Number(query.next_page_token || 0);
  if (!Number.isInteger(from) || from < 0) throw new ZoomFailure(400, 300, 'The next page token is invalid.');
  const own = [...meetings.all.values()].filter(
    (each) => !meetings.account().isListBehind && each.hostId === host.id && isListed(core, each, query.type),
  );
  const shown = own.slice(from, from + size);
  return c.json({
    page_size: size,
    total_records: own.length,
    next_page_token: from + size < own.length ? String(from + size) : '',
    meetings: shown.map((meeting) => ({
      uuid: meeting.uuid,
      id: Number(meeting.id),
      host_id: meeting.hostId,
      topic: meeting.topic,
      agenda: meeting.agenda.slice(0, 250),
      type: meeting.type,
      start_time: meeting.startTime,
      duration: meeting.duration,
      timezone: meeting.timezone,
      created_at: meeting.createdAt,
      join_url: joinUrl(core, meeting),
    })),
  });
}

function isListed(core: Core, meeting: Meeting, type: unknown): boolean {
  const end = Date.parse(meeting.startTime) + meeting.duration * 60_000;
  if (type === 'live') return meeting.status === 'started';
  if (type === 'upcoming' || type === 'upcoming_meetings') return end > core.clock.now();
  if (type === 'previous_meetings') return end <= core.clock.now();
  return true;
}

/** A host user as Zoom shows one. */
export function userShape(user: HostUser): object {
  return {
    id: user.id,
    first_name: user.email.split('@')[0],
    last_name: '',
    email: user.email,
    type: 2,
    role_name: 'Member',
    status: 'active',
    timezone: 'UTC',
    verified: 1,
  };
}

function joinUrl(core: Core, meeting: Meeting): string {
  return `${core.origin()}/zoom/j/${meeting.id}?pwd=${encryptedPasscode(meeting)}`;
}

/** Stands for the passcode in links. */
export function encryptedPasscode(meeting: Meeting): string {
  return derivedText(`passcode ${meeting.id} ${meeting.password}`, 32);
}

/** Stands for the host's right to start the meeting. */
export function hostToken(meeting: Meeting): string {
  return derivedText(`zak ${meeting.id} ${meeting.uuid}`, 40);
}

/** A meeting as Zoom shows it to its host. */
export function meetingShape(core: Core, meeting: Meeting): object {
  return {
    uuid: meeting.uuid,
    id: Number(meeting.id),
    host_id: meeting.hostId,
    host_email: meeting.hostEmail,
    topic: meeting.topic,
    type: meeting.type,
    status: meeting.status,
    start_time: meeting.startTime,
    duration: meeting.duration,
    timezone: meeting.timezone,
    agenda: meeting.agenda,
    created_at: meeting.createdAt,
    start_url: `${core.origin()}/zoom/s/${meeting.id}?zak=${hostToken(meeting)}`,
    join_url: joinUrl(core, meeting),
    password: meeting.password,
    h323_password: derivedText(`h323 ${meeting.password}`, 6),
    pstn_password: derivedText(`pstn ${meeting.password}`, 6),
    encrypted_password: encryptedPasscode(meeting),
    tracking_fields: meeting.trackingFields,
    settings: meeting.settings,
    pre_schedule: false,
  };
}
