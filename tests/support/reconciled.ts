import { now, toDate } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import type { LedgerAccount } from '@/lib/domain/ledger';

/** Lines of an entry: account, cents, and whose it is on a personal account. */
export type Lines = readonly (readonly [account: LedgerAccount, cents: number, userId?: string])[];

/** Writes a ledger entry that no use case would write. */
export async function writeEntry(bookingId: string, kind: string, lines: Lines): Promise<void> {
  await transaction(async (tx) => {
    const { id } = await tx.ledgerEntry.create({
      data: {
        ...{ key: `booking/${bookingId}/${kind}/seeded-${Math.random()}`, kind, bookingId },
        ...{ phase: 'posted', at: toDate(now()) },
      },
    });
    await tx.ledgerLine.createMany({
      data: lines.map(([account, amountCents, userId], at) => ({
        ...{ entryId: id, line: at + 1, account, amountCents, currency: 'USD' },
        ...(userId === undefined ? {} : { userId }),
      })),
    });
  });
}

/** Removes an entry, past the triggers that forbid it: as if it had never been written. */
export async function loseEntry(bookingId: string, kind: string): Promise<void> {
  await db().$transaction([
    db().$executeRaw`ALTER TABLE ledger_lines DISABLE TRIGGER USER`,
    db().$executeRaw`ALTER TABLE ledger_entries DISABLE TRIGGER USER`,
    db().$executeRaw`DELETE FROM ledger_lines WHERE entry_id IN (
      SELECT id FROM ledger_entries WHERE booking_id = ${bookingId} AND kind = ${kind})`,
    db().$executeRaw`DELETE FROM ledger_entries WHERE booking_id = ${bookingId} AND kind = ${kind}`,
    db().$executeRaw`ALTER TABLE ledger_lines ENABLE TRIGGER USER`,
    db().$executeRaw`ALTER TABLE ledger_entries ENABLE TRIGGER USER`,
  ]);
}
