import Stripe from 'stripe';
import { invariant } from '@/lib/domain/invariant';
import { asAppError, call, stripe } from './client';

/** `short`: the balance it would be taken from does not reach. */
export type TransferAnswer =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly code: 'short' };

/**
 * The transfer that a destination charge made to the connected account, by its id.
 * @throws AppError `provider_unavailable`
 */
export async function transferOf(chargeId: string): Promise<string> {
  const { transfer } = await call(() => stripe().charges.retrieve(chargeId));
  const id = typeof transfer === 'string' ? transfer : transfer?.id;
  invariant(id, `charge ${chargeId} has a transfer`);
  return id;
}

/**
 * Takes part of a transfer back from the connected account.
 * @throws AppError `provider_unavailable`
 */
export async function reverseTransfer(
  reversal: { readonly transferId: string; readonly amountCents: number; readonly bookingId: string },
  idempotencyKey: string,
): Promise<TransferAnswer> {
  return orShort(async () => {
    const made = await stripe().transfers.createReversal(
      reversal.transferId,
      { amount: reversal.amountCents, metadata: { bookingId: reversal.bookingId } },
      { idempotencyKey },
    );
    return made.id;
  });
}

/**
 * Gives a professional back what was taken, by a transfer of its own out of the platform's available balance.
 * @throws AppError `provider_unavailable`
 */
export async function transferBack(
  transfer: {
    readonly account: string;
    readonly amountCents: number;
    readonly currency: string;
    readonly bookingId: string;
  },
  idempotencyKey: string,
): Promise<TransferAnswer> {
  return orShort(async () => {
    const made = await stripe().transfers.create(
      {
        amount: transfer.amountCents,
        currency: transfer.currency.toLowerCase(),
        destination: transfer.account,
        transfer_group: transfer.bookingId,
        metadata: { bookingId: transfer.bookingId },
      },
      { idempotencyKey },
    );
    return made.id;
  });
}

async function orShort(request: () => Promise<string>): Promise<TransferAnswer> {
  try {
    return { ok: true, id: await request() };
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'balance_insufficient') {
      return { ok: false, code: 'short' };
    }
    throw asAppError(error);
  }
}
