import type { ListedIntent } from '@/lib/providers/stripe/lists';
import type { Ties } from './tie';
import {
  type Difference,
  type DifferenceKind,
  difference,
  type OurPayment,
  type Ours,
  type Said,
  type Theirs,
} from './types';

/** Bookings that nobody is to pay any more. */
const OVER = new Set(['declined', 'cancelled', 'expired']);

/** Payment intents and charges against payments, and what Stripe charged for each against the ledger. */
export function comparePayments(ours: Ours, theirs: Theirs, ties: Ties): Difference[] {
  const intents = new Map(theirs.intents.map((each) => [each.id, each]));
  return [
    ...theirs.intents.flatMap((each) => unknownIntent(each, ties)),
    ...theirs.charges
      .filter(({ isPaid, intentId }) => isPaid && (intentId === null || !intents.has(intentId)))
      .filter((each) => !ties.isNew(each))
      .map(({ id, amountCents }) => difference('payment_unknown', null, id, null, amountCents)),
    ...ours.payments.flatMap((each) => comparePayment(each, intents)),
    ...compareFees(ours, theirs, ties),
  ];
}

/** One that was cancelled without a booking moves nothing and never will. */
function unknownIntent(intent: ListedIntent, ties: Ties): Difference[] {
  if (ties.bookingOf(intent.id) !== null || intent.status === 'canceled' || ties.isNew(intent)) return [];
  return [difference('payment_unknown', null, intent.id, null, intent.amountCents)];
}

function comparePayment(payment: OurPayment, intents: ReadonlyMap<string, ListedIntent>): Difference[] {
  const { bookingId, intentId, isPaid, status } = payment;
  if (intentId === null) return [];
  const intent = intents.get(intentId);
  if (!intent) return [difference('payment_missing', bookingId, intentId, payment.amountCents, null)];
  const tell = (kind: DifferenceKind, mine: Said, yours: Said) => [
    difference(kind, bookingId, intentId, mine, yours),
  ];
  if (wordsOf(payment) !== wordsOf(intent)) return tell('payment_differs', wordsOf(payment), wordsOf(intent));
  const isOpen = intent.status === 'open' || intent.status === 'processing';
  const isOver = status === 'cancelled' || OVER.has(payment.bookingStatus);
  if (!isPaid && intent.status === 'succeeded') return tell('payment_not_recorded', status, intent.status);
  if (isPaid && intent.status !== 'succeeded') return tell('payment_not_paid', status, intent.status);
  if (!isPaid && isOver && isOpen) return tell('payment_still_open', status, intent.status);
  if (status === 'requires_payment' && intent.status === 'canceled')
    return tell('payment_cancelled', status, intent.status);
  return [];
}

function wordsOf(
  side:
    | (Pick<OurPayment, 'amountCents' | 'currency' | 'destination'> & { feeCents: number | null })
    | ListedIntent,
): string {
  return `${side.amountCents} ${side.currency}, fee ${side.feeCents ?? 0}, to ${side.destination ?? 'us'}`;
}

/** Stripe works its fee out a moment after the charge: what is zero there is not known yet. */
function compareFees(ours: Ours, theirs: Theirs, ties: Ties): Difference[] {
  const charged = new Map<string, number>();
  for (const { type, feeCents, sourceId } of theirs.moves) {
    const bookingId = ties.bookingOf(sourceId);
    if (bookingId !== null && (type === 'charge' || type === 'payment'))
      charged.set(bookingId, (charged.get(bookingId) ?? 0) + feeCents);
  }
  return ours.payments.flatMap(({ bookingId, isPaid, intentId, stripeFeeCents }) => {
    const feeCents = charged.get(bookingId) ?? 0;
    if (!isPaid || feeCents === 0 || feeCents === stripeFeeCents) return [];
    return [difference('stripe_fee', bookingId, intentId, stripeFeeCents, feeCents)];
  });
}
