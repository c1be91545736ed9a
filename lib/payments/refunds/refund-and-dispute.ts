import { audit, SYSTEM } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { notify } from '@/lib/notifications/notify';
import { enqueue } from '@/lib/outbox';
import type { Refund } from '@/prisma/generated/client/client';
import { dropPending } from '../post-ledger';

/**
 * A refund and a card dispute of the same payment. Stripe refunds nothing while a card network decides, and the
 * professional's share waits with the platform: a refund that was not sent waits, too. What the network takes for good is
 * what the candidate was to get.
 */

/** How long a refund waits before it looks again; it is woken when the dispute ends. */
export const LOOK_AGAIN_HOURS = 24;

/** Whether a card network decides about a payment, or its share has not been given back yet. An inquiry changes nothing. */
export async function isWithTheBank(tx: Tx, bookingId: string): Promise<boolean> {
  const found = await tx.cardDispute.findFirst({
    where: {
      bookingId,
      payment: { status: { not: 'charged_back' } },
      OR: [
        { closedAt: null, NOT: { status: { startsWith: 'warning' } } },
        { reversalId: { not: null }, restoredId: null },
      ],
    },
  });
  return found !== null;
}

/** Has a refund look again later. */
export async function waitForBank(
  tx: Tx,
  { bookingId, number }: Pick<Refund, 'bookingId' | 'number'>,
): Promise<void> {
  const at = now().add({ hours: LOOK_AGAIN_HOURS });
  const id = `${bookingId}/refund/${number}/at/${at.epochMilliseconds}`;
  await enqueue(tx, 'refund-payment', id, { bookingId, number }, at);
}

/**
 * Stripe refuses to refund what was disputed and lost in part, and always will: the refund has failed, and an admin finds
 * another way.
 * @returns false when nothing was lost: then we have not heard of the dispute yet
 */
export async function failAfterLoss(
  tx: Tx,
  { bookingId, number }: Pick<Refund, 'bookingId' | 'number'>,
): Promise<boolean> {
  const lost = await tx.cardDispute.findFirst({ where: { bookingId, status: 'lost' } });
  if (!lost) return false;
  await replaceRefunds(tx, bookingId, false);
  const { candidateId: userId } = await tx.booking.findUniqueOrThrow({ where: { id: bookingId } });
  await notify(tx, { userId, kind: 'refund_failed', bookingId, occasion: number * 100 });
  return true;
}

/** The dispute is over: refunds that waited for it go on. */
export async function resumeRefunds(tx: Tx, bookingId: string, disputeId: string): Promise<void> {
  for (const { number } of await unsent(tx, bookingId)) {
    await enqueue(tx, 'refund-payment', `${bookingId}/refund/${number}/after/${disputeId}`, {
      bookingId,
      number,
    });
  }
}

/** What the candidate is to get back and Stripe was not told of, in cents. */
export async function unsentCents(tx: Tx, bookingId: string): Promise<number> {
  return (await unsent(tx, bookingId)).reduce((sum, each) => sum + each.amountCents, 0);
}

/**
 * The network has paid the candidate in place of a refund that was not sent.
 * @param covers whether it has paid all of it; if not, the refund has failed, and an admin finds another way
 */
export async function replaceRefunds(tx: Tx, bookingId: string, covers: boolean): Promise<void> {
  for (const { number, attempt } of await unsent(tx, bookingId)) {
    await dropPending(tx, bookingId, 'refunded', `${number}.${attempt}`);
    const status = covers ? 'succeeded' : 'failed';
    await tx.refund.update({
      where: { bookingId_number: { bookingId, number } },
      data: { status, failure: 'charge_disputed', settledAt: toDate(now()) },
    });
    await audit(tx, SYSTEM, covers ? 'refund.replaced' : 'refund.failed', `refund/${bookingId}`, { number });
  }
}

function unsent(tx: Tx, bookingId: string): Promise<Refund[]> {
  return tx.refund.findMany({ where: { bookingId, status: 'pending', refundId: null } });
}
