// `npm start` and `npm run dev`. Runs on any Node with nothing installed, then hands over to start/main.ts.
import { withNewEnoughNode } from './check-node.mjs';

withNewEnoughNode(() => import('./bootstrap.mjs').then((bootstrap) => bootstrap.handOver('./start/main.ts')));
