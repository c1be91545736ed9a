import { killTools } from './tool';

type Part = {
  readonly name: string;
  /** Milliseconds after the beginning of the stop at which this part is killed. */
  readonly deadlineMs: number;
  readonly stop: (limitMs: number) => Promise<void>;
};

/** The web server goes first, the database last; all within the 10 s that a service manager gives. */
export const deadlines = { web: 2_000, worker: 7_000, sandbox: 7_500, database: 9_200 } as const;

/**
 * Stops the parts of a copy in order, each until its deadline; time that one leaves over belongs to the next.
 * A second signal a second after the first ends the patience.
 */
export class Shutdown {
  readonly #parts = new Map<keyof typeof deadlines, Part>();
  readonly #last: (() => void)[] = [];
  #running: Promise<void> | undefined;
  #begun = 0;
  #hurry = false;

  get begun(): boolean {
    return this.#running !== undefined;
  }

  /** Registers a part; one that comes when the stop has begun is stopped at once. */
  add(name: keyof typeof deadlines, stop: Part['stop']): void {
    this.#parts.set(name, { name, deadlineMs: deadlines[name], stop });
    if (this.begun) void stop(500);
  }

  /** Registers what is undone when every part has stopped, in reverse order. */
  atLast(undo: () => void): void {
    this.#last.unshift(undo);
  }

  run(): Promise<void> {
    this.#begun ||= performance.now();
    this.#running ??= this.#stopAll();
    return this.#running;
  }

  /** Signals: the first begins the stop, a later one ends the patience. */
  onSignal(then: () => void): void {
    if (!this.begun) {
      void this.run().then(then);
      return;
    }
    // One Ctrl-C arrives twice when npm passes it on as well.
    if (performance.now() - this.#begun < 1_000 || this.#hurry) return;
    this.#hurry = true;
    for (const part of this.#parts.values()) void part.stop(100);
  }

  async #stopAll(): Promise<void> {
    killTools();
    const order = Object.keys(deadlines) as (keyof typeof deadlines)[];
    for (const name of order) {
      const part = this.#parts.get(name);
      if (!part) continue;
      const left = this.#hurry ? 100 : part.deadlineMs - (performance.now() - this.#begun);
      const limitMs = Math.max(100, left);
      // A part that is only just starting may not answer; it goes when this process does.
      const patience = new Promise((resolve) => setTimeout(resolve, limitMs + 300));
      await Promise.race([part.stop(limitMs).catch(() => {}), patience]);
    }
    for (const undo of this.#last) {
      try {
        undo();
      } catch {
        // The data folder was removed meanwhile, for example.
      }
    }
  }
}
