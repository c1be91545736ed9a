import { audit } from '@/lib/audit';
import { transaction } from '@/lib/db';
import type { Writer } from './save-file';

/**
 * Removes one's own file.
 * @returns whether there was one
 */
export async function removeFile<Kind extends 'photo' | 'cv'>(
  actor: Writer<Kind>,
  kind: Kind,
): Promise<{ readonly removed: boolean }> {
  const { id: userId, role } = actor;
  return transaction(async (tx) => {
    const { count } = await tx.file.deleteMany({ where: { userId, kind } });
    if (count > 0) await audit(tx, { kind: role, id: userId }, `account.${kind}_removed`, `user/${userId}`);
    return { removed: count > 0 };
  });
}
