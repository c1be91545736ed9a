import type { Authorised } from '@/lib/access';
import { isDayOff } from './draft-of';
import { type WeeklyAvailability, weeklyAvailability } from './queries';
import { saveAvailability } from './save';
import { type AvailabilityInput, presentAvailability } from './schema';

/**
 * Saves what the form of the week edits: weekly windows and whole days off. Exceptions of part of a day, which it
 * does not show, stay as they are, unless a whole day off now covers them.
 *
 * @param input checked by `hoursForm`
 */
export async function saveHours(
  actor: Authorised<'availability.write'>,
  input: AvailabilityInput,
): Promise<WeeklyAvailability> {
  const before = presentAvailability(await weeklyAvailability(actor.id));
  const off = new Set(input.exceptions.map(({ date }) => date));
  const kept = before.exceptions.filter(
    (exception) => !isDayOff(exception) && !(exception.kind === 'blocked' && off.has(exception.date)),
  );
  return saveAvailability(actor, { ...input, exceptions: [...kept, ...input.exceptions] });
}
