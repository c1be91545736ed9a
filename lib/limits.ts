import { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { env } from './env';
import { AppError } from './errors';

/** Kinds of calls, each with its own allowance per minute and caller. */
export const LIMITS = { read: 600, search: 300, write: 300, webhook: 6000 } as const;
export type LimitName = keyof typeof LIMITS;

/** Wrong passwords allowed per account and per address within a quarter of an hour. */
const GUESSES = { points: 10, duration: 900 } as const;

type Limits = {
  /**
   * Counts one call.
   * @throws AppError `too_many_requests` with the seconds to wait
   */
  spend(name: LimitName, caller: string): Promise<void>;
  readonly guess: {
    /** Seconds until another try is allowed for all of these keys; 0 when it is now. */
    blockedSeconds(keys: readonly string[]): Promise<number>;
    recordFailure(keys: readonly string[]): Promise<void>;
  };
};

const shared = globalThis as typeof globalThis & { __monetLimits?: Limits };

/** The rate limiter: in memory for one process, in Redis when there is one. */
export function limits(): Limits {
  shared.__monetLimits ??= makeLimits(env().REDIS_URL);
  return shared.__monetLimits;
}

function makeLimits(redisUrl: string | undefined): Limits {
  const redis = redisUrl ? new Redis(redisUrl, { enableOfflineQueue: false, lazyConnect: false }) : null;
  redis?.on('error', () => {}); // calls fail by themselves, and the insurance limiter below takes over
  const limiter = (keyPrefix: string, points: number, duration: number): RateLimiterAbstract => {
    const memory = new RateLimiterMemory({ keyPrefix, points, duration });
    if (!redis) return memory;
    return new RateLimiterRedis({
      storeClient: redis,
      keyPrefix,
      points,
      duration,
      insuranceLimiter: memory,
    });
  };
  const calls = {
    read: limiter('read', LIMITS.read, 60),
    search: limiter('search', LIMITS.search, 60),
    write: limiter('write', LIMITS.write, 60),
    webhook: limiter('webhook', LIMITS.webhook, 60),
  };
  const guesses = limiter('guess', GUESSES.points, GUESSES.duration);

  return {
    async spend(name, caller) {
      try {
        await calls[name].consume(caller);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new AppError('too_many_requests', 'Too many requests. Please wait a moment.', {
          retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
        });
      }
    },
    guess: {
      async blockedSeconds(keys) {
        const states = await Promise.all(keys.map((key) => guesses.get(key)));
        const waits = states.map((state) =>
          state && state.consumedPoints >= GUESSES.points ? Math.ceil(state.msBeforeNext / 1000) : 0,
        );
        return Math.max(0, ...waits);
      },
      async recordFailure(keys) {
        await Promise.all(keys.map((key) => guesses.penalty(key)));
      },
    },
  };
}
