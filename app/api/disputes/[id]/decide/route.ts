import { authorise } from '@/lib/access';
import { decideDispute } from '@/lib/disputes/close';
import { readDispute } from '@/lib/disputes/queries';
import { decideRoute } from '@/lib/disputes/schema';
import { handle } from '@/lib/handler';

export const POST = handle(decideRoute, async ({ actor, params, body }) => {
  await decideDispute(actor, params.id, body);
  return readDispute(authorise(actor, 'dispute.read'), params.id);
});
