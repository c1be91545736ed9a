import { emit } from './events';
import { transactionStatus } from './present';
import type { BalanceTransaction } from './types';
import { PLATFORM } from './types';
import { newId, type World } from './world';

/** Where money comes from and goes to outside of the accounts. */
export type Book = 'card networks' | 'banks' | 'stripe fees' | 'connect reserve';

/** A movement whose legs do not sum to zero: a fault of the sandbox itself. */
export class LedgerError extends Error {
  readonly code = 'ledger_unbalanced';
}

/** One line on one account's balance. */
export interface Leg {
  account: string;
  type: BalanceTransaction['type'];
  /** Signed, in minor units, before `fee`. */
  amount: number;
  fee?: number;
  /** What the fee is: Stripe's own, or the platform's application fee. */
  feeType?: 'stripe_fee' | 'application_fee';
  source: string | null;
  description?: string | null;
  /** Seconds; the money is pending until then. Now when left out. */
  availableOn?: number;
}

const DAY_S = 86_400;
/** Card payments become available two days after they were made. */
export const SETTLEMENT_S = 2 * DAY_S;

const CATEGORIES: Partial<Record<BalanceTransaction['type'], string>> = {
  application_fee: 'platform_earning',
  application_fee_refund: 'platform_earning_refund',
  payment: 'charge',
  payment_refund: 'refund',
  payment_reversal: 'refund_failure',
  reserve_transaction: 'connect_reserved_funds',
  transfer_refund: 'transfer_reversal',
  refund_failure: 'refund_failure',
  payout_failure: 'payout_reversal',
  adjustment: 'dispute',
};

/**
 * Books one movement of money: a balance transaction per leg, and what the outside world gave or took.
 * @throws LedgerError unless the nets of all legs and the outside sums add up to zero.
 * @returns the balance transactions, in the order of the legs.
 */
export function post(
  world: World,
  currency: string,
  legs: Leg[],
  outside: Partial<Record<Book, number>>,
): BalanceTransaction[] {
  const inside = legs.reduce((sum, leg) => sum + leg.amount - (leg.fee ?? 0), 0);
  const total = Object.values(outside).reduce((sum, amount) => sum + amount, inside);
  if (total !== 0)
    throw new LedgerError(`a movement of ${currency} is off by ${total}: ${JSON.stringify(legs)}`);

  for (const [book, amount] of Object.entries(outside)) addToBook(world, book, currency, amount);
  const made = legs.map((leg) => world.transactions.insert(leg.account, transactionOf(world, currency, leg)));
  for (const account of new Set(legs.map((leg) => leg.account))) {
    if (account !== PLATFORM) reserveForDebt(world, account, currency);
  }
  for (const transaction of made) expectAvailability(world, transaction);
  return made;
}

function transactionOf(world: World, currency: string, leg: Leg): BalanceTransaction {
  const now = world.core.clock.seconds();
  const fee = leg.fee ?? 0;
  const isStripeFee = leg.feeType === 'stripe_fee';
  return {
    id: newId('txn'),
    object: 'balance_transaction',
    amount: leg.amount,
    available_on: Math.max(now, leg.availableOn ?? now),
    balance_type: 'payments',
    created: now,
    currency,
    description: leg.description ?? null,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: isStripeFee ? null : 'ca_sandbox',
              currency,
              description: isStripeFee ? 'Stripe processing fees' : 'Monet application fee',
              type: isStripeFee ? 'stripe_fee' : 'application_fee',
            },
          ],
    net: leg.amount - fee,
    reporting_category: CATEGORIES[leg.type] ?? leg.type,
    source: leg.source,
    status: 'pending',
    type: leg.type,
  };
}

function addToBook(world: World, book: string, currency: string, amount: number): void {
  const id = `${book} ${currency}`;
  const old = world.books.get(id)?.amount ?? 0;
  world.books.put(id, { book, currency, amount: old + amount });
}

/** What an account has of one currency. */
export interface Funds {
  available: number;
  pending: number;
}

/** What an account has of a currency, in minor units. */
export function fundsOf(world: World, account: string, currency: string): Funds {
  const funds: Funds = { available: 0, pending: 0 };
  for (const transaction of world.transactions.of(account)) {
    if (transaction.currency === currency) funds[transactionStatus(world, transaction)] += transaction.net;
  }
  return funds;
}

/** The currencies in which an account has ever had money. */
export function currenciesOf(world: World, account: string): string[] {
  return [...new Set(world.transactions.of(account).map((transaction) => transaction.currency))];
}

/**
 * The platform answers for its connected accounts: what one of them owes is set aside on the platform's
 * balance until it has been earned back.
 */
function reserveForDebt(world: World, account: string, currency: string): void {
  const funds = fundsOf(world, account, currency);
  const owed = Math.max(0, -(funds.available + funds.pending));
  const held = Number(world.accounts.hidden(account, `reserved ${currency}`) ?? 0);
  if (owed === held) return;
  world.accounts.hide(account, { [`reserved ${currency}`]: String(owed) });
  const leg: Leg = {
    account: PLATFORM,
    type: 'reserve_transaction',
    amount: held - owed,
    source: null,
    description: `Reserve for the negative balance of ${account}`,
  };
  addToBook(world, 'connect reserve', currency, owed - held);
  world.transactions.insert(PLATFORM, transactionOf(world, currency, leg));
}

function expectAvailability(world: World, transaction: BalanceTransaction): void {
  const now = world.core.clock.seconds();
  if (transaction.net <= 0 || transaction.available_on <= now) return;
  const account = world.transactions.ownerOf(transaction.id) ?? PLATFORM;
  const subject = `${account} ${transaction.available_on}`;
  world.core.schedule.cancel('stripe.funds', subject);
  world.core.schedule.at(transaction.available_on * 1000, 'stripe.funds', subject, { account });
}

/** The Balance object of an account. */
export function balanceOf(world: World, account: string): object {
  const currencies = currenciesOf(world, account);
  const main = world.accounts.any(account)?.default_currency ?? 'usd';
  const shown = currencies.length > 0 ? currencies : [main];
  const line = (currency: string, amount: number) => ({ amount, currency, source_types: { card: amount } });
  return {
    object: 'balance',
    available: shown.map((currency) => line(currency, fundsOf(world, account, currency).available)),
    ...(account === PLATFORM
      ? {
          connect_reserved: shown.map((currency) => ({
            amount: world.books.get(`connect reserve ${currency}`)?.amount ?? 0,
            currency,
          })),
        }
      : {}),
    livemode: false,
    pending: shown.map((currency) => line(currency, fundsOf(world, account, currency).pending)),
    refund_and_dispute_prefunding: { available: [], pending: [] },
  };
}

/** Tells the owner of an account that money has become available. */
export function announceAvailable(world: World, account: string): void {
  emit(world, account, 'balance.available', balanceOf(world, account));
}

/** All balances and outside books by currency; every currency sums to zero. For checks, not part of the API. */
export function trialBalance(
  world: World,
): { currency: string; book: string; available: number; pending: number }[] {
  const accounts = [PLATFORM, ...world.accounts.of(PLATFORM).map((account) => account.id)];
  const lines = accounts.flatMap((account) =>
    currenciesOf(world, account).map((currency) => ({
      currency,
      book: account,
      ...fundsOf(world, account, currency),
    })),
  );
  const outside = [...world.books.values()].map(({ book, currency, amount }) => ({
    currency,
    book,
    available: amount,
    pending: 0,
  }));
  return [...lines, ...outside];
}
