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

type OwnTransfer = {
  readonly account: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly bookingId: string;
};

/**
 * Gives a professional back what was taken, by a transfer of its own out of the platform's available balance.
 * @throws AppError `provider_unavailable`
 */
export async function transferBack(transfer: OwnTransfer, idempotencyKey: string): Promise<TransferAnswer> {
  return orShort(() => create(transfer, {}, idempotencyKey));
}

/**
 * Pays a professional out of the platform's available balance. `account` when the account has cut us off, or cannot
 * receive money.
 * @param transfer.reason kept with it, so that it can be found again
 * @throws AppError `provider_unavailable`
 */
export async function createTransfer(
  transfer: OwnTransfer & { readonly reason: string },
  idempotencyKey: string,
): Promise<TransferAnswer | { readonly ok: false; readonly code: 'account' }> {
  try {
    return { ok: true, id: await create(transfer, { reason: transfer.reason }, idempotencyKey) };
  } catch (error) {
    if (isShort(error)) return { ok: false, code: 'short' };
    if (cannotReceive(error)) return { ok: false, code: 'account' };
    throw asAppError(error);
  }
}

/**
 * The transfer that was made for a booking and reason, by its id; null when there is none.
 * @throws AppError `provider_unavailable`
 */
export async function findTransfer(
  transfer: Pick<OwnTransfer, 'account' | 'bookingId'> & { readonly reason: string },
): Promise<string | null> {
  const { account: destination, bookingId, reason } = transfer;
  const made = await call(() =>
    stripe().transfers.list({ destination, transfer_group: bookingId, limit: 100 }),
  );
  return made.data.find(({ metadata }) => metadata.reason === reason)?.id ?? null;
}

async function create(
  transfer: OwnTransfer,
  more: Readonly<Record<string, string>>,
  idempotencyKey: string,
): Promise<string> {
  const made = await stripe().transfers.create(
    {
      amount: transfer.amountCents,
      currency: transfer.currency.toLowerCase(),
      destination: transfer.account,
      transfer_group: transfer.bookingId,
      metadata: { bookingId: transfer.bookingId, ...more },
    },
    { idempotencyKey },
  );
  return made.id;
}

/** The destination is not connected any more, or has no active transfers. */
function cannotReceive(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return false;
  const isGone = error.code === 'resource_missing' && error.param === 'destination';
  return isGone || error.code === 'insufficient_capabilities_for_transfer';
}

async function orShort(request: () => Promise<string>): Promise<TransferAnswer> {
  try {
    return { ok: true, id: await request() };
  } catch (error) {
    if (isShort(error)) return { ok: false, code: 'short' };
    throw asAppError(error);
  }
}

function isShort(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'balance_insufficient';
}
