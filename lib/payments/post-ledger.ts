import { now, toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import type { LedgerEntry } from '@/lib/domain/ledger';

/**
 * Posts an entry of a booking, once: the database refuses a second of the same kind and occasion, and any
 * entry whose lines do not sum to zero.
 * @param occasion tells repeated entries of one kind apart, such as a second payout after the first came back
 */
export async function postLedger(tx: Tx, bookingId: string, entry: LedgerEntry, occasion = 1): Promise<void> {
  const lines = entry.lines.map((line, index) => ({ ...line, line: index + 1 }));
  await tx.ledgerEntry.create({
    data: {
      key: `booking/${bookingId}/${entry.kind}/${occasion}`,
      kind: entry.kind,
      bookingId,
      at: toDate(now()),
      lines: { create: lines },
    },
  });
}
