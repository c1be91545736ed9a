import { now, toDate } from './clock';
import type { Tx } from './db';
import type { Actor } from './domain/booking';

/** Who did it: a person with an id, or the system. */
export type ActingAs = { readonly kind: Actor; readonly id: string | null };

export const SYSTEM: ActingAs = { kind: 'system', id: null };

/** `booking/bk_…`, `user/us_…` (`user/unknown` where an address that was typed is nobody's), `payout/bk_…`, `table/payouts` */
export type AuditSubject =
  `${'booking' | 'user' | 'payment' | 'refund' | 'payout' | 'feedback' | 'listing' | 'job' | 'table'}/${string}`;

/**
 * Writes one line of the audit log, in the transaction of what it tells.
 * Rows can be neither changed nor removed, so nothing that would have to be erased with an account may be in them.
 * @param data Stripe ids, sums in cents, reasons; of whoever signs in the network (`addressPrefix`) and the key of the
 *   session; never names, e-mail addresses, whole network addresses, devices or texts
 */
export async function audit(
  tx: Tx,
  by: ActingAs,
  action: string,
  subject: AuditSubject,
  data: Record<string, string | number | boolean | null> = {},
): Promise<void> {
  await tx.auditEntry.create({
    data: { at: toDate(now()), actor: by.kind, actorId: by.id, action, subject, data },
  });
}
