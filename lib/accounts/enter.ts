import { CredentialsSignin } from 'next-auth';
import { Temporal } from 'temporal-polyfill';
import { signIn, TooManyAttempts } from '@/lib/auth';
import { AppError } from '@/lib/errors';
import { formatDuration } from '@/lib/format';

/**
 * Signs the browser in that sent the form: sets the session's cookie. For server actions only.
 * @throws AppError `wrong_credentials`, the same whether there is such an account or not; `too_many_requests`
 */
export async function enter(email: string, password: string): Promise<void> {
  try {
    await signIn('credentials', { email, password, redirect: false });
  } catch (error) {
    if (error instanceof TooManyAttempts) throw tooMany(error.retryAfterSeconds);
    if (!(error instanceof CredentialsSignin)) throw error;
    throw new AppError('wrong_credentials', 'The e-mail address or the password is wrong.');
  }
}

function tooMany(retryAfterSeconds: number): AppError {
  // Whole minutes, rounded up: whoever waits that long must not be refused again.
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const wait = formatDuration(Temporal.Duration.from({ minutes }));
  return new AppError('too_many_requests', `Too many wrong passwords. Please try again in ${wait}.`, {
    retryAfterSeconds,
  });
}
