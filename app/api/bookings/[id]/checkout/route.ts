import { checkout } from '@/lib/bookings/checkout';
import { checkoutRoute } from '@/lib/bookings/schema';
import { handle } from '@/lib/handler';

export const POST = handle(checkoutRoute, ({ actor, params }) => checkout(actor, params.id));
