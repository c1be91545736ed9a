import { calendar, type calendar_v3 } from '@googleapis/calendar';
import { Temporal } from 'temporal-polyfill';
import { env } from '@/lib/env';
import { attempt, detailsOf, type GoogleResult, type GoogleSession, withRetries } from './client';

/**
 * Events in a calendar that we made for somebody's calls: the scope opens no other, so that we could not read what they
 * do besides if we wanted to. See docs/decisions/0071-calls-in-a-calendar-of-their-own.md.
 */
export const CALLS_SCOPE = 'https://www.googleapis.com/auth/calendar.app.created';

/** What the calendar that we make is called. */
export const CALLS_CALENDAR = 'Monet calls';

export type CallEventText = {
  readonly startAt: Temporal.Instant;
  readonly endAt: Temporal.Instant;
  readonly summary: string;
  readonly description: string;
};

/** Makes the calendar. Not idempotent at Google: a repetition after a lost answer makes a second, empty one. */
export function makeCallsCalendar(refreshToken: string): Promise<GoogleResult<string>> {
  return attempt(async (session) => {
    const { api, rootUrl } = await open(session, refreshToken);
    const { data } = await api.calendars.insert({ requestBody: { summary: CALLS_CALENDAR } }, { rootUrl });
    if (!data.id) return { ok: false, code: 'refused', log: 'the new calendar has no id' };
    return { ok: true, value: data.id };
  });
}

/** `calendar_gone`: the calendar was deleted at Google. */
export type Written = 'written' | 'calendar_gone';

/**
 * Puts an event where and how it should be, whatever is there: new, changed by hand, or deleted before. Its id is given,
 * so that a repetition changes the same event and makes no second.
 * @param eventId letters a to v and digits
 */
export function putEvent(
  refreshToken: string,
  place: { readonly calendarId: string; readonly eventId: string },
  text: CallEventText,
): Promise<GoogleResult<Written>> {
  return attempt(async (session) => {
    const { api, rootUrl } = await open(session, refreshToken);
    const { calendarId, eventId } = place;
    const requestBody = { id: eventId, ...bodyOf(text) };
    const insert = () => api.events.insert({ calendarId, sendUpdates: 'none', requestBody }, { rootUrl });
    const update = () =>
      api.events.update({ calendarId, eventId, sendUpdates: 'none', requestBody }, { rootUrl });
    try {
      await withRetries(session, insert);
    } catch (error) {
      const { status } = detailsOf(error);
      if (status === 404 || status === 410) return { ok: true, value: 'calendar_gone' };
      if (status !== 409) throw error;
      await update(); // the id of a deleted event stays taken: this brings it back
    }
    return { ok: true, value: 'written' };
  });
}

/** An event as it is in the calendar now. Without a time of day: its owner made a whole day of it. */
export type FoundEvent =
  | { readonly state: 'gone' }
  | {
      readonly state: 'there';
      readonly startAt: Temporal.Instant | null;
      readonly endAt: Temporal.Instant | null;
    };

/** Reads one event. With its whole calendar gone it is gone too. */
export function readEvent(
  refreshToken: string,
  place: { readonly calendarId: string; readonly eventId: string },
): Promise<GoogleResult<FoundEvent>> {
  return attempt<FoundEvent>(async (session) => {
    const { api, rootUrl } = await open(session, refreshToken);
    try {
      const { data } = await withRetries(session, () => api.events.get(place, { rootUrl, retry: false }));
      if (data.status === 'cancelled') return { ok: true, value: { state: 'gone' } };
      const value = { state: 'there', startAt: instantOf(data.start), endAt: instantOf(data.end) } as const;
      return { ok: true, value };
    } catch (error) {
      const { status } = detailsOf(error);
      if (status !== 404 && status !== 410) throw error;
      return { ok: true, value: { state: 'gone' } };
    }
  });
}

function instantOf(point: calendar_v3.Schema$EventDateTime | undefined): Temporal.Instant | null {
  return point?.dateTime ? Temporal.Instant.from(point.dateTime) : null;
}

/** Takes an event out of the calendar. What is not there any more counts as taken out. */
export function removeEvent(
  refreshToken: string,
  { calendarId, eventId }: { readonly calendarId: string; readonly eventId: string },
): Promise<GoogleResult<null>> {
  return attempt(async (session) => {
    const { api, rootUrl } = await open(session, refreshToken);
    try {
      await api.events.delete({ calendarId, eventId, sendUpdates: 'none' }, { rootUrl });
    } catch (error) {
      const { status } = detailsOf(error);
      if (status !== 404 && status !== 410) throw error;
    }
    return { ok: true, value: null };
  });
}

async function open({ oauth }: GoogleSession, refreshToken: string) {
  oauth.setCredentials({ refresh_token: refreshToken });
  await oauth.getAccessToken();
  return { api: calendar({ version: 'v3', auth: oauth }), rootUrl: `${env().GOOGLE_API_BASE}/` };
}

/** No guests, so that Google mails nobody; private, so that who shares the calendar sees a busy half hour. */
function bodyOf({ startAt, endAt, summary, description }: CallEventText): calendar_v3.Schema$Event {
  return {
    status: 'confirmed',
    summary,
    description,
    start: pointOf(startAt),
    end: pointOf(endAt),
    visibility: 'private',
    transparency: 'opaque',
    guestsCanInviteOthers: false,
  };
}

function pointOf(instant: Temporal.Instant): calendar_v3.Schema$EventDateTime {
  return { dateTime: instant.toString({ smallestUnit: 'second' }), timeZone: 'UTC' };
}
