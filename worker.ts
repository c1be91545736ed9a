import { closeDb } from './lib/db';
import { log } from './lib/log';
import { startWorker } from './worker/start';

const worker = await startWorker();
log().info('worker ready');

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    await worker.close();
    await closeDb();
    process.exit(0);
  });
}
