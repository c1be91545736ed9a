import { repositoryRoot } from '../bootstrap.mjs';
import { describeError } from '../problem.mjs';
import { say, warn } from '../say.mjs';
import { Copy } from './copy';
import { watchLauncher } from './launcher';
import { readSettings } from './settings';
import { Shutdown } from './shutdown';

/**
 * `npm start` and `npm run dev`: starts one copy of the product, says where it is, and stays until it is told
 * to stop (SIGTERM, SIGINT, SIGHUP) or a part of it cannot be kept running.
 *
 * @param args `--dev`, `--no-env-file`
 */
export async function main(args: readonly string[]): Promise<void> {
  const shutdown = new Shutdown();
  // A closed terminal or pipe is no reason to fall over.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

  const fail = (error: unknown) => {
    if (shutdown.begun) return;
    void shutdown.run().then(() => {
      warn(describeError(error));
      process.exit(1);
    });
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  const stop = () => {
    if (!shutdown.begun) say('Stopping ...');
    shutdown.onSignal(() => {
      say('Stopped.');
      process.exit(0);
    });
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  shutdown.atLast(watchLauncher(stop));
  try {
    await new Copy(readSettings(repositoryRoot, args), shutdown, fail).start();
  } catch (error) {
    fail(error);
  }
}
