import { readDispute } from '@/lib/disputes/queries';
import { readDisputeRoute } from '@/lib/disputes/schema';
import { handle } from '@/lib/handler';

export const GET = handle(readDisputeRoute, ({ actor, params }) => readDispute(actor, params.id));
