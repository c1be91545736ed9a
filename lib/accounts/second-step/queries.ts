import { db } from '@/lib/db';
import { decrypt } from '@/lib/encryption';
import { secretPlace } from './secret-place';
import { totpUri } from './totp';

/** Where a person's second step stands; `secret` and `uri` only while it is being set up. */
export type SecondStep =
  | { readonly state: 'off' }
  | { readonly state: 'begun'; readonly secret: string; readonly uri: string }
  | { readonly state: 'on'; readonly since: Date; readonly codesLeft: number };

/** Whether signing in asks for a code. */
export async function hasSecondStep(userId: string): Promise<boolean> {
  return (await db().totpSecret.count({ where: { userId, confirmedAt: { not: null } } })) > 0;
}

/** The second step as its owner sees it. */
export async function secondStepOf(person: { id: string; email: string }): Promise<SecondStep> {
  const row = await db().totpSecret.findUnique({ where: { userId: person.id } });
  if (!row) return { state: 'off' };
  if (!row.confirmedAt) {
    const secret = decrypt(row.secretEncrypted, secretPlace(person.id));
    return { state: 'begun', secret, uri: totpUri(secret, person.email) };
  }
  const codesLeft = await db().recoveryCode.count({ where: { userId: person.id, usedAt: null } });
  return { state: 'on', since: row.confirmedAt, codesLeft };
}

export type OwnPasskey = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly backedUp: boolean;
};

/** A person's passkeys, oldest first. */
export function passkeysOf(userId: string): Promise<OwnPasskey[]> {
  return db().passkey.findMany({
    where: { userId },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true, backedUp: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}
