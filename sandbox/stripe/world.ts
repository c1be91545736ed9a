import type { Core } from '../core';
import { randomText } from '../ids';
import type { Collection } from '../store';
import { missing } from './errors';
import type {
  Account,
  ApplicationFee,
  BalanceTransaction,
  BankAccount,
  Charge,
  Customer,
  Dispute,
  Event,
  FeeRefund,
  PaymentIntent,
  PaymentMethod,
  Payout,
  Refund,
  Transfer,
  TransferReversal,
} from './types';

/** An object with the account that it belongs to, and facts about it that the API does not show. */
export interface Owned<T> {
  owner: string;
  data: T;
  /** What the sandbox has to remember beside the public object, such as how a test card behaves later. */
  hidden: Record<string, string>;
}

/** The objects of one kind. */
export class Table<T extends { id: string; object: string }> {
  constructor(
    private readonly rows: Collection<Owned<T>>,
    /** As in "No such payment_intent". */
    private readonly noun: string,
  ) {}

  insert(owner: string, data: T, hidden: Record<string, string> = {}): T {
    this.rows.put(data.id, { owner, data, hidden });
    return data;
  }

  /** Replaces some fields of an object that exists. */
  update(id: string, patch: Partial<T>): T {
    const row = this.rowOf(id);
    const data = { ...row.data, ...patch };
    this.rows.put(id, { ...row, data });
    return data;
  }

  hide(id: string, facts: Record<string, string>): void {
    const row = this.rowOf(id);
    this.rows.put(id, { ...row, hidden: { ...row.hidden, ...facts } });
  }

  hidden(id: string, fact: string): string | undefined {
    return this.rows.get(id)?.hidden[fact];
  }

  /** The object, whoever it belongs to. */
  any(id: string): T | undefined {
    return this.rows.get(id)?.data;
  }

  ownerOf(id: string): string | undefined {
    return this.rows.get(id)?.owner;
  }

  find(owner: string, id: string): T | undefined {
    const row = this.rows.get(id);
    return row?.owner === owner ? row.data : undefined;
  }

  /** @throws resource_missing, which names `param`; the other account's objects are missing as well. */
  need(owner: string, id: string, param = 'id'): T {
    const found = this.find(owner, id);
    if (!found) throw missing(this.noun, id, param);
    return found;
  }

  /** The object that another one refers to, so that it must be there. */
  sure(id: string): T {
    return this.rowOf(id).data;
  }

  /** Newest first. */
  of(owner: string): T[] {
    return this.rows
      .by(owner)
      .map((row) => row.data)
      .reverse();
  }

  /** Forgets all but the newest. */
  keepNewest(count: number): void {
    this.rows.keepNewest(count);
  }

  remove(id: string): void {
    this.rows.delete(id);
  }

  private rowOf(id: string): Owned<T> {
    const row = this.rows.get(id);
    if (!row) throw missing(this.noun, id, 'id');
    return row;
  }
}

/** Everything that the imitated Stripe knows. */
export interface World {
  core: Core;
  /** The API call that is being executed; its id and key go into the events that it causes. */
  cause: { requestId: string; idempotencyKey: string | null } | null;
  /** True while what happens is announced to nobody: a seed makes hundreds of accounts at once. */
  isQuiet: boolean;
  accounts: Table<Account>;
  bankAccounts: Table<BankAccount>;
  customers: Table<Customer>;
  paymentMethods: Table<PaymentMethod>;
  paymentIntents: Table<PaymentIntent>;
  charges: Table<Charge>;
  refunds: Table<Refund>;
  transfers: Table<Transfer>;
  reversals: Table<TransferReversal>;
  fees: Table<ApplicationFee>;
  feeRefunds: Table<FeeRefund>;
  payouts: Table<Payout>;
  transactions: Table<BalanceTransaction>;
  disputes: Table<Dispute>;
  events: Table<Event>;
  /** Money outside of any account: the card networks, banks, Stripe's own fees. Sums by `book currency`. */
  books: Collection<{ book: string; currency: string; amount: number }>;
}

/** The collections of the store, as tables of Stripe's objects. */
export function openWorld(core: Core): World {
  const table = <T extends { id: string; object: string }>(name: string, noun: string) =>
    new Table<T>(
      core.store.collection<Owned<T>>(`stripe.${name}`, (row) => row.owner),
      noun,
    );
  return {
    core,
    cause: null,
    isQuiet: false,
    accounts: table<Account>('accounts', 'account'),
    bankAccounts: table<BankAccount>('bank_accounts', 'external account'),
    customers: table<Customer>('customers', 'customer'),
    paymentMethods: table<PaymentMethod>('payment_methods', 'PaymentMethod'),
    paymentIntents: table<PaymentIntent>('payment_intents', 'payment_intent'),
    charges: table<Charge>('charges', 'charge'),
    refunds: table<Refund>('refunds', 'refund'),
    transfers: table<Transfer>('transfers', 'transfer'),
    reversals: table<TransferReversal>('transfer_reversals', 'transfer reversal'),
    fees: table<ApplicationFee>('application_fees', 'application fee'),
    feeRefunds: table<FeeRefund>('fee_refunds', 'fee refund'),
    payouts: table<Payout>('payouts', 'payout'),
    transactions: table<BalanceTransaction>('balance_transactions', 'balance transaction'),
    disputes: table<Dispute>('disputes', 'dispute'),
    events: table<Event>('events', 'event'),
    books: core.store.collection('stripe.books'),
  };
}

/** A fresh id such as `pi_1a2B...`. */
export function newId(prefix: string): string {
  return `${prefix}_${prefix === 'acct' ? `1${randomText(15)}` : `3${randomText(23)}`}`;
}
