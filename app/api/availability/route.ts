import { weeklyAvailability } from '@/lib/availability/queries';
import { saveAvailability } from '@/lib/availability/save';
import { presentAvailability, readAvailabilityRoute, saveAvailabilityRoute } from '@/lib/availability/schema';
import { handle } from '@/lib/handler';

export const GET = handle(readAvailabilityRoute, async ({ actor }) =>
  presentAvailability(await weeklyAvailability(actor.id)),
);

export const PUT = handle(saveAvailabilityRoute, async ({ actor, body }) =>
  presentAvailability(await saveAvailability(actor, body)),
);
