import { audit } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { sqlState, transaction, UNIQUE_VIOLATION } from '@/lib/db';
import { DEFAULT_CANDIDATE_WINDOWS } from '@/lib/domain/weekly-windows';
import { AppError } from '@/lib/errors';
import { newId, type UserId } from '@/lib/ids';
import { hashPassword } from './password';
import type { SignUpInput } from './schema';

/**
 * Opens an account for a candidate or a professional. A candidate begins with generous hours, so that a first
 * request can find a time; a professional with an empty listing that nobody sees.
 * @throws AppError `email_taken`
 */
export async function signUp(input: SignUpInput): Promise<UserId> {
  const passwordHash = await hashPassword(input.password);
  const id = newId('us');
  const at = toDate(now());
  const { email, name, role, zone } = input;
  try {
    await transaction(async (tx) => {
      await tx.user.create({ data: { id, email, name, role, zone, passwordHash, createdAt: at } });
      if (role === 'candidate') {
        const windows = DEFAULT_CANDIDATE_WINDOWS.map((window) => ({ ...window, userId: id }));
        await tx.availabilityWindow.createMany({ data: windows });
      } else {
        await tx.listing.create({ data: { id: newId('ls'), userId: id, createdAt: at, updatedAt: at } });
      }
      await audit(tx, { kind: role, id }, 'account.sign_up', `user/${id}`, { role });
    });
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw new AppError('email_taken', 'There is an account with this e-mail address. Sign in instead.');
  }
  return id;
}
