import { audit } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { DEFAULT_CANDIDATE_WINDOWS } from '@/lib/domain/weekly-windows';
import { newId, type UserId } from '@/lib/ids';

/** What an account begins with. Its address is proven; it has a password, a linked account, or both. */
export type NewAccount = {
  readonly role: 'candidate' | 'professional';
  readonly name: string;
  readonly email: string;
  readonly zone: string;
  readonly passwordHash: string | null;
};

/**
 * Makes an account whose address is proven. A candidate begins with generous hours, so that a first request can find a
 * time; a professional with an empty listing that nobody sees. The address may be taken: then the database refuses,
 * with a unique violation.
 */
export async function createAccount(tx: Tx, account: NewAccount): Promise<UserId> {
  const id = newId('us');
  const at = toDate(now());
  await tx.user.create({ data: { ...account, id, emailVerifiedAt: at, createdAt: at } });
  if (account.role === 'candidate') {
    const windows = DEFAULT_CANDIDATE_WINDOWS.map((window) => ({ ...window, userId: id }));
    await tx.availabilityWindow.createMany({ data: windows });
  } else {
    await tx.listing.create({ data: { id: newId('ls'), userId: id, createdAt: at, updatedAt: at } });
  }
  await audit(tx, { kind: account.role, id }, 'account.sign_up', `user/${id}`, { role: account.role });
  return id;
}
