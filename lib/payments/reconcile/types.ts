import type { BooksMatter } from '@/lib/payments/queries';
import type { AccountState } from '@/lib/providers/stripe/accounts';
import type { CardDisputeState } from '@/lib/providers/stripe/disputes';
import type {
  ListedCharge,
  ListedFee,
  ListedIntent,
  ListedMove,
  ListedPayout,
  ListedRefund,
  ListedTransfer,
} from '@/lib/providers/stripe/lists';

/** What Stripe's lists say. `changed`: the ids of what has changed since `settledBefore`, by Stripe's events. */
export type Theirs = {
  readonly intents: readonly ListedIntent[];
  readonly charges: readonly ListedCharge[];
  readonly refunds: readonly ListedRefund[];
  readonly transfers: readonly ListedTransfer[];
  readonly fees: readonly ListedFee[];
  readonly disputes: readonly CardDisputeState[];
  readonly moves: readonly ListedMove[];
  readonly balanceCents: number;
  readonly accounts: readonly TheirAccount[];
  readonly changed: ReadonlySet<string>;
};

/** `state`, payouts and balance are null for an account that has cut us off. */
export type TheirAccount = {
  readonly id: string;
  readonly seen: {
    readonly state: AccountState;
    readonly payouts: readonly ListedPayout[];
    readonly balanceCents: number;
  } | null;
};

/** What our rows and the ledger say. */
export type Ours = {
  readonly payments: readonly OurPayment[];
  readonly refunds: readonly OurRefund[];
  readonly payouts: readonly OurPayout[];
  readonly disputes: readonly OurDispute[];
  /** Reversals made apart from refunds: debts that were settled, shares of disputes. */
  readonly reversals: readonly OurMove[];
  /** Transfers made apart from charges: shares that came back after disputes, and what the platform gave for a call. */
  readonly transfers: readonly OurTransfer[];
  readonly accounts: readonly OurAccount[];
  readonly books: readonly {
    readonly bookingId: string;
    readonly matter: BooksMatter;
    readonly ledgerCents: number;
    readonly expectedCents: number;
  }[];
};

export type OurPayment = {
  readonly bookingId: string;
  readonly bookingStatus: string;
  readonly status: string;
  readonly intentId: string | null;
  readonly amountCents: number;
  readonly feeCents: number;
  readonly currency: string;
  readonly destination: string;
  readonly isPaid: boolean;
  /** What the ledger has of this booking. Refunds that Stripe has not confirmed to have are not in it. */
  readonly stripeFeeCents: number;
  readonly platformCents: number;
  /** Without shares that had left the account past us. */
  readonly connectedCents: number;
  readonly paidOutCents: number;
  /** Epoch seconds at which anything of its money changed last. */
  readonly touchedAt: number;
};

export type OurRefund = {
  readonly bookingId: string;
  readonly refundId: string;
  readonly status: string;
  readonly amountCents: number;
};

export type OurPayout = {
  readonly bookingId: string;
  readonly payoutId: string;
  readonly status: string;
  readonly destination: string;
};

export type OurDispute = {
  readonly bookingId: string;
  readonly id: string;
  readonly status: string;
  readonly feeCents: number;
  readonly isWithdrawn: boolean;
  readonly isReinstated: boolean;
};

export type OurMove = { readonly bookingId: string; readonly id: string };

export type OurTransfer = OurMove & { readonly amountCents: number };

export type OurAccount = {
  readonly id: string;
  readonly isRestricted: boolean;
  readonly transfersActive: boolean;
  readonly payoutsEnabled: boolean;
  readonly touchedAt: number;
};

/**
 * What can differ. "unknown": Stripe has it and we do not; "missing": we have it and Stripe does not.
 * The words are stable: alerts and scripts hold them.
 */
export const DIFFERENCE_KINDS = {
  payment_unknown: 'a payment at Stripe that no booking knows',
  payment_missing: 'a payment of ours that Stripe does not have',
  payment_not_recorded: 'paid at Stripe and not with us',
  payment_not_paid: 'paid with us and not at Stripe',
  payment_differs: 'another sum, fee, currency or account',
  payment_still_open: 'over here and still payable at Stripe',
  payment_cancelled: 'cancelled at Stripe and open here',
  stripe_fee: 'what Stripe charged for a payment',
  refund_unknown: 'a refund at Stripe that we do not know',
  refund_missing: 'a refund of ours that Stripe does not have',
  refund_amount: 'a refund of another sum',
  refund_status: 'a refund in another state',
  payout_unknown: 'a payout at Stripe that we do not know',
  payout_missing: 'a payout of ours that Stripe does not have',
  payout_amount: 'a payout of another sum than the ledger’s',
  payout_status: 'a payout in another state',
  dispute_unknown: 'a card dispute at Stripe that we do not know',
  dispute_missing: 'a card dispute of ours that Stripe does not have',
  dispute_differs: 'a card dispute in another state',
  reversal_unknown: 'a transfer reversed at Stripe past us',
  reversal_missing: 'a reversal of ours that Stripe does not have',
  transfer_unknown: 'a transfer at Stripe that we do not know',
  transfer_missing: 'a transfer of ours that Stripe does not have',
  transfer_amount: 'a transfer of another sum',
  account_differs: 'a connected account in another state',
  platform_balance: 'the platform’s balance',
  connected_balance: 'a connected account’s balance',
  books_unbalanced: 'entries that do not sum to zero',
  books_held: 'held for the call, ledger and rows',
  books_refund: 'owed to the candidate, ledger and rows',
  books_owed: 'owed to the professional, ledger and rows',
  books_fee: 'fee earned, ledger and rows',
} as const;
export type DifferenceKind = keyof typeof DIFFERENCE_KINDS;

/** Cents as a number, anything else in words; null where one side has nothing. */
export type Said = number | string | null;

export type Difference = {
  readonly kind: DifferenceKind;
  readonly bookingId: string | null;
  readonly stripeId: string | null;
  readonly ours: Said;
  readonly theirs: Said;
};

/** The same for the same difference, however often it is found. */
export function keyOf({ kind, bookingId, stripeId, ours, theirs }: Difference): string {
  return [kind, bookingId, stripeId, ours, theirs].join(' ');
}

export function difference(
  kind: DifferenceKind,
  bookingId: string | null,
  stripeId: string | null,
  ours: Said,
  theirs: Said,
): Difference {
  return { kind, bookingId, stripeId, ours, theirs };
}
