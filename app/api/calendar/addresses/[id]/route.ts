import { removeAddress } from '@/lib/availability/addresses/remove-address';
import { removeAddressRoute } from '@/lib/availability/calendars-schema';
import { handle } from '@/lib/handler';

export const DELETE = handle(removeAddressRoute, async ({ actor, params }) => {
  await removeAddress(actor, params.id);
  return { id: params.id };
});
