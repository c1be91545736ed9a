import { now, toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { CURRENCY } from '@/lib/domain/fees';
import { invariant } from '@/lib/domain/invariant';
import { type LedgerEntry, type LedgerKind, posting, reversal } from '@/lib/domain/ledger';

/**
 * Posts an entry of a booking, once: the database refuses a second of the same kind and occasion, and any
 * entry whose lines do not sum to zero.
 * @param occasion tells repeated entries of one kind apart, such as a second payout after the first came back
 */
export async function postLedger(
  tx: Tx,
  bookingId: string,
  entry: LedgerEntry,
  occasion: number | string = 1,
): Promise<void> {
  const step = entry.phase === 'pending' ? '/pending' : '';
  await write(tx, bookingId, entry, `${keyOf(bookingId, entry.kind, occasion)}${step}`);
}

/** Makes a pending entry final. */
export async function postPending(
  tx: Tx,
  bookingId: string,
  kind: LedgerKind,
  occasion: number | string = 1,
): Promise<void> {
  const key = keyOf(bookingId, kind, occasion);
  const pending = await read(tx, `${key}/pending`);
  await write(tx, bookingId, posting(pending.entry), key, pending.id);
}

/** Takes back what Stripe did not do after all. */
export async function dropPending(
  tx: Tx,
  bookingId: string,
  kind: LedgerKind,
  occasion: number | string = 1,
): Promise<void> {
  const key = keyOf(bookingId, kind, occasion);
  const pending = await read(tx, `${key}/pending`);
  await write(tx, bookingId, reversal(pending.entry), `${key}/dropped`, pending.id);
}

/** Takes back a posted entry by its opposite, the only way to correct one. */
export async function reversePosted(
  tx: Tx,
  bookingId: string,
  kind: LedgerKind,
  occasion: number | string = 1,
): Promise<void> {
  const key = keyOf(bookingId, kind, occasion);
  const { id, entry } = await read(tx, key);
  await write(tx, bookingId, reversal(entry), `${key}/reversed`, id);
}

function keyOf(bookingId: string, kind: LedgerKind, occasion: number | string): string {
  return `booking/${bookingId}/${kind}/${occasion}`;
}

async function write(
  tx: Tx,
  bookingId: string,
  { kind, phase, lines }: LedgerEntry,
  key: string,
  settlesId: bigint | null = null,
): Promise<void> {
  await tx.ledgerEntry.create({
    data: {
      ...{ key, kind, phase, settlesId, bookingId, at: toDate(now()) },
      lines: { create: lines.map((line, index) => ({ ...line, line: index + 1 })) },
    },
  });
}

async function read(tx: Tx, key: string): Promise<{ id: bigint; entry: LedgerEntry }> {
  const found = await tx.ledgerEntry.findUnique({
    where: { key },
    include: { lines: { orderBy: { line: 'asc' } } },
  });
  invariant(found, `the ledger has no entry ${key}`);
  const lines = found.lines.map(({ account, userId, amountCents }) => ({
    ...{ account, amountCents, currency: CURRENCY as 'USD' },
    ...(userId === null ? {} : { userId }),
  }));
  return { id: found.id, entry: { kind: found.kind as LedgerKind, phase: found.phase, lines } };
}
