import { authorise } from '@/lib/access';
import { addStatement } from '@/lib/disputes/add-statement';
import { readDispute } from '@/lib/disputes/queries';
import { stateRoute } from '@/lib/disputes/schema';
import { handle } from '@/lib/handler';

export const POST = handle(stateRoute, async ({ actor, params, body }) => {
  await addStatement(actor, params.id, body.text);
  return readDispute(authorise(actor, 'dispute.read'), params.id);
});
