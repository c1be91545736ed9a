import { CredentialsSignin } from 'next-auth';
import { signIn, TooManyAttempts } from '@/lib/auth';
import { AppError } from '@/lib/errors';
import { tooManyGuesses } from './too-many-guesses';

/**
 * Signs the browser in that sent the form: sets the session's cookie. For server actions only.
 * @throws AppError `wrong_credentials`, the same whether there is such an account or not; `too_many_requests`
 */
export async function enter(email: string, password: string): Promise<void> {
  try {
    await signIn('credentials', { email, password, redirect: false });
  } catch (error) {
    if (error instanceof TooManyAttempts) throw tooManyGuesses(error.retryAfterSeconds);
    if (!(error instanceof CredentialsSignin)) throw error;
    throw new AppError('wrong_credentials', 'The e-mail address or the password is wrong.');
  }
}
