import { AppError } from '@/lib/errors';
import { type Owing, payOwed } from '../sessions';
import { takeCode } from './check-code';

/**
 * Gives the second step of a sign-in: its session becomes whole.
 * @throws AppError `wrong_credentials`, `too_many_requests`; `signed_out` when it waited for too long
 */
export async function finishSignIn(owing: Owing, code: string, address: string): Promise<void> {
  await takeCode(owing, code, address);
  if (!(await payOwed(owing.sessionId))) throw new AppError('signed_out', 'Please sign in again.');
}
