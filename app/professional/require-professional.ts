import type { Action, Authorised } from '@/lib/access';
import { requireActor } from '@/lib/page-access';

/**
 * Guards a page of the professional's: what the policy table says of the action, and for professionals only, where
 * the table lets candidates do the same.
 * @param here the page's own path
 */
export async function requireProfessional<Act extends Action>(
  action: Act,
  here: string,
): Promise<Authorised<Act>> {
  await requireActor('listing.edit', here);
  return requireActor(action, here);
}
