import { limits } from '@/lib/limits';
import { tooManyGuesses } from './too-many-guesses';

const last = new Map<string, Promise<unknown>>();

type Attempt<Found> = {
  /** What could be guessed, such as `account:ada@example.com`. */
  readonly of: string;
  /** The client's address. */
  readonly from: string;
  readonly what?: 'passwords' | 'codes';
  /** What a right guess opens, or null for a wrong one. */
  readonly check: () => Promise<Found | null>;
  /** Writes a wrong guess down. @param blocks no more are taken for a while after this one */
  readonly wrong?: (blocks: boolean) => Promise<void>;
};

/**
 * Checks something that could be guessed. Only wrong guesses count, for what is guessed and for where they come from
 * (`GUESSES` in lib/limits.ts). Those of one thing are checked one after the other: many at once would all be checked
 * before the first was counted.
 * @returns what was found, or null for a wrong guess
 * @throws AppError `too_many_requests` with the seconds to wait
 */
export function guess<Found>({ of, from, what, check, wrong }: Attempt<Found>): Promise<Found | null> {
  return inTurn(of, async () => {
    const blockedFor = await limits().guess.blockedSeconds({ of, from });
    if (blockedFor > 0) throw tooManyGuesses(blockedFor, what);
    const found = await check();
    if (found !== null) return found;
    const blocks = await limits().guess.recordFailure({ of, from });
    await wrong?.(blocks);
    return null;
  });
}

async function inTurn<Result>(key: string, run: () => Promise<Result>): Promise<Result> {
  const before = last.get(key);
  const turn = (before ?? Promise.resolve()).then(run, run);
  last.set(key, turn);
  try {
    return await turn;
  } finally {
    if (last.get(key) === turn) last.delete(key);
  }
}
