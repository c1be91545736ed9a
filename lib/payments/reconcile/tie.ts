import type { Ours, Theirs } from './types';

/** Which booking and connected account an object of Stripe's belongs to; null where it is none of ours. */
export type Ties = {
  /** By any id: payment intent, charge, refund, transfer, reversal, fee, fee refund, dispute, payout. */
  readonly bookingOf: (id: string | null) => string | null;
  readonly accountOf: (id: string | null) => string | null;
  /** Whether an object with this id stands in one of the lists. */
  readonly isListed: (id: string | null) => boolean;
  /** Bookings of which anything has changed lately, on either side: what they say may be on its way to the other. */
  readonly inFlight: ReadonlySet<string>;
  /** Whether an object that belongs to no booking is new, so that ours may come. */
  readonly isNew: (thing: { readonly id: string; readonly createdAt: number }) => boolean;
};

/** Ties everything that Stripe lists to our bookings, along Stripe's own references. */
export function tie(ours: Ours, theirs: Theirs, settledBefore: number): Ties {
  const bookings = new Map<string, string | null>();
  const accounts = new Map<string, string>();
  const inFlight = new Set<string>();
  const byIntent = new Map(ours.payments.flatMap((each) => (each.intentId ? [[each.intentId, each]] : [])));
  const known = new Set(ours.payments.map((each) => each.bookingId));
  const byId = new Map([...ours.reversals, ...ours.transfers].map((each) => [each.id, each.bookingId]));
  const of = (id: string | null) => (id === null ? null : (bookings.get(id) ?? null));
  const isNew = ({ id, createdAt }: { readonly id: string; readonly createdAt: number }) =>
    createdAt >= settledBefore || theirs.changed.has(id);
  const put = (thing: { readonly id: string; readonly createdAt: number }, bookingId: string | null) => {
    bookings.set(thing.id, bookingId);
    if (bookingId !== null && isNew(thing)) inFlight.add(bookingId);
  };

  for (const each of theirs.intents) put(each, byIntent.get(each.id)?.bookingId ?? null);
  for (const each of theirs.charges) put(each, of(each.intentId));
  for (const each of theirs.refunds) put(each, of(each.intentId) ?? of(each.chargeId));
  for (const each of theirs.transfers) {
    put(each, of(each.chargeId) ?? byId.get(each.id) ?? null);
    accounts.set(each.id, each.account);
    for (const reversal of each.reversals) {
      put(reversal, of(each.id));
      accounts.set(reversal.id, each.account);
    }
  }
  for (const fee of theirs.fees) {
    put(fee, of(fee.chargeId));
    accounts.set(fee.id, fee.account);
    for (const id of fee.refundIds) {
      bookings.set(id, of(fee.id));
      accounts.set(id, fee.account);
    }
  }
  for (const each of theirs.disputes)
    put({ id: each.id, createdAt: each.openedAt }, of(each.paymentIntentId));
  const payouts = new Map(ours.payouts.map((each) => [each.payoutId, each.bookingId]));
  for (const { id: account, seen } of theirs.accounts) {
    for (const each of seen?.payouts ?? []) {
      const bookingId = payouts.get(each.id) ?? each.bookingId;
      put(each, bookingId !== null && known.has(bookingId) ? bookingId : null);
      accounts.set(each.id, account);
    }
  }
  for (const { bookingId, touchedAt } of ours.payments)
    if (touchedAt >= settledBefore) inFlight.add(bookingId);
  return {
    bookingOf: of,
    accountOf: (id) => (id === null ? null : (accounts.get(id) ?? null)),
    isListed: (id) => id !== null && bookings.has(id),
    ...{ inFlight, isNew },
  };
}
