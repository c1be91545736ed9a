import { type Authorised, authoriseBooking } from '@/lib/access';
import { db } from '@/lib/db';
import { AppError, notFound } from '@/lib/errors';
import { detachCard, listCards, openCustomerSession, type SavedCard } from '@/lib/providers/stripe/customers';
import { keepCardOf } from '@/lib/providers/stripe/payment-intents';
import { customerFor } from './customer';

export type { SavedCard };

/**
 * The caller's saved cards, the newest first, each number once.
 * @throws AppError `provider_unavailable`
 */
export async function savedCards(actor: Authorised<'cards.manage'>): Promise<SavedCard[]> {
  const all = await ownCards(actor);
  return all.filter((card, at) => at === all.findIndex((other) => isSameCard(card, other)));
}

/**
 * Removes a card, however often its number was saved. One that is gone is no fault.
 * @throws AppError `not_found` for a card that is not the caller's, `provider_unavailable`
 */
export async function removeCard(actor: Authorised<'cards.manage'>, cardId: string): Promise<void> {
  const all = await ownCards(actor);
  const card = all.find(({ id }) => id === cardId);
  if (!card) throw notFound('card');
  for (const each of all) if (isSameCard(each, card)) await detachCard(each.id);
}

/**
 * Says before a try to pay whether its card is kept for next time, as the candidate has ticked. By the server, since a
 * browser cannot take back at Stripe what an earlier try had asked for.
 * @throws AppError `not_found`, `payment_not_complete`, `provider_unavailable`
 */
export async function chooseKeeping(
  actor: Authorised<'booking.checkout'>,
  bookingId: string,
  keep: boolean,
): Promise<void> {
  const payment = await db().payment.findUnique({ where: { bookingId }, include: { booking: true } });
  authoriseBooking(actor, 'booking.checkout', payment?.booking ?? null);
  if (!payment?.paymentIntentId) throw notFound('payment');
  if (await keepCardOf(payment.paymentIntentId, keep)) return;
  throw new AppError('payment_not_complete', 'This payment takes no card any more. Load the page again.');
}

/** What Stripe's own form needs to show the caller's cards. @throws AppError `provider_unavailable` */
export async function cardSession(actor: Authorised<'cards.manage'>): Promise<string> {
  return openCustomerSession(await customerFor(actor.id));
}

async function ownCards(actor: Authorised<'cards.manage'>): Promise<SavedCard[]> {
  const customer = await db().stripeCustomer.findUnique({ where: { userId: actor.id } });
  return customer ? listCards(customer.customerId) : [];
}

function isSameCard(a: SavedCard, b: SavedCard): boolean {
  return a.id === b.id || (a.fingerprint !== null && a.fingerprint === b.fingerprint);
}
