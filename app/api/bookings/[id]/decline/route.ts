import { brief } from '@/lib/bookings/brief';
import { decline } from '@/lib/bookings/decline';
import { declineRoute } from '@/lib/bookings/schema';
import { handle } from '@/lib/handler';

export const POST = handle(declineRoute, async ({ actor, params }) => brief(await decline(actor, params.id)));
