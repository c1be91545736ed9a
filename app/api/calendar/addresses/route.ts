import { addAddress } from '@/lib/availability/addresses/add-address';
import { addAddressRoute, listAddressesRoute, presentAddress } from '@/lib/availability/calendars-schema';
import { calendarAddresses } from '@/lib/availability/queries';
import { handle } from '@/lib/handler';

export const GET = handle(listAddressesRoute, async ({ actor }) => ({
  items: (await calendarAddresses(actor.id)).map(presentAddress),
}));

export const POST = handle(addAddressRoute, async ({ actor, body }) =>
  presentAddress(await addAddress(actor, body)),
);
