import { createHash } from 'node:crypto';
import { closeAlert, raiseAlert } from '@/lib/alerts';
import { audit, SYSTEM } from '@/lib/audit';
import { now } from '@/lib/clock';
import { type Tx, transaction } from '@/lib/db';
import type { Repair } from './repair';
import { type Difference, keyOf } from './types';

/** How many ids an alert names; the command prints all. */
const NAMED = 20;

/**
 * Tells the admins what is left for them: one alert for a day and a set of differences. An alert of another day or another
 * set is over, since this one says what is true now; when nothing is left, all are.
 */
export async function report({ found, mended, left }: Repair): Promise<void> {
  await transaction(async (tx) => {
    const key = left.length > 0 ? await raise(tx, left) : null;
    const before = await tx.alert.findMany({ where: { kind: 'books', closedAt: null } });
    for (const alert of before) if (alert.key !== key) await closeAlert(tx, alert.key);
    await audit(tx, SYSTEM, 'books.reconciled', 'job/reconcile-money', {
      ...{ found: found.length, mended: mended.length, left: left.length },
    });
  });
}

async function raise(tx: Tx, left: readonly Difference[]): Promise<string> {
  const day = now().toZonedDateTimeISO('UTC').toPlainDate().toString();
  const set = createHash('sha256').update(left.map(keyOf).sort().join('\n')).digest('hex').slice(0, 16);
  const key = `books/${day}/${set}`;
  await raiseAlert(tx, { key, kind: 'books', subject: `books/${day}`, detail: detailOf(left) });
  return key;
}

/** Counts and cents by kind, and ids: nothing that names a person. */
function detailOf(left: readonly Difference[]): Record<string, string | number> {
  const detail: Record<string, string | number> = { differences: left.length };
  for (const kind of new Set(left.map((each) => each.kind))) {
    const differences = left.filter((each) => each.kind === kind);
    const name = kind.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    detail[name] = differences.length;
    const cents = differences.reduce((sum, each) => sum + centsOf(each), 0);
    if (cents > 0) detail[`${name}Cents`] = cents;
  }
  const ids = left.map(({ bookingId, stripeId }) => [bookingId, stripeId].filter(Boolean).join(' '));
  detail.ids = [...ids.slice(0, NAMED), ...(ids.length > NAMED ? ['...'] : [])].join(', ');
  return detail;
}

function centsOf({ ours, theirs }: Difference): number {
  if (typeof ours === 'string' || typeof theirs === 'string') return 0;
  return Math.abs((theirs ?? 0) - (ours ?? 0));
}
