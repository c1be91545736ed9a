import type { Temporal } from 'temporal-polyfill';
import type { Authorised } from '@/lib/access';
import { toInstantOrNull } from '@/lib/clock';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { LIST_SCOPE, type ListedCalendar, listCalendars } from '@/lib/providers/google/calendar-list';
import { PRIMARY } from '@/lib/providers/google/free-busy';
import { googleToken } from '../google-token';
import { markRevoked } from '../mark-revoked';
import type { Connection } from '../people';

/** One calendar of the connected account, as its owner's page shows it. */
export type ChoiceItem = {
  /** As Google calls it; `PRIMARY` where Google was not asked for the list. */
  readonly id: string;
  readonly name: string;
  readonly isPrimary: boolean;
  readonly isChosen: boolean;
  /** Why it cannot be read, and since when. While a chosen one has it, no times are offered with its owner. */
  readonly failure: string | null;
  readonly failedAt: Temporal.Instant | null;
};

/**
 * - `listed`: all calendars of the account
 * - `not_allowed`: the list was not allowed on Google's page, so only what is read now is known
 * - `unanswered`: Google did not tell, so only what is read now is known
 * - `not_connected`: no account, or it has to be connected again
 */
export type Choice = {
  readonly state: 'listed' | 'not_allowed' | 'unanswered' | 'not_connected';
  readonly items: readonly ChoiceItem[];
};

/** Which calendars of their Google account somebody can choose from, and which they have chosen. Asks Google. */
export async function calendarChoice(actor: Authorised<'calendar.connect'>): Promise<Choice> {
  const connection = await connectionOf(actor.id);
  if (connection?.state !== 'connected') return { state: 'not_connected', items: [] };
  return choiceOf(connection);
}

export function connectionOf(userId: string): Promise<Connection | null> {
  return db().calendarConnection.findUnique({
    where: { userId_provider: { userId, provider: 'google' } },
    include: { chosen: { orderBy: [{ name: 'asc' }, { calendarId: 'asc' }] } },
  });
}

/** The same for a connection that was read already. */
export async function choiceOf(connection: Connection): Promise<Choice> {
  const present = presentItems(connection);
  if (!connection.scopes.includes(LIST_SCOPE)) return { state: 'not_allowed', items: present };
  const token = googleToken(connection);
  if (token === null) return { state: 'unanswered', items: present };
  const answer = await listCalendars(token, env().CALENDAR_DEADLINE_MS);
  if (answer.ok) return { state: 'listed', items: merged(answer.value, connection) };
  log().warn({ userId: connection.userId, code: answer.code, detail: answer.log }, 'calendars not listed');
  if (answer.code !== 'revoked') return { state: 'unanswered', items: present };
  await markRevoked(connection);
  return { state: 'not_connected', items: [] };
}

/** What is read now. */
function presentItems({ chosen, accountEmail }: Connection): ChoiceItem[] {
  if (chosen.length === 0) {
    const primary = { id: PRIMARY, name: accountEmail, isPrimary: true, isChosen: true };
    return [{ ...primary, failure: null, failedAt: null }];
  }
  return chosen.map((row) => ({ ...itemOf(row), isPrimary: row.calendarId === accountEmail }));
}

/** What Google lists, and after it what was chosen and is not listed any more, so that it can be unticked. */
function merged(listed: readonly ListedCalendar[], { chosen }: Connection): ChoiceItem[] {
  const rows = new Map(chosen.map((row) => [row.calendarId, row]));
  const items = listed.map(({ id, name, isPrimary }): ChoiceItem => {
    const row = rows.get(id);
    rows.delete(id);
    const known = row ? itemOf(row) : { id, isChosen: chosen.length === 0 && isPrimary, ...NO_FAILURE };
    return { ...known, name, isPrimary };
  });
  return [...items, ...[...rows.values()].map((row) => ({ ...itemOf(row), isPrimary: false }))];
}

const NO_FAILURE = { failure: null, failedAt: null } as const;

function itemOf({ calendarId, name, failure, failedAt }: Connection['chosen'][number]) {
  return { id: calendarId, name, isChosen: true, failure, failedAt: toInstantOrNull(failedAt) };
}
