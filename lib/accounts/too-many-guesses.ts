import { Temporal } from 'temporal-polyfill';
import { AppError } from '@/lib/errors';
import { formatDuration } from '@/lib/format';

/** The refusal of a sign-in after too many wrong passwords or codes, which says how long to wait. */
export function tooManyGuesses(
  retryAfterSeconds: number,
  what: 'passwords' | 'codes' = 'passwords',
): AppError {
  // Whole minutes, rounded up: whoever waits that long must not be refused again.
  const minutes = Math.max(1, Math.ceil(retryAfterSeconds / 60));
  const wait = formatDuration(Temporal.Duration.from({ minutes }));
  return new AppError('too_many_requests', `Too many wrong ${what}. Please try again in ${wait}.`, {
    retryAfterSeconds,
  });
}
