import type { Authorised } from '@/lib/access';
import { listingOf } from '@/lib/listings/queries';

/** Who the caller is, with the state of their card when they offer calls. */
export async function me(actor: Authorised<'me.read'>) {
  const { id, email, name, role, zone } = actor;
  const own = role === 'professional' ? await listingOf(id) : null;
  return { id, email, name, role, zone, ...(own ? { listing: { id: own.id, state: own.state } } : {}) };
}
