import { Temporal } from 'temporal-polyfill';
import type { Meeting } from './meetings';
import { ZoomFailure } from './meetings';

const PASSCODE = /^[A-Za-z0-9@\-_*]{1,10}$/;

export type Body = Record<string, unknown>;

interface Fields {
  topic?: string;
  agenda?: string;
  type?: number;
  startTime?: string;
  duration?: number;
  timezone?: string;
  password?: string;
  settings?: Record<string, unknown>;
  trackingFields?: { field: string; value: string }[];
}

/** The fields of a create or update that were given. @throws ZoomFailure 300 naming every wrong one. */
export function readFields(body: Body): Fields {
  const errors: { field: string; message: string }[] = [];
  const wrong = (field: string, message: string) => {
    errors.push({ field, message });
  };
  const fields: Fields = {};
  const { topic, agenda, type, start_time, duration, timezone, password, settings, tracking_fields } = body;
  if (topic !== undefined) {
    if (typeof topic === 'string' && topic.length <= 200) fields.topic = topic;
    else wrong('topic', 'The topic must be a text of at most 200 characters.');
  }
  if (agenda !== undefined) {
    if (typeof agenda === 'string' && agenda.length <= 2_000) fields.agenda = agenda;
    else wrong('agenda', 'The agenda must be a text of at most 2000 characters.');
  }
  if (type !== undefined) {
    if (type === 1 || type === 2 || type === 3 || type === 8 || type === 10) fields.type = type;
    else wrong('type', 'Invalid field.');
  }
  if (duration !== undefined) {
    if (typeof duration === 'number' && Number.isInteger(duration) && duration > 0 && duration <= 1_440)
      fields.duration = duration;
    else wrong('duration', 'Invalid field.');
  }
  if (timezone !== undefined) {
    if (typeof timezone === 'string' && isZone(timezone)) fields.timezone = timezone;
    else wrong('timezone', 'Invalid timezone.');
  }
  if (start_time !== undefined) {
    const instant = typeof start_time === 'string' ? readStart(start_time, fields.timezone ?? 'UTC') : null;
    if (instant === null) wrong('start_time', 'Invalid field.');
    else fields.startTime = instant;
  }
  if (password !== undefined && password !== '') {
    if (typeof password === 'string' && PASSCODE.test(password)) fields.password = password;
    else wrong('password', 'The passcode must be 1 to 10 characters of a-z, A-Z, 0-9, @, -, _ and *.');
  }
  if (settings !== undefined) {
    if (typeof settings === 'object' && settings !== null && !Array.isArray(settings))
      fields.settings = settings as Body;
    else wrong('settings', 'Invalid field.');
  }
  if (tracking_fields !== undefined) {
    const list = readTrackingFields(tracking_fields);
    if (list) fields.trackingFields = list;
    else wrong('tracking_fields', 'Invalid field.');
  }
  if (errors.length > 0) throw new ZoomFailure(400, 300, 'Validation Failed.', errors);
  return fields;
}

function readTrackingFields(given: unknown): Meeting['trackingFields'] | null {
  if (!Array.isArray(given)) return null;
  const list: Meeting['trackingFields'] = [];
  for (const item of given as unknown[]) {
    if (typeof item !== 'object' || item === null || !('field' in item)) return null;
    list.push({ field: String(item.field), value: 'value' in item ? String(item.value) : '' });
  }
  return list;
}

/** `...Z` is UTC; without it the time is local to `zone`. Null when it is neither. */
function readStart(text: string, zone: string): string | null {
  try {
    const isUtc = /(Z|[+-]\d\d:?\d\d)$/i.test(text);
    const instant = isUtc
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant();
    return instant.round('second').toString();
  } catch {
    return null;
  }
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
