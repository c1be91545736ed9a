import type { Core } from '../core';
import { Problem } from '../problem';

/** More than this many stops on one way mean that something makes itself due again and again. */
const MAX_STEPS = 10_000;
const MAX_ROUNDS_PER_STEP = 200;
const SETTLE_TIMEOUT_MS = 120_000;

export interface Move {
  now: string;
  /** At how many instants something was due, or the move ended. */
  steps: number;
}

/**
 * Moves the clock, stopping at every instant at which the product or the sandbox has something to do, and
 * going on when both have done it. One move at a time; the others wait their turn.
 */
export class ClockMover {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly core: Core) {}

  /**
   * Moves by `ms` from where the clock is when the move's turn comes.
   * @throws Problem 503 when the product's worker cannot be reached, 500 when the work does not come to an end.
   */
  advance(ms: number): Promise<Move> {
    return this.queue(() => this.moveTo(this.core.clock.now() + ms));
  }

  /** @throws Problem as `advance`, and 400 when `instant` is in the past. */
  to(instant: number): Promise<Move> {
    return this.queue(() => {
      if (instant < this.core.clock.now()) {
        throw new Problem(400, 'invalid_field', 'to: lies in the past; the clock moves forward only', 'to');
      }
      return this.moveTo(instant);
    });
  }

  private queue(move: () => Promise<Move>): Promise<Move> {
    const turn = this.last.then(move);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async moveTo(target: number): Promise<Move> {
    const { clock, driver } = this.core;
    for (let steps = 1; steps <= MAX_STEPS; steps += 1) {
      const productDue = await this.settleBoth();
      const now = clock.now();
      if (now >= target) return { now: new Date(now).toISOString(), steps };
      const next = Math.min(...[target, productDue, driver.nextDue()].filter((time) => time !== null));
      clock.moveTo(next);
    }
    throw endless(`after ${MAX_STEPS} steps`);
  }

  /** Lets both sides work until neither has anything left now. Gives the product's next time, if any. */
  private async settleBoth(): Promise<number | null> {
    const { driver } = this.core;
    for (let round = 0; round < MAX_ROUNDS_PER_STEP; round += 1) {
      await driver.drain();
      const before = driver.activity;
      const product = await this.settleProduct();
      // What the product did may have caused webhooks, which may cause work again.
      if (product.idle && driver.activity === before && !driver.isDue()) return product.nextDueAt;
    }
    throw endless(`at ${this.core.clock.iso()}, after ${MAX_ROUNDS_PER_STEP} rounds`);
  }

  private async settleProduct(): Promise<{ idle: boolean; nextDueAt: number | null }> {
    const url = this.core.config.settleUrl;
    if (url === null) return { idle: true, nextDueAt: null };
    // Settling twice is as good as once, and an idle connection may have been closed in the meantime.
    const answer = await askToSettle(url).catch((error: unknown) => {
      if (error instanceof Problem) throw error;
      return askToSettle(url).catch((again: unknown) => {
        const cause = again instanceof Error && again.cause instanceof Error ? again.cause : again;
        throw again instanceof Problem ? again : unreachable(`${url}: ${String(cause)}`);
      });
    });
    if (typeof answer !== 'object' || answer === null || !('idle' in answer)) {
      throw unreachable(`${url} did not answer {"idle", "nextDueAt"}`);
    }
    const due =
      'nextDueAt' in answer && typeof answer.nextDueAt === 'string' ? Date.parse(answer.nextDueAt) : null;
    return { idle: answer.idle === true, nextDueAt: Number.isNaN(due) ? null : due };
  }
}

async function askToSettle(url: string): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(SETTLE_TIMEOUT_MS) });
  if (!response.ok) throw unreachable(`${url} answered ${response.status}`);
  return response.json();
}

function unreachable(detail: string): Problem {
  return new Problem(
    503,
    'worker_unreachable',
    `The product's worker is not reachable, so the clock stopped: ${detail}`,
  );
}

function endless(where: string): Problem {
  return new Problem(
    500,
    'clock_stuck',
    `The work does not come to an end ${where}; the clock stopped there.`,
  );
}
