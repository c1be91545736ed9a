import { confirm } from '@/lib/bookings/confirm';
import { confirmRoute } from '@/lib/bookings/schema';
import { handle } from '@/lib/handler';

export const POST = handle(confirmRoute, ({ actor, body }) => confirm(actor, body.paymentIntentId));
