import { createAccount, type NewAccount } from '@/lib/accounts/create-account';
import { transaction } from '@/lib/db';
import type { UserId } from '@/lib/ids';

/** An account as it is after its link was opened, without a password. */
export function openAccount(
  given: Pick<NewAccount, 'role' | 'name' | 'email'> & Partial<NewAccount>,
): Promise<UserId> {
  return transaction((tx) => createAccount(tx, { zone: 'Europe/London', passwordHash: null, ...given }));
}
