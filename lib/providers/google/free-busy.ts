import { calendar } from '@googleapis/calendar';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { env } from '@/lib/env';
import type { BusyTime } from '../busy-time';
import { attempt, type GoogleFailure, type GoogleResult, withRetries } from './client';

/** Google refuses ranges of more than about three months; well below that is safe. */
const CHUNK_HOURS = 30 * 24;
/** As many as Google tells of in one query (`calendarExpansionMax`). */
const CHUNK_CALENDARS = 50;

/** What Google calls the calendar that an account always has. */
export const PRIMARY = 'primary';

/** `gone`: deleted at Google, or not shared any more. `failing`: Google cannot say at the moment. */
export type CalendarFault = 'gone' | 'failing';

export type FreeBusy = {
  /** In no particular order; they may overlap. To be relied on only while no calendar is at fault. */
  readonly busy: readonly BusyTime[];
  /** Calendars of which Google did not tell all of the range, by their ids. */
  readonly faults: ReadonlyMap<string, CalendarFault>;
};

export type FreeBusyQuestion = {
  /** Ids of calendars, or `PRIMARY`. */
  readonly calendars: readonly string[];
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  /** How long somebody waits for it. */
  readonly withinMs?: number;
};

/**
 * Busy times of some calendars of the person, read now, in pieces that Google takes, side by side. A calendar that is
 * missing from an answer, or has an error in it, is at fault, so that unknown never looks like free.
 */
export function freeBusy(
  refreshToken: string,
  { calendars, from, to, withinMs }: FreeBusyQuestion,
): Promise<GoogleResult<FreeBusy>> {
  return attempt(async (session) => {
    const { oauth } = session;
    oauth.setCredentials({ refresh_token: refreshToken });
    await oauth.getAccessToken(); // once, before the chunks ask side by side
    const api = calendar({ version: 'v3', auth: oauth });
    const rootUrl = `${env().GOOGLE_API_BASE}/`; // given to the client as a whole, it would lose its path
    const pieces = groups(calendars).flatMap((ids) => spans(from, to).map((span) => ({ ids, ...span })));
    const answers = await Promise.all(
      pieces.map(({ ids, timeMin, timeMax }) =>
        withRetries(session, async () => {
          const requestBody = { timeMin, timeMax, items: ids.map((id) => ({ id })) };
          return { ids, answer: (await api.freebusy.query({ requestBody }, { rootUrl })).data };
        }),
      ),
    );
    const busy: BusyTime[] = [];
    const faults = new Map<string, CalendarFault>();
    for (const { ids, answer } of answers) {
      const read = readAnswer(answer, ids);
      if (!read.ok) return read;
      busy.push(...read.value.busy);
      for (const [id, fault] of read.value.faults) faults.set(id, fault);
    }
    return { ok: true, value: { busy, faults } };
  }, withinMs);
}

const calendarSchema = z.object({
  busy: z.array(z.object({ start: z.string(), end: z.string() })).optional(),
  errors: z.array(z.object({ reason: z.string() })).optional(),
});
const answerSchema = z.object({ calendars: z.record(z.string(), calendarSchema) });

function readAnswer(answer: unknown, ids: readonly string[]): GoogleResult<FreeBusy> {
  const unreadable = (log: string): GoogleFailure => ({ ok: false, code: 'unavailable', log });
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) return unreadable('the free/busy answer does not tell about calendars');
  const found: BusyTime[] = [];
  const faults = new Map<string, CalendarFault>();
  for (const id of ids) {
    const { busy, errors } = parsed.data.calendars[id] ?? {};
    if (!busy || errors?.length) {
      faults.set(id, errors?.some(({ reason }) => reason === 'notFound') ? 'gone' : 'failing');
      continue;
    }
    try {
      for (const { start, end } of busy) {
        found.push({ startAt: Temporal.Instant.from(start), endAt: Temporal.Instant.from(end) });
      }
    } catch {
      return unreadable('the free/busy answer has times that cannot be read');
    }
  }
  return { ok: true, value: { busy: found, faults } };
}

function groups(ids: readonly string[]): string[][] {
  const found: string[][] = [];
  for (let at = 0; at < ids.length; at += CHUNK_CALENDARS) found.push(ids.slice(at, at + CHUNK_CALENDARS));
  return found;
}

function spans(from: Temporal.Instant, to: Temporal.Instant): { timeMin: string; timeMax: string }[] {
  const found: { timeMin: string; timeMax: string }[] = [];
  for (let at = from; Temporal.Instant.compare(at, to) < 0; ) {
    const next = at.add({ hours: CHUNK_HOURS });
    const end = Temporal.Instant.compare(next, to) < 0 ? next : to;
    found.push({ timeMin: at.toString(), timeMax: end.toString() });
    at = end;
  }
  return found;
}
