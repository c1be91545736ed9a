import type { Clock } from './clock';
import { DueQueue } from './due-queue';
import type { Collection, Store } from './store';

interface Timer {
  id: string;
  seq: number;
  /** Milliseconds on the sandbox's clock. */
  dueAt: number;
  kind: string;
  /** What the timer is about, so that it can be cancelled. */
  subject: string;
  data: unknown;
}

/**
 * Things that the imitated providers do by themselves at a later time (a payout arrives, a call begins).
 * Timers are state: they survive a crash, and one that fell due meanwhile runs at the next start.
 */
export class Schedule {
  private readonly timers: Collection<Timer>;
  private readonly queue = new DueQueue();
  private readonly handlers = new Map<string, (data: unknown) => void>();
  private seq = 0;
  /** How many timers have run in this process; the clock uses it to see whether anything happened. */
  ran = 0;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    this.timers = store.collection<Timer>('timers', (timer) => `${timer.kind} ${timer.subject}`);
    for (const timer of this.timers.values()) {
      this.seq = Math.max(this.seq, timer.seq);
      this.queue.push({ at: timer.dueAt, seq: timer.seq, id: timer.id });
    }
  }

  /** Says what runs for timers of `kind`. It runs in the transaction that removes the timer. */
  on<T>(kind: string, handler: (data: T) => void): void {
    this.handlers.set(kind, handler as (data: unknown) => void);
  }

  /** Sets a timer for `dueAt` (ms); a time in the past runs at the next turn. */
  at(dueAt: number, kind: string, subject: string, data: unknown): void {
    this.seq += 1;
    const id = `timer_${this.seq}`;
    this.timers.put(id, { id, seq: this.seq, dueAt, kind, subject, data });
    this.queue.push({ at: dueAt, seq: this.seq, id });
  }

  /** Removes every timer of `kind` about `subject`. */
  cancel(kind: string, subject: string): void {
    for (const timer of this.timers.by(`${kind} ${subject}`)) this.timers.delete(timer.id);
  }

  /** When the next timer is due (ms), or null. */
  nextDue(): number | null {
    return this.earliest()?.dueAt ?? null;
  }

  /** Runs every timer that is due, in the order of their times. */
  runDue(): void {
    for (let timer = this.earliest(); timer && timer.dueAt <= this.clock.now(); timer = this.earliest()) {
      const { id, kind, data } = timer;
      this.ran += 1;
      try {
        this.store.transact(() => {
          this.timers.delete(id);
          this.handlers.get(kind)?.(data);
        });
      } catch (error) {
        // Without this a timer that cannot run would stop all that come after it, for good.
        console.error(`sandbox: a timer "${kind}" failed and was dropped:`, error);
        this.timers.delete(id);
      }
    }
  }

  private earliest(): Timer | undefined {
    const entry = this.queue.first(({ id }) => this.timers.get(id) !== undefined);
    return entry && this.timers.get(entry.id);
  }
}
