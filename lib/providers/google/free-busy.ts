import { calendar } from '@googleapis/calendar';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { env } from '@/lib/env';
import type { BusyTime } from '../busy-time';
import { attempt, type GoogleFailure, type GoogleResult, retryOnce } from './client';

/** Google refuses ranges of more than about three months; well below that is safe. */
const CHUNK_HOURS = 30 * 24;

/**
 * Busy times of the person's primary calendar, read now. All of the range or a failure: an error inside an
 * otherwise good answer is a failure too, so that unknown never looks like free.
 * @returns in no particular order; they may overlap where the range was cut
 */
export function freeBusy(
  refreshToken: string,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<GoogleResult<readonly BusyTime[]>> {
  return attempt(async ({ oauth, signal }) => {
    oauth.setCredentials({ refresh_token: refreshToken });
    await oauth.getAccessToken(); // once, before the chunks ask side by side
    const api = calendar({ version: 'v3', auth: oauth });
    const rootUrl = `${env().GOOGLE_API_BASE}/`; // given to the client as a whole, it would lose its path
    const answers = await Promise.all(
      chunks(from, to).map(([timeMin, timeMax]) =>
        retryOnce(signal, async () => {
          const requestBody = { timeMin, timeMax, items: [{ id: 'primary' }] };
          return (await api.freebusy.query({ requestBody }, { rootUrl })).data;
        }),
      ),
    );
    const busy: BusyTime[] = [];
    for (const answer of answers) {
      const read = primaryBusy(answer);
      if (!read.ok) return read;
      busy.push(...read.value);
    }
    return { ok: true, value: busy };
  });
}

const answerSchema = z.object({
  calendars: z.object({
    primary: z.object({
      busy: z.array(z.object({ start: z.string(), end: z.string() })),
      errors: z.array(z.object({ reason: z.string() })).optional(),
    }),
  }),
});

function primaryBusy(answer: unknown): GoogleResult<readonly BusyTime[]> {
  const parsed = answerSchema.safeParse(answer);
  const unreadable = (log: string): GoogleFailure => ({ ok: false, code: 'unavailable', log });
  if (!parsed.success) return unreadable('the free/busy answer does not tell about the calendar');
  const { busy, errors } = parsed.data.calendars.primary;
  if (errors?.length) return unreadable(`calendar error ${errors.map((each) => each.reason).join(', ')}`);
  try {
    const value = busy.map(({ start, end }) => ({
      startAt: Temporal.Instant.from(start),
      endAt: Temporal.Instant.from(end),
    }));
    return { ok: true, value };
  } catch {
    return unreadable('the free/busy answer has times that cannot be read');
  }
}

function chunks(from: Temporal.Instant, to: Temporal.Instant): [timeMin: string, timeMax: string][] {
  const found: [string, string][] = [];
  for (let at = from; Temporal.Instant.compare(at, to) < 0; ) {
    const next = at.add({ hours: CHUNK_HOURS });
    const end = Temporal.Instant.compare(next, to) < 0 ? next : to;
    found.push([at.toString(), end.toString()]);
    at = end;
  }
  return found;
}
