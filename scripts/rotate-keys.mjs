// `node scripts/rotate-keys.mjs`. Runs on any Node with nothing installed, then hands over to rotate-keys/main.ts.
import { withNewEnoughNode } from './check-node.mjs';

withNewEnoughNode(() =>
  import('./bootstrap.mjs').then((bootstrap) => bootstrap.handOver('./rotate-keys/main.ts')),
);
