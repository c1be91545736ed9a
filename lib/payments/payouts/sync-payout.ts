import { audit, SYSTEM } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import { notify } from '@/lib/notifications/notify';
import { type PayoutState, retrievePayout } from '@/lib/providers/stripe/payouts';
import type { Payout } from '@/prisma/generated/client/client';
import { dropPending, postPending, reversePosted } from '../post-ledger';

/** Reads a sent payout from Stripe again and records what has become of it. Order and number of calls do not matter. */
export async function syncPayout(bookingId: string): Promise<void> {
  const payout = await db().payout.findUnique({ where: { bookingId }, include: { payment: true } });
  if (!payout?.payoutId) return;
  const state = await retrievePayout(payout.payment.destination, payout.payoutId);
  if (!state || state.status === 'sent') return;
  await transaction((tx) =>
    state.status === 'paid' ? recordPaid(tx, payout, state) : recordFailed(tx, payout, state),
  );
}

async function recordPaid(tx: Tx, payout: Payout, state: PayoutState): Promise<void> {
  const { bookingId, professionalId, attempt } = payout;
  const at = toDate(now());
  const { count } = await tx.payout.updateMany({
    where: { bookingId, status: 'sent', payoutId: state.id },
    data: { status: 'paid', paidAt: at, updatedAt: at },
  });
  if (count === 0) return;
  await postPending(tx, bookingId, 'paid_out', attempt);
  const { id: payoutId, amountCents } = state;
  await audit(tx, SYSTEM, 'payout.paid', `payout/${bookingId}`, { payoutId, amountCents });
  await notify(tx, { userId: professionalId, kind: 'payout_paid', bookingId, occasion: attempt });
}

/** A bank may send a payout back days after it was called paid: the professional is owed the sum again. */
async function recordFailed(tx: Tx, payout: Payout, state: PayoutState): Promise<void> {
  const { bookingId, professionalId, attempt } = payout;
  const before = await tx.payout.findUniqueOrThrow({ where: { bookingId } });
  const { count } = await tx.payout.updateMany({
    where: { bookingId, status: { in: ['sent', 'paid'] }, payoutId: state.id },
    data: { status: 'failed', waitingFor: state.failure, paidAt: null, updatedAt: toDate(now()) },
  });
  if (count === 0) return;
  if (before.status === 'paid') await reversePosted(tx, bookingId, 'paid_out', attempt);
  else await dropPending(tx, bookingId, 'paid_out', attempt);
  await audit(tx, SYSTEM, 'payout.failed', `payout/${bookingId}`, {
    payoutId: state.id,
    failure: state.failure,
  });
  await notify(tx, { userId: professionalId, kind: 'payout_failed', bookingId, occasion: attempt });
}
