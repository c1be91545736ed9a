import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { transaction } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { invalidFields } from '@/lib/problem';
import { PRIMARY } from '@/lib/providers/google/free-busy';
import type { Connection } from '../people';
import { type ChoiceItem, choiceOf, connectionOf } from './choice';

/** More than anybody has; each is read whenever a time is looked for. */
export const MOST_CHOSEN = 100;

/**
 * Keeps which calendars of their Google account somebody wants free of calls. At least one: who wants none read
 * disconnects. Only what Google lists, or what was chosen before, can be chosen; while Google does not answer, calendars
 * can be left out and none added.
 * @param ids of calendars, as `calendarChoice` gave them
 * @throws AppError `wrong_state` without a connection, `invalid_fields`, `provider_unavailable`
 */
export async function chooseCalendars(
  actor: Authorised<'calendar.connect'>,
  ids: readonly string[],
): Promise<void> {
  const connection = await connectionOf(actor.id);
  if (connection?.state !== 'connected') throw notConnected();
  const wanted = new Set(ids);
  if (wanted.size === 0)
    throw wrong('Keep at least one ticked. To have none of them read, disconnect Google.');
  if (wanted.size > MOST_CHOSEN) throw wrong(`At most ${MOST_CHOSEN} calendars can be read.`);
  const { state, items } = await choiceOf(connection);
  if (state === 'not_connected') throw notConnected();
  const chosen = items.filter(({ id }) => wanted.has(id));
  if (chosen.length < wanted.size) {
    throw state === 'unanswered'
      ? new AppError(
          'provider_unavailable',
          'Google did not answer, so nothing was changed. Try again later.',
        )
      : wrong('One of these is not among your calendars any more. Look at the list again.');
  }
  await store(actor, connection, chosen);
}

async function store(
  actor: Authorised<'calendar.connect'>,
  { userId, provider, refreshTokenEncrypted }: Connection,
  chosen: readonly ChoiceItem[],
): Promise<void> {
  await transaction(async (tx) => {
    // Locks the connection, and notices one that was made anew, maybe in another account, since it was read.
    const { count } = await tx.calendarConnection.updateMany({
      where: { userId, provider, refreshTokenEncrypted, state: 'connected' },
      data: { version: { increment: 1 } },
    });
    if (count === 0) throw notConnected();
    const kept = chosen.filter(({ id }) => id !== PRIMARY);
    await tx.chosenCalendar.deleteMany({
      where: { userId, provider, calendarId: { notIn: kept.map(({ id }) => id) } },
    });
    await tx.chosenCalendar.createMany({
      data: kept.map(({ id, name }) => ({ userId, provider, calendarId: id, name: name.slice(0, 300) })),
      skipDuplicates: true,
    });
    await audit(tx, { kind: actor.role, id: actor.id }, 'calendar.chosen', `user/${userId}`, {
      provider,
      count: chosen.length,
    });
  });
}

function wrong(message: string): AppError {
  return invalidFields([{ path: 'calendars', message }]);
}

function notConnected(): AppError {
  return new AppError(
    'wrong_state',
    'Your Google calendar is not connected, or was connected anew meanwhile.',
  );
}
