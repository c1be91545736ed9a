import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { type Tx, transaction } from '@/lib/db';
import { ianaZone } from '@/lib/domain/zone';
import { enqueue } from '@/lib/outbox';
import type { AccountInput } from './schema';

/**
 * Changes a person's name or zone. Weekly hours keep their wall-clock times and mean the new zone; times already set
 * stay the same instants. A professional's card follows: its free times depend on the zone, and its text may not
 * hold the name.
 *
 * @param input checked by `accountInput`; what is absent stays
 */
export async function saveAccount(
  actor: Authorised<'me.update'>,
  input: Partial<AccountInput>,
): Promise<void> {
  const { id, role } = actor;
  const zone = input.zone === undefined ? undefined : (ianaZone(input.zone) ?? undefined);
  const changes = {
    ...(input.name !== undefined && input.name !== actor.name && { name: input.name }),
    ...(zone !== undefined && zone !== actor.zone && { zone }),
  };
  const changed = Object.keys(changes);
  if (changed.length === 0) return;
  await transaction(async (tx) => {
    await tx.user.update({ where: { id }, data: changes });
    await audit(tx, { kind: role, id }, 'account.changed', `user/${id}`, { changed: changed.join(' ') });
    if (role === 'professional') await refreshCard(tx, id);
  });
}

async function refreshCard(tx: Tx, userId: string): Promise<void> {
  // The transaction's own number: each change refreshes once.
  const [row] = await tx.$queryRaw<{ xact: string }[]>`SELECT pg_current_xact_id()::text AS xact`;
  await enqueue(tx, 'refresh-cards', `account/${userId}/${row?.xact}/refresh-cards`, {});
}
