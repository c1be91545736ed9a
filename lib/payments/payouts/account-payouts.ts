import { audit, SYSTEM } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import { enqueue } from '@/lib/outbox';
import { retrievePayout } from '@/lib/providers/stripe/payouts';
import type { StripeAccount } from '@/prisma/generated/client/client';
import { judgePayout } from '../payout-state';

type Account = Pick<StripeAccount, 'accountId' | 'userId'>;

/** Nothing can be paid from a professional's account: what is earned waits for it, and says so. */
export async function waitForAccount(tx: Tx, professionalId: string): Promise<void> {
  await tx.payout.updateMany({
    where: { professionalId, status: 'pending', askedAt: null },
    data: { waitingFor: 'account', updatedAt: toDate(now()) },
  });
}

/**
 * A professional's account can be paid: what waited for it goes now, and what the bank sent back goes again if there is
 * another bank account since then. Safe to repeat.
 */
export async function payAgain({ accountId, userId }: Account, bankAccount: string): Promise<void> {
  const payouts = await db().payout.findMany({
    where: {
      professionalId: userId,
      payment: { destination: accountId },
      OR: [
        { status: 'pending', waitingFor: 'account' },
        { status: 'failed', payoutId: { not: null } },
      ],
    },
  });
  for (const { bookingId, status, payoutId, release } of payouts) {
    if (status === 'pending') await transaction((tx) => goOn(tx, bookingId, release));
    else if (payoutId) {
      const sent = await retrievePayout(accountId, payoutId);
      if (sent && sent.bankAccount !== bankAccount)
        await transaction((tx) => again(tx, bookingId, payoutId, bankAccount));
    }
  }
}

async function goOn(tx: Tx, bookingId: string, release: number): Promise<void> {
  const { count } = await tx.payout.updateMany({
    where: { bookingId, status: 'pending', waitingFor: 'account', release },
    data: { waitingFor: null, release: release + 1, updatedAt: toDate(now()) },
  });
  if (count > 0)
    await enqueue(tx, 'send-payout', `${bookingId}/payout/release/${release + 1}`, { bookingId });
}

async function again(tx: Tx, bookingId: string, payoutId: string, bankAccount: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM payouts WHERE booking_id = ${bookingId} FOR UPDATE`;
  const failed = await tx.payout.count({ where: { bookingId, status: 'failed', payoutId } });
  if (failed === 0) return; // somebody was faster
  await audit(tx, SYSTEM, 'payout.retried', `payout/${bookingId}`, { payoutId, bankAccount });
  await sendFailedAgain(tx, bookingId);
}

/** Makes a failed payout pending again. */
export async function sendFailedAgain(tx: Tx, bookingId: string): Promise<void> {
  await tx.payout.update({
    where: { bookingId },
    data: { status: 'held', payoutId: null, arrivesAt: null, waitingFor: null, updatedAt: toDate(now()) },
  });
  await judgePayout(tx, bookingId);
}
