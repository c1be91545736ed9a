import { commandOf, identityOf, parentOf } from '../process-identity.mjs';

const LOOK_EVERY_MS = 500;

/**
 * Calls `onGone` when the npm that started this process has ended. npm does not pass SIGTERM on to what its
 * shell runs, and nothing passes on a SIGKILL; without this, `kill` of npm would leave a copy running unseen.
 * A start without npm, in the background or by a service manager, is left alone.
 *
 * @returns a function that ends the watch
 */
export function watchLauncher(
  onGone: () => void,
  env: Readonly<Record<string, string | undefined>> = process.env,
): () => void {
  const launchers = env.npm_lifecycle_event ? findLaunchers() : [];
  if (launchers.length === 0) return () => {};
  const timer = setInterval(() => {
    if (launchers.every(({ pid, identity }) => identityOf(pid) === identity)) return;
    clearInterval(timer);
    onGone();
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** npm, and the shell in between where there is one. */
function findLaunchers(): { pid: number; identity: string | undefined }[] {
  const launchers: { pid: number; identity: string | undefined }[] = [];
  for (
    let pid: number | undefined = process.ppid;
    pid !== undefined && pid > 1 && launchers.length < 2;
    pid = parentOf(pid)
  ) {
    launchers.push({ pid, identity: identityOf(pid) });
    if (!/^\S*sh -c /.test(commandOf(pid))) break;
  }
  return launchers;
}
