import { clientAddress } from '@/lib/client-address';
import { handle } from '@/lib/handler';
import { requestWorkEmail } from '@/lib/listings/request-work-email';
import { requestWorkEmailRoute } from '@/lib/listings/schema';

export const POST = handle(requestWorkEmailRoute, ({ actor, body, request }) =>
  requestWorkEmail(actor, body.email, clientAddress(request.headers)),
);
