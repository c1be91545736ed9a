import { brief } from '@/lib/bookings/brief';
import { requestCall } from '@/lib/bookings/request';
import { requestRoute } from '@/lib/bookings/schema';
import { handle } from '@/lib/handler';

export const POST = handle(requestRoute, async ({ actor, body, repetitionKey }) =>
  // Even when the first call died before its answer was kept, there is one booking.
  brief(await requestCall(actor, { ...body, requestKey: repetitionKey ?? undefined })),
);
