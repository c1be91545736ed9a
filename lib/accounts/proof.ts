import type { SignedIn } from '@/lib/access';
import { audit } from '@/lib/audit';
import { addressPrefix } from '@/lib/client-address';
import { machineNow } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { guess } from './guess';
import { verifyPassword } from './password';
import { takeCode } from './second-step/check-code';
import { hasSecondStep } from './second-step/queries';
import { sessionKey } from './sessions';

/**
 * Proves who somebody is by their password, for the next minutes of this session; with a second step, by a code as
 * well, or else an open browser and the password would do to take it away. Wrong ones count towards the limit on
 * guessing.
 * @throws AppError `wrong_credentials`, `too_many_requests`
 */
export async function proveByPassword(
  actor: SignedIn,
  password: string,
  address: string,
  code = '',
): Promise<void> {
  const by = { kind: actor.role, id: actor.id } as const;
  const from = { address: addressPrefix(address), session: sessionKey(actor.sessionId) };
  const user = await db().user.findUniqueOrThrow({ where: { id: actor.id }, select: { passwordHash: true } });
  const isRight = await guess({
    of: `account:${actor.email}`,
    from: address,
    check: async () => (await verifyPassword(password, user.passwordHash)) || null,
    wrong: (blocks) =>
      transaction((tx) =>
        audit(tx, by, 'account.proof_failed', `user/${actor.id}`, {
          ...from,
          reason: 'wrong_password',
          blocks,
        }),
      ),
  });
  if (!isRight) throw new AppError('wrong_credentials', 'The password is wrong.');
  if (await hasSecondStep(actor.id)) await takeCode(actor, code, address);
  await transaction(async (tx) => {
    await tx.session.update({
      where: { id: actor.sessionId },
      data: { provenAt: new Date(machineNow()) },
    });
    await audit(tx, by, 'account.proven', `user/${actor.id}`, from);
  });
}
