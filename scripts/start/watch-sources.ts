import { existsSync, watch } from 'node:fs';
import path from 'node:path';

/** What the worker runs; the web server watches its own sources. */
const workerSources = ['worker.ts', 'jobs', 'lib', 'emails'];
const QUIET_MS = 200;

/**
 * Calls `onChange` with the name of a changed source of the worker, once per burst of changes.
 *
 * @returns a function that ends the watch
 */
export function watchWorkerSources(root: string, onChange: (name: string) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watchers = workerSources
    .filter((name) => existsSync(path.join(root, name)))
    .map((source) =>
      watch(path.join(root, source), { recursive: true, persistent: false }, (_event, name) => {
        const changed = source.endsWith('.ts') ? source : path.posix.join(source, name ?? '');
        if (!/\.(ts|tsx|json|sql)$/.test(changed) || /\.test\.tsx?$/.test(changed)) return;
        clearTimeout(timer);
        timer = setTimeout(() => onChange(changed), QUIET_MS);
      }),
    );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
