import { handle } from '@/lib/handler';
import { confirmWorkEmail } from '@/lib/listings/confirm-work-email';
import { confirmWorkEmailRoute } from '@/lib/listings/schema';

export const POST = handle(confirmWorkEmailRoute, ({ actor, body }) => confirmWorkEmail(actor, body.token));
