import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { identityOf } from '../process-identity.mjs';
import { killGroup } from './child';
import { writeWhole } from './data-folder';

type Entry = { readonly pid: number; readonly identity: string };

/**
 * Remembers which processes this copy started, in `children.json` of the data folder, so that the next start
 * can end those that survived a `kill -9` of their parent.
 */
export class ChildrenFile {
  readonly #file: string;
  readonly #entries = new Map<string, Entry>();

  constructor(dataFolder: string) {
    this.#file = path.join(dataFolder, 'children.json');
  }

  add(name: string, pid: number): void {
    this.#entries.set(name, { pid, identity: identityOf(pid) ?? '' });
    try {
      writeWhole(this.#file, JSON.stringify(Object.fromEntries(this.#entries)));
    } catch {
      // A full disk; without the file the next start only cannot tidy up after a kill.
    }
  }

  remove(): void {
    rmSync(this.#file, { force: true });
  }
}

/**
 * Ends the processes of an earlier start that were left behind: they are given the time in which they stop by
 * themselves when their parent is gone, and killed after it. The caller holds the lock on the data folder.
 *
 * @returns how many had to be waited for
 */
export async function reapOrphans(dataFolder: string, patienceMs = 10_000): Promise<number> {
  const file = path.join(dataFolder, 'children.json');
  let entries: Entry[];
  try {
    entries = Object.values(JSON.parse(readFileSync(file, 'utf8')) ?? {});
  } catch {
    return 0;
  }
  const lives = (entry: Entry) => entry?.pid > 0 && identityOf(entry.pid) === entry.identity;
  const left = entries.filter(lives);
  const until = Date.now() + patienceMs;
  while (left.some(lives) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  for (const entry of left) if (lives(entry)) killGroup(entry.pid);
  while (left.some(lives) && Date.now() < until + 2_000)
    await new Promise((resolve) => setTimeout(resolve, 20));
  rmSync(file, { force: true });
  return left.length;
}
