import { audit } from '@/lib/audit';
import { addressPrefix } from '@/lib/client-address';
import { machineNow } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { decrypt } from '@/lib/encryption';
import { AppError } from '@/lib/errors';
import type { Role } from '@/prisma/generated/client/enums';
import { guess } from '../guess';
import { enqueueNotice } from '../send-notice';
import { takeRecoveryCode } from './recovery-codes';
import { secretPlace } from './secret-place';
import { stepOfCode } from './totp';

/** Wrong codes in a row after which the app's codes no longer count (NIST SP 800-63B-4, 3.2.2, allows 100). */
const MOST_WRONG_CODES = 100;

type Person = { readonly id: string; readonly email: string; readonly role: Role };

/**
 * Takes a code of a person who has a second step: six digits from the app, or a recovery code. Each works once. Wrong
 * ones count towards the limit on guessing, as wrong passwords do.
 * @throws AppError `wrong_credentials`, `too_many_requests`
 */
export async function takeCode(person: Person, typed: string, address: string): Promise<void> {
  const code = typed.replace(/\s/g, '');
  const taken = await guess({
    of: `account:${person.email}`,
    from: address,
    what: 'codes',
    check: async () =>
      (await (/^\d{6}$/.test(code) ? takeAppCode(person, code) : takeRecovery(person, code))) || null,
    wrong: (blocks) =>
      transaction((tx) =>
        audit(tx, { kind: person.role, id: person.id }, 'account.wrong_code', `user/${person.id}`, {
          blocks,
          address: addressPrefix(address),
        }),
      ),
  });
  if (!taken) throw wrongCode();
}

export function wrongCode(): AppError {
  return new AppError(
    'wrong_credentials',
    'This code is wrong or was used already. Wait for the next one, and check the clock of your phone.',
  );
}

async function takeAppCode({ id }: Person, code: string): Promise<boolean> {
  const row = await db().totpSecret.findUnique({ where: { userId: id } });
  if (!row?.confirmedAt) return false;
  if (row.wrongCodes >= MOST_WRONG_CODES) {
    throw new AppError(
      'too_many_requests',
      'Too many wrong codes were entered for this account. Use a recovery code or a passkey, or write to us.',
    );
  }
  const step = stepOfCode(decrypt(row.secretEncrypted, secretPlace(id)), code, machineNow());
  if (step === null) {
    await db().totpSecret.updateMany({ where: { userId: id }, data: { wrongCodes: { increment: 1 } } });
    return false;
  }
  // Of two that come with the same code, one gets it.
  const { count } = await db().totpSecret.updateMany({
    where: { userId: id, confirmedAt: { not: null }, lastStep: { lt: step } },
    data: { lastStep: step, wrongCodes: 0 },
  });
  return count === 1;
}

function takeRecovery({ id, role }: Person, code: string): Promise<boolean> {
  return transaction(async (tx) => {
    if (!(await takeRecoveryCode(tx, id, code))) return false;
    await tx.totpSecret.updateMany({ where: { userId: id }, data: { wrongCodes: 0 } });
    await audit(tx, { kind: role, id }, 'account.recovery_code_used', `user/${id}`);
    await enqueueNotice(tx, id, 'recovery_code_used');
    return true;
  });
}
