import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** The journal cannot be read: somebody else wrote into it, or the disk lost a part in the middle. */
export class StoreError extends Error {
  readonly code = 'store_damaged';
}

type Change =
  | ['put', collection: string, id: string, value: unknown]
  | ['delete', collection: string, id: string];

/** A running journal is rewritten once it is this long and several times the size of what it holds. */
const COMPACT_AFTER_BYTES = 32 * 1024 * 1024;

/**
 * State that survives `kill -9`: maps in memory in front of an append-only journal, one line a transaction.
 * The line is handed to the operating system before `transact` returns, so whatever an answer promised is
 * found again by the next process. It is not forced to the disk: a power cut is not what this guards against.
 */
export class Store {
  private readonly maps = new Map<string, Map<string, unknown>>();
  private readonly indexes = new Map<string, Index>();
  private readonly listeners: Array<() => void> = [];
  private readonly file: string;
  private fd: number;
  private journalBytes = 0;
  private snapshotBytes = 0;
  private isClosed = false;
  private depth = 0;
  private touched = new Map<string, { collection: string; id: string }>();
  private undo: Array<() => void> = [];

  /**
   * Opens the journal in `dir` (made if missing), replays it and writes it anew in its shortest form.
   * @throws StoreError when a line other than the last one cannot be read; a torn last line is dropped, since
   *   its transaction was never answered.
   */
  constructor(dir: string) {
    mkdirSync(dir, { recursive: true });
    this.file = path.join(dir, 'journal.jsonl');
    this.replay();
    this.fd = this.writeSnapshot();
  }

  /** The collection of that name, made when first asked for. `indexBy` gives `by()` its key. */
  collection<T>(name: string, indexBy?: (value: T) => string): Collection<T> {
    const map = this.mapOf(name) as Map<string, T>;
    if (indexBy && !this.indexes.has(name)) {
      this.indexes.set(name, new Index(map, indexBy as (value: unknown) => string));
    }
    return new Collection<T>(this, name, map, this.indexes.get(name));
  }

  /**
   * Runs `work` as one transaction: all of its changes are journalled together, or, when it throws, none of
   * them stays. Transactions nest into the outermost. `work` must be synchronous.
   */
  transact<T>(work: () => T): T {
    this.depth += 1;
    try {
      const result = work();
      if (this.depth === 1) this.commit();
      return result;
    } catch (error) {
      if (this.depth === 1) this.rollBack();
      throw error;
    } finally {
      this.depth -= 1;
    }
  }

  /** Calls `listener` after each transaction that changed something. */
  onCommit(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Nothing can be written any more; reading still works. */
  close(): void {
    this.isClosed = true;
    closeSync(this.fd);
  }

  /** For Collection only: sets one value within the running transaction (or one of its own). */
  write(name: string, id: string, value: unknown): void {
    this.transact(() => {
      const map = this.mapOf(name);
      const index = this.indexes.get(name);
      const old = map.get(id);
      const existed = map.has(id);
      const set = (next: unknown, present: boolean) => {
        index?.move(id, map.get(id), present ? next : undefined);
        if (present) map.set(id, next);
        else map.delete(id);
      };
      this.undo.push(() => set(old, existed));
      set(value, value !== undefined);
      this.touched.set(`${name}\n${id}`, { collection: name, id });
    });
  }

  private mapOf(name: string): Map<string, unknown> {
    const known = this.maps.get(name);
    if (known) return known;
    const made = new Map<string, unknown>();
    this.maps.set(name, made);
    return made;
  }

  private commit(): void {
    if (this.touched.size === 0) return;
    // The number of a closed file may belong to another file by now.
    if (this.isClosed) throw new StoreError('the store is closed');
    const changes: Change[] = [];
    for (const { collection, id } of this.touched.values()) {
      const map = this.mapOf(collection);
      changes.push(map.has(id) ? ['put', collection, id, map.get(id)] : ['delete', collection, id]);
    }
    const line = `${JSON.stringify(changes)}\n`;
    appendFileSync(this.fd, line);
    this.touched = new Map();
    this.undo = [];
    this.journalBytes += line.length;
    if (this.journalBytes > COMPACT_AFTER_BYTES && this.journalBytes > 4 * this.snapshotBytes) {
      closeSync(this.fd);
      this.fd = this.writeSnapshot();
    }
    for (const listener of this.listeners) listener();
  }

  private rollBack(): void {
    for (const undo of this.undo.reverse()) undo();
    this.touched = new Map();
    this.undo = [];
  }

  private replay(): void {
    if (!existsSync(this.file)) return;
    const lines = readFileSync(this.file, 'utf8').split('\n');
    for (const [at, line] of lines.entries()) {
      if (line === '') continue;
      let changes: Change[];
      try {
        changes = JSON.parse(line) as Change[];
      } catch {
        if (at === lines.length - 1) return;
        throw new StoreError(`${this.file} is damaged in line ${at + 1}; move it away to start empty`);
      }
      for (const change of changes) {
        if (change[0] === 'put') this.mapOf(change[1]).set(change[2], change[3]);
        else this.mapOf(change[1]).delete(change[2]);
      }
    }
  }

  /** Writes everything beside the journal, puts it in the journal's place, and opens that for appending. */
  private writeSnapshot(): number {
    let text = '';
    for (const [name, map] of this.maps) {
      for (const [id, value] of map) text += `${JSON.stringify([['put', name, id, value]])}\n`;
    }
    writeFileSync(`${this.file}.new`, text);
    renameSync(`${this.file}.new`, this.file);
    this.snapshotBytes = text.length;
    this.journalBytes = text.length;
    return openSync(this.file, 'a');
  }
}

/** Values by id, in the order in which they came. Values are never changed in place: put a new one. */
export class Collection<T> {
  constructor(
    private readonly store: Store,
    private readonly name: string,
    private readonly map: Map<string, T>,
    private readonly index: Index | undefined,
  ) {}

  get size(): number {
    return this.map.size;
  }

  get(id: string): T | undefined {
    return this.map.get(id);
  }

  put(id: string, value: T): T {
    this.store.write(this.name, id, value);
    return value;
  }

  delete(id: string): void {
    if (this.map.has(id)) this.store.write(this.name, id, undefined);
  }

  /** Oldest first. */
  values(): IterableIterator<T> {
    return this.map.values();
  }

  /** Ids and values, oldest first. */
  entries(): IterableIterator<[string, T]> {
    return this.map.entries();
  }

  /** Newest first. */
  newest(): T[] {
    return [...this.map.values()].reverse();
  }

  /** The values whose index key is `key`, oldest first. */
  by(key: string): T[] {
    const found: T[] = [];
    for (const id of this.index?.ids(key) ?? []) {
      const value = this.map.get(id);
      if (value !== undefined) found.push(value);
    }
    return found;
  }

  /** Deletes the oldest values until at most `count` are left. */
  keepNewest(count: number): void {
    for (const id of this.map.keys()) {
      if (this.map.size <= count) return;
      this.delete(id);
    }
  }
}

class Index {
  private readonly sets = new Map<string, Set<string>>();

  constructor(
    map: Map<string, unknown>,
    private readonly keyOf: (value: unknown) => string,
  ) {
    for (const [id, value] of map) this.move(id, undefined, value);
  }

  ids(key: string): Iterable<string> {
    return this.sets.get(key) ?? [];
  }

  /** Files `id` under the key of `next` instead of that of `old`; undefined stands for "not there". */
  move(id: string, old: unknown, next: unknown): void {
    const from = old === undefined ? undefined : this.keyOf(old);
    const to = next === undefined ? undefined : this.keyOf(next);
    if (from === to) return;
    if (from !== undefined) this.sets.get(from)?.delete(id);
    if (to === undefined) return;
    const set = this.sets.get(to);
    if (set) set.add(id);
    else this.sets.set(to, new Set([id]));
  }
}
