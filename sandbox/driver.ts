import type { Clock } from './clock';
import type { Deliveries } from './deliveries';
import type { Schedule } from './schedule';
import type { Store } from './store';

/** setTimeout cannot wait longer; the driver looks again after that. */
const LONGEST_WAIT_MS = 60 * 60 * 1000;

/**
 * Runs the sandbox's own due work: by itself as real time passes, and on request when the clock is moved.
 */
export class Driver {
  private timer: NodeJS.Timeout | null = null;
  private looking = false;
  private stopped = false;

  constructor(
    store: Store,
    private readonly clock: Clock,
    private readonly schedule: Schedule,
    private readonly deliveries: Deliveries,
  ) {
    store.onCommit(() => this.look());
  }

  /** Counts what was done; equal before and after means that nothing happened in between. */
  get activity(): number {
    return this.schedule.ran + this.deliveries.attempted;
  }

  /** When the sandbox has something to do next (ms), or null. */
  nextDue(): number | null {
    const times = [this.schedule.nextDue(), this.deliveries.nextDue()].filter((time) => time !== null);
    return times.length > 0 ? Math.min(...times) : null;
  }

  /** Does everything that is due now, including what that makes due, and resolves then. */
  async drain(): Promise<void> {
    let before: number;
    do {
      before = this.activity;
      this.schedule.runDue();
      await this.deliveries.pump();
    } while (!this.stopped && (this.activity !== before || this.isDue()));
  }

  /** Whether something is due that has not been done, or is being done. */
  isDue(): boolean {
    const due = this.nextDue();
    return due !== null && due <= this.clock.now();
  }

  /** Sees soon what is due next. Called after each change and each move of the clock. */
  look(): void {
    if (this.looking || this.stopped) return;
    this.looking = true;
    setImmediate(() => {
      this.looking = false;
      if (this.stopped) return;
      if (this.timer) clearTimeout(this.timer);
      this.timer = null;
      const due = this.nextDue();
      if (due === null) return;
      const wait = due - this.clock.now();
      if (wait > 0) {
        this.timer = setTimeout(() => this.look(), Math.min(wait, LONGEST_WAIT_MS));
        return;
      }
      this.schedule.runDue();
      void this.deliveries.pump();
    });
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    this.deliveries.stop();
  }
}
