// `npm run money:reconcile`. Runs on any Node with nothing installed, then hands over to money-reconcile/main.ts.
import { withNewEnoughNode } from './check-node.mjs';

withNewEnoughNode(() =>
  import('./bootstrap.mjs').then((bootstrap) => bootstrap.handOver('./money-reconcile/main.ts')),
);
