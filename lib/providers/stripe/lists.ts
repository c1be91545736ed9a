import type Stripe from 'stripe';
import { type AccountState, toAccount } from './accounts';
import { asAppError, isOutOfReach, stripe } from './client';
import { type CardDisputeState, toState } from './disputes';
import { type IntentStatus, toIntentStatus } from './payment-intents';
import { type PayoutState, toPayout } from './payouts';
import { type RefundState, toRefund } from './refunds';

/**
 * Stripe's own lists from end to end, page by page, for comparing them with ours. Sums in cents, `createdAt` in epoch
 * seconds. None of them can be read halfway: a page that fails makes the whole list fail.
 */

type Listed = { readonly id: string; readonly createdAt: number };

export type ListedIntent = Listed & {
  readonly status: IntentStatus;
  readonly amountCents: number;
  readonly feeCents: number | null;
  readonly currency: string;
  readonly destination: string | null;
  readonly bookingId: string | null;
};

export type ListedCharge = Listed & {
  readonly intentId: string | null;
  readonly isPaid: boolean;
  readonly amountCents: number;
};

export type ListedRefund = Listed &
  Pick<RefundState, 'status'> & {
    readonly amountCents: number;
    readonly intentId: string | null;
    readonly chargeId: string | null;
  };

export type ListedTransfer = Listed & {
  readonly account: string;
  readonly amountCents: number;
  /** Null for a transfer that belongs to no charge. */
  readonly chargeId: string | null;
  readonly bookingId: string | null;
  readonly reversals: readonly ListedReversal[];
};

export type ListedReversal = Listed & {
  readonly amountCents: number;
  /** The refund that it was made with, if any. */
  readonly refundId: string | null;
};

export type ListedFee = Listed & {
  readonly account: string;
  /** The candidate's charge. */
  readonly chargeId: string | null;
  readonly refundIds: readonly string[];
};

/** A movement of a balance: a balance transaction, in Stripe's words. */
export type ListedMove = Listed & {
  readonly type: Stripe.BalanceTransaction.Type;
  readonly netCents: number;
  readonly feeCents: number;
  readonly sourceId: string | null;
};

export type ListedPayout = Listed & Pick<PayoutState, 'status' | 'amountCents' | 'bookingId'>;

const PAGE = { limit: 100 } as const;

export function listIntents(): Promise<ListedIntent[]> {
  return all(stripe().paymentIntents.list(PAGE), (intent) => ({
    ...made(intent),
    status: toIntentStatus(intent.status),
    amountCents: intent.amount,
    feeCents: intent.application_fee_amount,
    currency: intent.currency.toUpperCase(),
    destination: idOf(intent.transfer_data?.destination),
    bookingId: intent.metadata.bookingId ?? null,
  }));
}

export function listCharges(): Promise<ListedCharge[]> {
  return all(stripe().charges.list(PAGE), (charge) => ({
    ...made(charge),
    intentId: idOf(charge.payment_intent),
    isPaid: charge.paid,
    amountCents: charge.amount,
  }));
}

export function listRefunds(): Promise<ListedRefund[]> {
  return all(stripe().refunds.list(PAGE), (refund) => ({
    ...made(refund),
    status: toRefund(refund).status,
    amountCents: refund.amount,
    intentId: idOf(refund.payment_intent),
    chargeId: idOf(refund.charge),
  }));
}

/** Transfers with their reversals, which Stripe shows ten of and keeps the others in a list of their own. */
export async function listTransfers(): Promise<ListedTransfer[]> {
  const transfers = await all(stripe().transfers.list(PAGE), (transfer) => transfer);
  const listed: ListedTransfer[] = [];
  for (const transfer of transfers) {
    const { id, amount, reversals } = transfer;
    listed.push({
      ...made(transfer),
      account: idOf(transfer.destination) ?? '',
      amountCents: amount,
      chargeId: idOf(transfer.source_transaction),
      bookingId: transfer.metadata.bookingId ?? null,
      reversals: reversals.has_more
        ? await all(stripe().transfers.listReversals(id, PAGE), toReversal)
        : reversals.data.map(toReversal),
    });
  }
  return listed;
}

export async function listFees(): Promise<ListedFee[]> {
  const fees = await all(stripe().applicationFees.list(PAGE), (fee) => fee);
  const listed: ListedFee[] = [];
  for (const fee of fees) {
    const { id, refunds } = fee;
    listed.push({
      ...made(fee),
      account: idOf(fee.account) ?? '',
      chargeId: idOf(fee.originating_transaction),
      refundIds: refunds.has_more
        ? await all(stripe().applicationFees.listRefunds(id, PAGE), (refund) => refund.id)
        : refunds.data.map((refund) => refund.id),
    });
  }
  return listed;
}

export function listCardDisputes(): Promise<CardDisputeState[]> {
  return all(stripe().disputes.list(PAGE), toState);
}

/** What has moved the platform's balance. */
export function listMoves(): Promise<ListedMove[]> {
  return all(stripe().balanceTransactions.list(PAGE), (move) => ({
    ...made(move),
    type: move.type,
    netCents: move.net,
    feeCents: move.fee,
    sourceId: idOf(move.source),
  }));
}

export function listAccounts(): Promise<AccountState[]> {
  return all(stripe().accounts.list(PAGE), toAccount);
}

/** @returns null when the account does not let us look any more */
export function listPayouts(account: string): Promise<ListedPayout[] | null> {
  return unlessOutOfReach(() =>
    all(stripe().payouts.list(PAGE, { stripeAccount: account }), (payout) => {
      const { status, amountCents, bookingId } = toPayout(payout);
      return { ...made(payout), status, amountCents, bookingId };
    }),
  );
}

/**
 * The ids of everything that has changed since a time, from Stripe's list of events.
 * @param since epoch seconds
 * @param account a connected account; the platform's own events when left out
 * @returns null when the account does not let us look any more
 */
export function listChanged(since: number, account?: string): Promise<string[] | null> {
  const options = account === undefined ? {} : { stripeAccount: account };
  return unlessOutOfReach(() =>
    all(stripe().events.list({ ...PAGE, created: { gte: since } }, options), (event) =>
      'id' in event.data.object ? String(event.data.object.id) : '',
    ),
  );
}

async function all<From, To>(list: AsyncIterable<From>, to: (item: From) => To): Promise<To[]> {
  const items: To[] = [];
  try {
    for await (const item of list) items.push(to(item));
  } catch (error) {
    throw isOutOfReach(error) ? error : asAppError(error);
  }
  return items;
}

async function unlessOutOfReach<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (isOutOfReach(error)) return null;
    throw error;
  }
}

function toReversal(reversal: Stripe.TransferReversal): ListedReversal {
  return { ...made(reversal), amountCents: reversal.amount, refundId: idOf(reversal.source_refund) };
}

function made({ id, created }: { readonly id: string; readonly created: number }): Listed {
  return { id, createdAt: created };
}

function idOf(reference: string | { readonly id: string } | null | undefined): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null);
}
