import { createHash, randomInt } from 'node:crypto';
import { machineNow } from '@/lib/clock';
import type { Tx } from '@/lib/db';

export const RECOVERY_CODES = 10;

/** Crockford's base 32: no letter looks like a digit. Sixteen of them are 80 bits, so that a plain hash will do. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 16;

/** Makes ten new codes; older ones no longer work. @returns them, to be shown once: only their hashes are kept */
export async function makeRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  const madeAt = new Date(machineNow());
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, codeHash: hashOf(userId, code), madeAt })),
  });
  return codes;
}

/** Uses a code up, however it is typed. @returns false for one that is unknown or was used */
export async function takeRecoveryCode(tx: Tx, userId: string, typed: string): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId, codeHash: hashOf(userId, typed), usedAt: null },
    data: { usedAt: new Date(machineNow()) },
  });
  return count === 1;
}

function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

function hashOf(userId: string, typed: string): Uint8Array<ArrayBuffer> {
  const code = typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
  return new Uint8Array(createHash('sha256').update(`recovery code ${userId} ${code}`).digest());
}
