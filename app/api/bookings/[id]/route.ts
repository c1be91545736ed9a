import { readBooking } from '@/lib/bookings/queries';
import { readRoute } from '@/lib/bookings/schema';
import { handle } from '@/lib/handler';

export const GET = handle(readRoute, ({ actor, params }) => readBooking(actor, params.id));
