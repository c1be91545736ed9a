import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { machineNow } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import { decrypt, encrypt } from '@/lib/encryption';
import { AppError } from '@/lib/errors';
import { requireProof } from '@/lib/proof';
import { lockAccount } from '../lock-account';
import { enqueueNotice } from '../send-notice';
import { closeOwingSessions, closeSessions } from '../sessions';
import { wrongCode } from './check-code';
import { makeRecoveryCodes } from './recovery-codes';
import { isRequired } from './rule';
import { secretPlace } from './secret-place';
import { newTotpSecret, stepOfCode } from './totp';

type Owner = Authorised<'account.secure'>;

/**
 * Makes a secret for the app. It counts for nothing until a code of it was entered; an earlier one that was never
 * confirmed is forgotten.
 * @throws AppError `proof_needed`, `wrong_state` when there is a second step
 */
export async function beginSecondStep(actor: Owner): Promise<void> {
  requireProof(actor);
  const fresh = {
    secretEncrypted: encrypt(newTotpSecret(), secretPlace(actor.id)),
    createdAt: new Date(machineNow()),
  };
  await transaction(async (tx) => {
    await tx.totpSecret.deleteMany({ where: { userId: actor.id, confirmedAt: null } });
    const { count } = await tx.totpSecret.createMany({
      data: [{ userId: actor.id, ...fresh }],
      skipDuplicates: true,
    });
    if (count === 0) throw new AppError('wrong_state', 'Your second step is on already.');
  });
}

/** Forgets a secret that was never confirmed. */
export async function leaveSecondStep(actor: Owner): Promise<void> {
  await db().totpSecret.deleteMany({ where: { userId: actor.id, confirmedAt: null } });
}

/**
 * Turns the second step on, once a code shows that the app has the secret. Every other session ends, since none of
 * them gave a code.
 * @returns the recovery codes, to be shown this once
 * @throws AppError `proof_needed`, `wrong_credentials`, `wrong_state` when nothing is being set up
 */
export async function turnOnSecondStep(actor: Owner, code: string): Promise<string[]> {
  requireProof(actor);
  const at = machineNow();
  return transaction(async (tx) => {
    const row = await tx.totpSecret.findUnique({ where: { userId: actor.id } });
    if (!row || row.confirmedAt) throw nothingToConfirm();
    const secret = decrypt(row.secretEncrypted, secretPlace(actor.id));
    const step = stepOfCode(secret, code.replace(/\s/g, ''), at);
    if (step === null) throw wrongCode();
    const { count } = await tx.totpSecret.updateMany({
      where: { userId: actor.id, confirmedAt: null, secretEncrypted: row.secretEncrypted },
      data: { confirmedAt: new Date(at), lastStep: step },
    });
    if (count === 0) throw nothingToConfirm();
    const codes = await makeRecoveryCodes(tx, actor.id);
    await closeSessions(tx, actor.id, actor.sessionId);
    await tell(tx, actor, 'second_step_on');
    return codes;
  });
}

/**
 * Makes ten other recovery codes; those of before no longer work.
 * @throws AppError `proof_needed`, `wrong_state` without a second step
 */
export async function renewRecoveryCodes(actor: Owner): Promise<string[]> {
  requireProof(actor);
  return transaction(async (tx) => {
    // Locks the row, so that codes are not made for a second step that is just being turned off.
    const { count } = await tx.totpSecret.updateMany({
      where: { userId: actor.id, confirmedAt: { not: null } },
      data: { wrongCodes: 0 },
    });
    if (count === 0) throw nothingToConfirm();
    const codes = await makeRecoveryCodes(tx, actor.id);
    await tell(tx, actor, 'recovery_codes_made');
    return codes;
  });
}

/**
 * Turns the second step off and forgets its secret and codes. Sign-ins that wait for a code end.
 * @throws AppError `proof_needed`; `wrong_state` when it is off, or when the admin must keep it
 */
export async function turnOffSecondStep(actor: Owner): Promise<void> {
  requireProof(actor);
  await transaction(async (tx) => {
    await lockAccount(tx, actor.id);
    const passkeys = await tx.passkey.count({ where: { userId: actor.id } });
    if (isRequired(actor.role) && passkeys === 0) throw mustKeepOne();
    const { count } = await tx.totpSecret.deleteMany({
      where: { userId: actor.id, confirmedAt: { not: null } },
    });
    if (count === 0) throw nothingToConfirm();
    await closeOwingSessions(tx, actor.id);
    await tell(tx, actor, 'second_step_off');
  });
}

export function mustKeepOne(): AppError {
  return new AppError(
    'wrong_state',
    'The admin has to keep a second step. Set up the other kind first, then you can take this one away.',
  );
}

async function tell(
  tx: Tx,
  { id, role }: Owner,
  what: 'second_step_on' | 'second_step_off' | 'recovery_codes_made',
): Promise<void> {
  await audit(tx, { kind: role, id }, `account.${what}`, `user/${id}`);
  await enqueueNotice(tx, id, what);
}

function nothingToConfirm(): AppError {
  return new AppError('wrong_state', 'This has changed meanwhile. Look at the page again.');
}
