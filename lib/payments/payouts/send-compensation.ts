import type { Temporal } from 'temporal-polyfill';
import { audit, SYSTEM } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import { compensationSent } from '@/lib/domain/ledger';
import { enqueue } from '@/lib/outbox';
import { createTransfer, findTransfer } from '@/lib/providers/stripe/transfers';
import type { Booking, Compensation } from '@/prisma/generated/client/client';
import { lockPayout } from '../payout-state';
import { dropPending, postLedger, postPending } from '../post-ledger';
import { nextTry } from './next-try';

/** What a transfer that Stripe refuses waits for. */
const REFUSED_FOR = { short: 'platform', account: 'account' } as const;

/** `gone`: the payout was blocked meanwhile, and its release looks again. */
export type Funding =
  | { readonly state: 'there' | 'gone' }
  | { readonly state: 'refused'; readonly reason: 'platform' | 'account'; readonly until: Temporal.Instant };

/**
 * Brings what the platform gives for a call to the professional's balance with Stripe, once, before it is paid out from
 * there. Safe to repeat: the key comes from booking and attempt, and a new attempt begins only when Stripe has refused
 * the one before. Stripe forgets a key after a day, so that a question without an answer is looked for before it is
 * repeated. `there` also for the payout of any other call.
 * @throws AppError `provider_unavailable`
 */
export async function sendCompensation(bookingId: string, destination: string): Promise<Funding> {
  const found = await db().compensation.findUnique({ where: { bookingId } });
  if (!found || found.transferId) return { state: 'there' };
  const asking = await transaction((tx) => markAsked(tx, bookingId));
  if (!asking) return { state: 'gone' };
  const { attempt, amountCents, currency } = asking;
  const transfer = { ...{ account: destination, amountCents, currency, bookingId }, reason: 'compensation' };
  const made = found.askedAt ? await findTransfer(transfer) : null;
  const answer = made
    ? ({ ok: true, id: made } as const)
    : await createTransfer(transfer, `booking/${bookingId}/compensation/${attempt + 1}`);
  if (answer.ok) {
    await transaction((tx) => recordSent(tx, asking, answer.id));
    return { state: 'there' };
  }
  await transaction((tx) => recordRefused(tx, asking, answer.code, destination));
  return { state: 'refused', reason: REFUSED_FOR[answer.code], until: nextTry(attempt + 1) };
}

type Asking = Compensation & { readonly booking: Booking };

/** The last moment at which it can be kept back. */
async function markAsked(tx: Tx, bookingId: string): Promise<Asking | null> {
  const payout = await lockPayout(tx, bookingId);
  if (payout?.status !== 'pending') return null;
  const booking = await tx.booking.findUniqueOrThrow({ where: { id: bookingId } });
  const found = await tx.compensation.findUniqueOrThrow({ where: { bookingId } });
  if (found.transferId || found.askedAt) return { ...found, booking };
  await tx.compensation.update({ where: { bookingId }, data: { askedAt: toDate(now()) } });
  await postLedger(tx, bookingId, compensationSent(found.amountCents, booking), found.attempt + 1);
  return { ...found, booking };
}

async function recordSent(tx: Tx, { bookingId, attempt, amountCents }: Asking, id: string): Promise<void> {
  const { count } = await tx.compensation.updateMany({
    where: { bookingId, transferId: null },
    data: { transferId: id, askedAt: null, transferredAt: toDate(now()) },
  });
  if (count === 0) return; // recorded before
  await postPending(tx, bookingId, 'compensation_sent', attempt + 1);
  await audit(tx, SYSTEM, 'payout.funded', `payout/${bookingId}`, { transferId: id, amountCents });
}

/** Stripe said no, so nothing has moved. The next question is another one: to the same Stripe would repeat its no. */
async function recordRefused(
  tx: Tx,
  { bookingId, attempt }: Asking,
  code: keyof typeof REFUSED_FOR,
  accountId: string,
): Promise<void> {
  const { count } = await tx.compensation.updateMany({
    where: { bookingId, attempt, transferId: null, askedAt: { not: null } },
    data: { attempt: attempt + 1, askedAt: null },
  });
  if (count === 0) return; // recorded before
  await dropPending(tx, bookingId, 'compensation_sent', attempt + 1);
  if (code !== 'account') return;
  const id = `account/${accountId}/compensation/${bookingId}/${attempt + 1}`;
  await enqueue(tx, 'sync-account', id, { accountId });
}
