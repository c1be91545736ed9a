import { calendar } from '@googleapis/calendar';
import { z } from 'zod';
import { env } from '@/lib/env';
import { attempt, type GoogleResult, withRetries } from './client';
import { CALLS_CALENDAR } from './events';

/**
 * The least scope that tells which calendars somebody has. It tells their names and nothing of what is in them, and can
 * be left unticked on the consent page: then the primary calendar alone is read.
 */
export const LIST_SCOPE = 'https://www.googleapis.com/auth/calendar.calendarlist.readonly';

/** Google's largest page, and more pages than anybody has. */
const PAGE = 250;
const MOST_PAGES = 4;

export type ListedCalendar = {
  /** As free/busy takes it: the address of the calendar. */
  readonly id: string;
  /** What its owner calls it, or what this person has renamed it to. */
  readonly name: string;
  readonly isPrimary: boolean;
};

const entrySchema = z.object({
  id: z.string().min(1),
  summary: z.string().default(''),
  summaryOverride: z.string().optional(),
  primary: z.boolean().default(false),
  accessRole: z.string().optional(),
  deleted: z.boolean().default(false),
});

/**
 * The calendars of the person, those that others share with them included, the primary one first. Left out is every
 * "Monet calls" of their own: what stands there is known already, and read again would be busy twice.
 * @param withinMs how long somebody waits for it
 */
export function listCalendars(
  refreshToken: string,
  withinMs: number,
): Promise<GoogleResult<readonly ListedCalendar[]>> {
  return attempt(async (session) => {
    const { oauth } = session;
    oauth.setCredentials({ refresh_token: refreshToken });
    await oauth.getAccessToken();
    const api = calendar({ version: 'v3', auth: oauth });
    const rootUrl = `${env().GOOGLE_API_BASE}/`;
    const found: ListedCalendar[] = [];
    let pageToken: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const { data } = await withRetries(session, () =>
        api.calendarList.list(
          { maxResults: PAGE, ...(pageToken && { pageToken }) },
          { rootUrl, retry: false }, // of the library: with ours they would multiply
        ),
      );
      const entries = z.array(entrySchema).safeParse(data.items ?? []);
      if (!entries.success)
        return { ok: false, code: 'unavailable', log: 'the list of calendars cannot be read' };
      found.push(...entries.data.filter((each) => !each.deleted && !isOfCalls(each)).map(listed));
      pageToken = data.nextPageToken ?? undefined;
      if (!pageToken) break;
    }
    return { ok: true, value: found.sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary)) };
  }, withinMs);
}

type Entry = z.infer<typeof entrySchema>;

/** Also one of an earlier connection, whose address we have forgotten. */
function isOfCalls({ summary, accessRole, primary }: Entry): boolean {
  return summary === CALLS_CALENDAR && accessRole === 'owner' && !primary;
}

function listed({ id, summary, summaryOverride, primary }: Entry): ListedCalendar {
  return { id, name: summaryOverride ?? (summary || id), isPrimary: primary };
}
