import type { Authorised } from '@/lib/access';
import { type Tx, transaction } from '@/lib/db';
import { ianaZone } from '@/lib/domain/zone';
import { refreshCards } from '@/lib/listings/refresh-cards';
import { minutesOf } from './clock-times';
import { dateColumn } from './people';
import { type WeeklyAvailability, weeklyAvailability } from './queries';
import type { AvailabilityInput } from './schema';

/**
 * Replaces a person's weekly windows and exceptions, and each of zone, trips and rules that is given. With a new zone
 * the wall-clock times stay, and mean that zone. Bookings already made stay where they are.
 *
 * @param input checked by `availabilityInput`
 */
export async function saveAvailability(
  actor: Authorised<'availability.write'>,
  input: AvailabilityInput,
): Promise<WeeklyAvailability> {
  const userId = actor.id;
  const zone = input.zone === undefined ? null : ianaZone(input.zone);
  await transaction(async (tx) => {
    // Two saves of one person wait for each other here, so that neither mixes with the other.
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId} FOR NO KEY UPDATE`;
    if (zone !== null) await tx.user.update({ where: { id: userId }, data: { zone } });
    await tx.availabilityWindow.deleteMany({ where: { userId } });
    await tx.availabilityException.deleteMany({ where: { userId } });
    await tx.availabilityWindow.createMany({
      data: input.windows.map(({ weekday, ...range }) => ({ userId, weekday, ...rangeOf(range) })),
    });
    await tx.availabilityException.createMany({
      data: input.exceptions.map(({ kind, date, ...range }) => ({
        userId,
        kind,
        onDate: dateColumn(date),
        ...rangeOf(range),
      })),
    });
    await saveTrips(tx, userId, input.trips);
    await saveRules(tx, userId, input.rules);
    // Whether there is a card, and the parts of the day on it, depend on the windows.
    if (actor.role === 'professional') await refreshCards(tx);
  });
  return weeklyAvailability(userId);
}

async function saveTrips(tx: Tx, userId: string, trips: AvailabilityInput['trips']): Promise<void> {
  if (!trips) return;
  await tx.availabilityTrip.deleteMany({ where: { userId } });
  await tx.availabilityTrip.createMany({
    data: trips.map((trip) => ({
      userId,
      firstOn: dateColumn(trip.from),
      lastOn: dateColumn(trip.to),
      zone: ianaZone(trip.zone) ?? trip.zone,
    })),
  });
}

async function saveRules(tx: Tx, userId: string, rules: AvailabilityInput['rules']): Promise<void> {
  if (!rules) return;
  await tx.availabilityRules.upsert({ where: { userId }, create: { userId, ...rules }, update: rules });
}

function rangeOf({ start, end }: { start: string; end: string }): { startMinute: number; endMinute: number } {
  return { startMinute: minutesOf(start), endMinute: minutesOf(end) };
}
