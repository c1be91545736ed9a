import { authorise } from '@/lib/access';
import { withdrawDispute } from '@/lib/disputes/close';
import { readDispute } from '@/lib/disputes/queries';
import { withdrawRoute } from '@/lib/disputes/schema';
import { handle } from '@/lib/handler';

export const POST = handle(withdrawRoute, async ({ actor, params }) => {
  await withdrawDispute(actor, params.id);
  return readDispute(authorise(actor, 'dispute.read'), params.id);
});
