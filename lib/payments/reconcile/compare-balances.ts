import type { ListedMove } from '@/lib/providers/stripe/lists';
import type { Ties } from './tie';
import { type Difference, difference, type Ours, type Theirs } from './types';

/**
 * The platform's own affairs, which no booking has caused and the ledger does not hold: what it pays out to its own bank,
 * what Stripe sets aside or charges by the month. See docs/decisions/0054-what-a-balance-is-compared-with.md.
 */
const OWN_AFFAIRS: ReadonlySet<ListedMove['type']> = new Set([
  ...['payout', 'payout_cancel', 'payout_failure', 'payout_minimum_balance_hold'],
  ...['payout_minimum_balance_release', 'topup', 'topup_reversal', 'reserve_transaction', 'reserved_funds'],
  ...['reserve_hold', 'reserve_release', 'payment_network_reserve_hold', 'payment_network_reserve_release'],
  ...['stripe_fee', 'stripe_fx_fee', 'tax_fee', 'contribution', 'fee_credit_funding'],
]);

/** Whatever of these leaves the platform's balance arrives on a connected account's, and the other way. */
const BETWEEN_US: ReadonlySet<ListedMove['type']> = new Set([
  ...['transfer', 'transfer_refund', 'transfer_cancel', 'transfer_failure'],
  ...['application_fee', 'application_fee_refund'],
]);

/**
 * Stripe's balances against the ledger, booking by booking, so that a difference names its booking; then each connected
 * balance against everything that Stripe lists of the account, so that nothing else has moved it.
 * @param told bookings of which something is told already
 */
export function compareBalances(
  ours: Ours,
  theirs: Theirs,
  ties: Ties,
  told: ReadonlySet<string | null>,
): Difference[] {
  const sums = sumUp(theirs, ties);
  const bookings = ours.payments
    .filter(({ bookingId }) => !told.has(bookingId) && !ties.inFlight.has(bookingId))
    .flatMap(({ bookingId, platformCents, connectedCents, destination }) => [
      ...unless('platform_balance', bookingId, null, platformCents, sums.platform.get(bookingId) ?? 0),
      // What an account that has cut us off still pays out cannot be seen.
      ...(sums.readable.has(destination)
        ? unless('connected_balance', bookingId, null, connectedCents, sums.connected.get(bookingId) ?? 0)
        : []),
    ]);
  const strangers = theirs.moves
    .filter((move) => !OWN_AFFAIRS.has(move.type) && !ties.isListed(move.sourceId) && !ties.isNew(move))
    .map(({ id, netCents }) => difference('platform_balance', null, id, null, netCents));
  const accounts = theirs.accounts.flatMap(({ id, seen }) => {
    if (!seen || theirs.changed.has(id) || sums.busy.has(id)) return [];
    return unless('connected_balance', null, id, sums.accounts.get(id) ?? 0, seen.balanceCents);
  });
  return [...bookings, ...strangers, ...accounts];
}

type Sums = {
  readonly platform: Map<string, number>;
  readonly connected: Map<string, number>;
  /** By connected account. */
  readonly accounts: Map<string, number>;
  readonly readable: Set<string>;
  /** Accounts of which something has moved while Stripe was read, or a moment before. */
  readonly busy: Set<string>;
};

function sumUp(theirs: Theirs, ties: Ties): Sums {
  const sums: Sums = {
    ...{ platform: new Map(), connected: new Map(), accounts: new Map() },
    ...{ readable: new Set(), busy: new Set() },
  };
  for (const move of theirs.moves) {
    const { type, netCents, sourceId } = move;
    const [bookingId, account] = [ties.bookingOf(sourceId), ties.accountOf(sourceId)];
    add(sums.platform, bookingId, netCents);
    if (!BETWEEN_US.has(type)) continue;
    add(sums.connected, bookingId, -netCents);
    add(sums.accounts, account, -netCents);
    if (account !== null && ties.isNew(move)) sums.busy.add(account);
  }
  for (const { id: account, seen } of theirs.accounts) {
    if (!seen) continue;
    sums.readable.add(account);
    for (const payout of seen.payouts) {
      if (ties.isNew(payout)) sums.busy.add(account);
      if (payout.status === 'failed') continue;
      add(sums.connected, ties.bookingOf(payout.id), -payout.amountCents);
      add(sums.accounts, account, -payout.amountCents);
    }
  }
  return sums;
}

function add(sums: Map<string, number>, key: string | null, cents: number): void {
  if (key !== null) sums.set(key, (sums.get(key) ?? 0) + cents);
}

function unless(
  kind: 'platform_balance' | 'connected_balance',
  bookingId: string | null,
  stripeId: string | null,
  ours: number,
  theirs: number,
): Difference[] {
  return ours === theirs ? [] : [difference(kind, bookingId, stripeId, ours, theirs)];
}
