import { duration } from '../say.mjs';
import type { Child, Ending } from './child';
import { decideRestart } from './restart-policy';

export type SupervisorOptions = {
  readonly name: string;
  readonly start: () => Child;
  readonly say: (line: string) => void;
  /** Called when it crashed too often, with its last lines. */
  readonly onGiveUp: (name: string, how: string, tail: string) => void;
  /** Called with the number of each process that is started. */
  readonly onStarted: (name: string, pid: number) => void;
};

/** How a process ended, in words. */
export function describeEnding({ code, signal }: Ending): string {
  return signal ? `was ended by ${signal}` : `ended with code ${code}`;
}

/**
 * Keeps one process running: started again when it ends by itself, with growing pauses, until it crashes too
 * often. Until `settled()` is called the first end is final, since a process that cannot even start will not
 * start the next time either.
 */
export class Supervisor {
  readonly name: string;
  readonly #options: SupervisorOptions;
  readonly #crashes: number[] = [];
  #child: Child;
  #settled = false;
  #stopping = false;
  #restart: NodeJS.Timeout | undefined;
  #resolveFirstEnd: (ending: Ending) => void = () => {};
  /** Resolves when the process ended before it was settled. */
  readonly failedToStart = new Promise<Ending>((resolve) => {
    this.#resolveFirstEnd = resolve;
  });

  constructor(options: SupervisorOptions) {
    this.name = options.name;
    this.#options = options;
    this.#child = this.#begin();
  }

  #begin(): Child {
    const child = this.#options.start();
    this.#options.onStarted(this.name, child.pid);
    void child.ended.then((ending) => this.#onEnd(child, ending));
    return child;
  }

  #onEnd(child: Child, ending: Ending): void {
    if (this.#stopping || child !== this.#child) return;
    if (!this.#settled) {
      this.#resolveFirstEnd(ending);
      return;
    }
    const now = performance.now();
    this.#crashes.push(now);
    const decision = decideRestart(this.#crashes, now);
    const how = describeEnding(ending);
    if (!decision.restart) {
      this.#options.onGiveUp(this.name, how, child.tail());
      return;
    }
    this.#options.say(`The ${this.name} ${how}; starting it again in ${duration(decision.delayMs)}.`);
    this.#restart = setTimeout(() => {
      this.#child = this.#begin();
    }, decision.delayMs);
  }

  /** From now on an end is a crash, to be recovered from. */
  settled(): void {
    this.#settled = true;
  }

  tail(): string {
    return this.#child.tail();
  }

  /** Ends the process and starts a new one, for example because its source changed. */
  async replace(limitMs: number): Promise<void> {
    const old = this.#child;
    const stopping = this.#stopping;
    this.#stopping = true;
    await old.stop(limitMs);
    this.#stopping = stopping;
    if (!stopping) this.#child = this.#begin();
  }

  async stop(limitMs: number): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#restart);
    await this.#child.stop(limitMs);
  }
}
