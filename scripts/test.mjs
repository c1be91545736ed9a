// `npm test`. Runs on any Node with nothing installed, then hands over to test/main.ts.
import { withNewEnoughNode } from './check-node.mjs';

withNewEnoughNode(() =>
  import('./bootstrap.mjs').then((bootstrap) => bootstrap.handOver('./test/main.ts', true)),
);
