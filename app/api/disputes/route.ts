import { authorise } from '@/lib/access';
import { openDispute } from '@/lib/disputes/open';
import { listDisputes, readDispute } from '@/lib/disputes/queries';
import { listDisputesRoute, openDisputeRoute } from '@/lib/disputes/schema';
import { handle } from '@/lib/handler';

export const POST = handle(openDisputeRoute, async ({ actor, body }) =>
  readDispute(authorise(actor, 'dispute.read'), (await openDispute(actor, body)).id),
);

export const GET = handle(listDisputesRoute, async ({ actor }) => ({ items: await listDisputes(actor) }));
