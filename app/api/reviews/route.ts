import { rate } from '@/lib/feedback/rate';
import { rateRoute } from '@/lib/feedback/schema';
import { handle } from '@/lib/handler';

export const POST = handle(rateRoute, ({ actor, body }) => rate(actor, { ...body, text: body.text ?? null }));
