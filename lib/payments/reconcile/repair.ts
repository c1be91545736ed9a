import { transaction } from '@/lib/db';
import { invariant } from '@/lib/domain/invariant';
import { stripeFee } from '@/lib/domain/ledger';
import { log } from '@/lib/log';
import { retrieveIntent } from '@/lib/providers/stripe/payment-intents';
import { syncCardDispute } from '../card-disputes/sync-card-dispute';
import { cancelPayment } from '../checkout/cancel-intent';
import { fulfilPayment } from '../checkout/fulfil';
import { syncAccount } from '../onboarding/sync-account';
import { syncPayout } from '../payouts/sync-payout';
import { postLedger } from '../post-ledger';
import { syncRefund } from '../refunds/refund';
import { COUNT_ALL, reconcile } from './reconcile';
import { type Difference, type DifferenceKind, keyOf } from './types';

type Mend = (id: string, bookingId: string | null, difference: Difference) => Promise<unknown>;

/**
 * How reading from Stripe again mends a difference: by the same functions as webhooks use, so that it is safe at any time
 * and any number of times. What is not here is for a person: reading again would find the same.
 */
const MENDS: Partial<Record<DifferenceKind, Mend>> = {
  payment_not_recorded: (intentId) => fulfilPayment(intentId),
  payment_still_open: (_, bookingId) => onBooking(bookingId, cancelPayment),
  payment_cancelled: (_, bookingId) => onBooking(bookingId, cancelPayment),
  stripe_fee: (intentId, bookingId, { ours }) => onBooking(bookingId, (id) => bookFee(intentId, id, ours)),
  refund_status: (refundId) => syncRefund(refundId),
  payout_status: (_, bookingId) => onBooking(bookingId, syncPayout),
  dispute_unknown: (disputeId) => syncCardDispute(disputeId),
  dispute_differs: (disputeId) => syncCardDispute(disputeId),
  account_differs: (accountId) => syncAccount(accountId),
};

export type Repair = {
  readonly found: readonly Difference[];
  readonly mended: readonly Difference[];
  /** For a person. */
  readonly left: readonly Difference[];
};

/** Reconciles, reads again from Stripe what that can mend, and looks whether it did. */
export async function repair(): Promise<Repair> {
  const found = await reconcile();
  const mendable = found.filter(({ kind }) => MENDS[kind]);
  for (const difference of mendable) await mend(difference);
  if (mendable.length === 0) return { found, mended: [], left: found };
  // At once and without a settling time: what was mended has changed a moment ago. Only what was found counts.
  const still = new Set((await reconcile(COUNT_ALL)).map(keyOf));
  const isLeft = (each: Difference) => !MENDS[each.kind] || still.has(keyOf(each));
  return { found, mended: found.filter((each) => !isLeft(each)), left: found.filter(isLeft) };
}

/** One that cannot be mended now must not keep the others from it. */
async function mend(difference: Difference): Promise<void> {
  const { kind, stripeId, bookingId } = difference;
  try {
    await MENDS[kind]?.(stripeId ?? '', bookingId, difference);
  } catch (error) {
    log().warn({ err: error, kind, stripeId, bookingId }, 'a difference was not mended');
  }
}

async function onBooking(bookingId: string | null, work: (bookingId: string) => Promise<unknown>) {
  invariant(bookingId, 'a difference of a booking names it');
  await work(bookingId);
}

/** Only where none was booked: another sum than the one that was is for a person to understand. */
async function bookFee(intentId: string, bookingId: string, ours: Difference['ours']): Promise<void> {
  const intent = ours === 0 ? await retrieveIntent(intentId) : null;
  const feeCents = intent?.stripeFeeCents;
  if (!feeCents) return;
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM payments WHERE booking_id = ${bookingId} FOR UPDATE`;
    const booked = await tx.ledgerEntry.count({ where: { bookingId, kind: 'stripe_fee' } });
    if (booked === 0) await postLedger(tx, bookingId, stripeFee(feeCents));
  });
}
