import { randomBytes } from 'node:crypto';
import type { Core } from '../core';
import { derivedText, randomText } from '../ids';
import type { Collection } from '../store';
import type { Body } from './meeting-fields';
import { readFields } from './meeting-fields';

export interface Attendance {
  candidate: boolean;
  professional: boolean;
}

export interface Meeting {
  id: string;
  uuid: string;
  hostId: string;
  hostEmail: string;
  topic: string;
  agenda: string;
  type: number;
  /** RFC 3339 in UTC, without fractions. */
  startTime: string;
  /** Minutes. */
  duration: number;
  timezone: string;
  createdAt: string;
  password: string;
  settings: Record<string, unknown>;
  trackingFields: { field: string; value: string }[];
  status: 'waiting' | 'started';
  /** Who comes to the call, as far as anybody has said. */
  /** Null until somebody has said who comes: then Zoom knows nothing of the call. */
  attendance: Attendance | null;
  /** Keys of the events that have been sent; none is sent twice. */
  sent: string[];
  participants: Participant[];
}

/** A person in the report on a past meeting. */
export interface Participant {
  id: string;
  name: string;
  user_id: string;
  user_email: string;
  join_time: string;
  leave_time: string;
  duration: number;
  status: 'in_meeting' | 'in_waiting_room';
}

export interface HostUser {
  id: string;
  email: string;
}

/** What the account's administrators have set, and how the service is today. */
export interface AccountSettings {
  /** Settings that every meeting gets, whatever was asked for. */
  overrides: Record<string, unknown>;
  /** Updates of a meeting cannot change them either. */
  isLocked: boolean;
  /** A host's list does not show what was made lately, so nothing. */
  isListBehind: boolean;
}

const USUAL: AccountSettings = { overrides: {}, isLocked: false, isListBehind: false };

/** A refusal in Zoom's shape; `code` is Zoom's own and not the HTTP status. */
export class ZoomFailure extends Error {
  constructor(
    readonly status: 400 | 401 | 404 | 429,
    readonly code: number,
    message: string,
    readonly errors: { field: string; message: string }[] = [],
  ) {
    super(message);
  }
}

/** Creates and updates that one host may make in a UTC day. */
const DAILY_LIMIT = 100;

const DEFAULTS: Record<string, unknown> = {
  host_video: false,
  participant_video: false,
  join_before_host: false,
  jbh_time: 0,
  mute_upon_entry: false,
  watermark: false,
  use_pmi: false,
  approval_type: 2,
  audio: 'both',
  auto_recording: 'none',
  waiting_room: false,
  meeting_authentication: false,
  registrants_email_notification: true,
  registrants_confirmation_email: true,
  email_notification: true,
  alternative_hosts: '',
  alternative_hosts_email_notification: true,
  private_meeting: false,
  auto_start_meeting_summary: false,
  auto_start_ai_companion_questions: false,
  encryption_type: 'enhanced_encryption',
};

/** The meetings of all hosts. */
export class Meetings {
  readonly all: Collection<Meeting>;
  private readonly writes: Collection<number>;
  private readonly settings: Collection<AccountSettings>;

  constructor(private readonly core: Core) {
    this.all = core.store.collection<Meeting>('zoom.meetings');
    this.writes = core.store.collection<number>('zoom.daily_writes');
    this.settings = core.store.collection<AccountSettings>('zoom.settings');
  }

  account(): AccountSettings {
    return this.settings.get('account') ?? USUAL;
  }

  setAccount(settings: AccountSettings): void {
    this.settings.put('account', settings);
  }

  hosts(): HostUser[] {
    return this.core.config.zoom.hostUsers.map((email) => ({
      id: derivedText(`zoom user ${email}`, 22),
      email,
    }));
  }

  /** By id or e-mail; `me` is the owner of the app. @throws 1001. */
  needHost(idOrEmail: string): HostUser {
    const hosts = this.hosts();
    const wanted = idOrEmail.toLowerCase();
    const found =
      wanted === 'me'
        ? hosts[0]
        : hosts.find((host) => host.id === idOrEmail || host.email.toLowerCase() === wanted);
    if (!found) throw new ZoomFailure(404, 1001, `User does not exist: ${idOrEmail}.`);
    return found;
  }

  /** @throws 3001 for an id that is unknown or deleted. */
  need(id: string): Meeting {
    const found = this.all.get(id.replace(/\s/g, ''));
    if (!found) throw new ZoomFailure(404, 3001, `Meeting does not exist: ${id}.`);
    return found;
  }

  /** @throws 300 naming the fields, 429 when the host's daily limit is reached. */
  create(host: HostUser, body: Body): Meeting {
    const fields = readFields(body);
    this.countWrite(host.id);
    const id = newMeetingId(this.all);
    return this.all.put(id, {
      id,
      uuid: randomBytes(16).toString('base64'),
      hostId: host.id,
      hostEmail: host.email,
      topic: fields.topic ?? 'Zoom Meeting',
      agenda: fields.agenda ?? '',
      type: fields.type ?? 2,
      startTime: fields.startTime ?? this.core.clock.iso().replace(/\.\d+Z$/, 'Z'),
      duration: fields.duration ?? 60,
      timezone: fields.timezone ?? 'UTC',
      createdAt: this.core.clock.iso().replace(/\.\d+Z$/, 'Z'),
      password: fields.password ?? randomText(6),
      settings: { ...DEFAULTS, ...fields.settings, ...this.account().overrides },
      trackingFields: fields.trackingFields ?? [],
      status: 'waiting',
      attendance: null,
      sent: [],
      participants: [],
    });
  }

  /** @throws 3001, 300, 429. */
  update(id: string, body: Body): Meeting {
    const meeting = this.need(id);
    const fields = readFields(body);
    this.countWrite(meeting.hostId);
    return this.all.put(meeting.id, {
      ...meeting,
      topic: fields.topic ?? meeting.topic,
      agenda: fields.agenda ?? meeting.agenda,
      type: fields.type ?? meeting.type,
      startTime: fields.startTime ?? meeting.startTime,
      duration: fields.duration ?? meeting.duration,
      timezone: fields.timezone ?? meeting.timezone,
      password: fields.password ?? meeting.password,
      settings: {
        ...meeting.settings,
        ...fields.settings,
        ...(this.account().isLocked ? this.account().overrides : {}),
      },
      trackingFields: fields.trackingFields ?? meeting.trackingFields,
    });
  }

  private countWrite(hostId: string): void {
    const day = this.core.clock.iso().slice(0, 10);
    const key = `${hostId} ${day}`;
    const made = this.writes.get(key) ?? 0;
    if (made >= DAILY_LIMIT) {
      const message = `You have exceeded the daily rate limit (${DAILY_LIMIT}) of Meeting Create/Update API requests permitted for this particular user.`;
      throw new ZoomFailure(429, 429, message);
    }
    this.writes.put(key, made + 1);
    this.writes.keepNewest(1_000);
  }
}

function newMeetingId(taken: Collection<Meeting>): string {
  let id: string;
  do id = `8${randomText(10, '0123456789')}`;
  while (taken.get(id));
  return id;
}
