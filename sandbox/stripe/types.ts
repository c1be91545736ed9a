import type Stripe from 'stripe';

/**
 * The wire shapes, taken from the official SDK so that the compiler checks every builder against the API
 * version that the SDK is pinned to. `Flat` removes the expanded alternatives of each reference: objects are
 * kept with ids, and expanded only in an answer.
 */
type Flat<T> = {
  [K in keyof T]: string extends Extract<T[K], string> ? Exclude<T[K], { id: string; object: string }> : T[K];
};

/** The platform's own account: the owner of everything that is not a connected account's. */
export const PLATFORM = 'acct_platform';

export const API_VERSION = '2026-10-28.endive';

export type Account = Stripe.Account;
export type BankAccount = Flat<Stripe.BankAccount>;
export type BalanceTransaction = Flat<Stripe.BalanceTransaction>;
export type Charge = Flat<Omit<Stripe.Charge, 'transfer_data'>> & {
  transfer_data: { amount: number | null; destination: string } | null;
};
export type Customer = Flat<Stripe.Customer>;
export type CustomerSession = Flat<Stripe.CustomerSession>;
export type Dispute = Flat<Omit<Stripe.Dispute, 'balance_transactions'>> & {
  balance_transactions: BalanceTransaction[];
};
export type FeeRefund = Flat<Stripe.FeeRefund>;
export type ApplicationFee = Flat<Omit<Stripe.ApplicationFee, 'refunds'>>;
export type PaymentIntent = Flat<Omit<Stripe.PaymentIntent, 'transfer_data' | 'last_payment_error'>> & {
  transfer_data: { amount?: number; destination: string } | null;
  last_payment_error: PaymentError | null;
};
export type PaymentMethod = Flat<Stripe.PaymentMethod>;
export type Payout = Flat<Stripe.Payout>;
export type Refund = Flat<Stripe.Refund>;
export type Transfer = Flat<Omit<Stripe.Transfer, 'reversals'>>;
export type TransferReversal = Flat<Stripe.TransferReversal>;
export type Event = {
  id: string;
  object: 'event';
  account?: string;
  api_version: string;
  created: number;
  data: { object: object; previous_attributes?: Record<string, unknown> };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
};

/** The body of an error, and what a PaymentIntent keeps of the last one. */
export interface PaymentError {
  type: string;
  message: string;
  code?: string;
  decline_code?: string;
  network_decline_code?: string;
  advice_code?: string;
  param?: string;
  doc_url?: string;
  charge?: string;
  payment_intent?: unknown;
  payment_method?: unknown;
  request_log_url?: string;
}
