import { listBookings } from '@/lib/bookings/queries';
import { listRoute } from '@/lib/bookings/schema';
import { handle } from '@/lib/handler';

export const GET = handle(listRoute, ({ actor, query }) => listBookings(actor, query));
