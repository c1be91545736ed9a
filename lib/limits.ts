import { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { env } from './env';
import { AppError } from './errors';

/** Kinds of calls, each with its own allowance per minute and caller; that of a `feed` is its secret. */
export const LIMITS = { read: 600, search: 300, write: 300, webhook: 6000, feed: 30 } as const;
export type LimitName = keyof typeof LIMITS;

/**
 * Wrong guesses within a quarter of an hour: of one thing, such as the password of an account, and from one address,
 * behind which there may be a whole office.
 */
export const GUESSES = { of: 10, from: 50, duration: 900 } as const;

/** `of`: what is guessed, such as `account:ada@example.com`; `from`: the client's address. */
type Guess = { readonly of: string; readonly from: string };

/** Mails that anybody may have sent to one address, from one place, and for one account within an hour. */
const MAILS = { to: 5, from: 100, by: 10, duration: 3600 } as const;

/** Files that somebody may send within an hour. */
export const UPLOADS = { by: 20, duration: 3600 } as const;

type Limits = {
  /**
   * Counts a mail that somebody asks for.
   * @param account whose, where it goes to an address that is not proven to be theirs
   * @throws AppError `too_many_requests` with the seconds to wait
   */
  spendMail(to: string, clientAddress: string, account?: string): Promise<void>;
  /**
   * Counts a file that somebody sends.
   * @throws AppError `too_many_requests` with the seconds to wait
   */
  spendUpload(userId: string): Promise<void>;
  /**
   * Counts one call.
   * @throws AppError `too_many_requests` with the seconds to wait
   */
  spend(name: LimitName, caller: string): Promise<void>;
  readonly guess: {
    /** Seconds until another try is allowed; 0 when it is now. */
    blockedSeconds(guess: Guess): Promise<number>;
    /** @returns whether this was the one after which no more are allowed for a while */
    recordFailure(guess: Guess): Promise<boolean>;
  };
};

const shared = globalThis as typeof globalThis & { __monetLimits?: Limits };

/** The rate limiter: in memory for one process, in Redis when there is one. */
export function limits(): Limits {
  shared.__monetLimits ??= makeLimits(env().REDIS_URL);
  return shared.__monetLimits;
}

async function consume(limiter: RateLimiterAbstract, key: string, words: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new AppError('too_many_requests', words, { retryAfterSeconds });
  }
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
    feed: limiter('feed', LIMITS.feed, 60),
  };
  const guesses = {
    of: limiter('guess-of', GUESSES.of, GUESSES.duration),
    from: limiter('guess-from', GUESSES.from, GUESSES.duration),
  };
  const mailsTo = limiter('mail-to', MAILS.to, MAILS.duration);
  const mailsFrom = limiter('mail-from', MAILS.from, MAILS.duration);
  const mailsBy = limiter('mail-by', MAILS.by, MAILS.duration);
  const uploadsBy = limiter('upload-by', UPLOADS.by, UPLOADS.duration);

  return {
    spend: (name, caller) => consume(calls[name], caller, 'Too many requests. Please wait a moment.'),
    async spendMail(to, clientAddress, account) {
      const words = 'Too many mails were asked for. Please look for the last one, also among unwanted mail.';
      await consume(mailsFrom, clientAddress, words);
      if (account !== undefined) await consume(mailsBy, account, words);
      await consume(mailsTo, to, words);
    },
    spendUpload: (userId) =>
      consume(uploadsBy, userId, 'You have sent many files within the hour. Please try again later.'),
    guess: {
      async blockedSeconds({ of, from }) {
        const states = await Promise.all([guesses.of.get(of), guesses.from.get(from)]);
        const waits = states.map((state) =>
          state && state.remainingPoints <= 0 ? Math.ceil(state.msBeforeNext / 1000) : 0,
        );
        return Math.max(0, ...waits);
      },
      async recordFailure({ of, from }) {
        const [ofIt, fromIt] = await Promise.all([guesses.of.penalty(of), guesses.from.penalty(from)]);
        return ofIt.consumedPoints === GUESSES.of || fromIt.consumedPoints === GUESSES.from;
      },
    },
  };
}
