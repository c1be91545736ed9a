import { db } from '@/lib/db';
import { invariant } from '@/lib/domain/invariant';
import { reverseTransfer, type TransferAnswer, transferOf } from '@/lib/providers/stripe/transfers';

/**
 * A professional's share of a payment lies on their balance with Stripe: it came there by the transfer of the charge, or,
 * after a card dispute that was not lost, by one of its own. Whatever takes it back has to reverse the one it came by.
 */

/** The transfer that gave a share back after the last card dispute; null when it is still the charge's. */
export async function restoredTransfer(bookingId: string): Promise<string | null> {
  const restored = await db().cardDispute.findFirst({
    where: { bookingId, restoredId: { not: null } },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
  });
  return restored?.restoredId ?? null;
}

/**
 * The same of what the platform has given for a call; null for any other call. By then nothing is left of the share that
 * came with the charge: the candidate has got it back.
 */
async function givenTransfer(bookingId: string): Promise<string | null> {
  const given = await db().compensation.findUnique({ where: { bookingId } });
  return given?.transferId ?? null;
}

/**
 * Takes part of what a payout comes to back to the platform's balance.
 * @param idempotencyKey with it the same question may be repeated
 * @throws AppError `provider_unavailable`
 */
export async function takeFromPayout(
  bookingId: string,
  amountCents: number,
  idempotencyKey: string,
): Promise<TransferAnswer> {
  const transferId = await givenTransfer(bookingId);
  if (transferId === null) return takeShare(bookingId, amountCents, idempotencyKey);
  return reverseTransfer({ transferId, amountCents, bookingId }, idempotencyKey);
}

/**
 * Takes part of a share of a payment back to the platform's balance.
 * @param idempotencyKey with it the same question may be repeated
 * @throws AppError `provider_unavailable`
 */
export async function takeShare(
  bookingId: string,
  amountCents: number,
  idempotencyKey: string,
): Promise<TransferAnswer> {
  const { chargeId } = await db().payment.findUniqueOrThrow({ where: { bookingId } });
  invariant(chargeId, 'a share is of a charged payment');
  const transferId = (await restoredTransfer(bookingId)) ?? (await transferOf(chargeId));
  return reverseTransfer({ transferId, amountCents, bookingId }, idempotencyKey);
}
