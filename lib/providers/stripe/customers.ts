import type Stripe from 'stripe';
import { call, orNullWhenMissing, stripe } from './client';

/** A card that a customer has saved with Stripe. Its number stays there. */
export type SavedCard = {
  readonly id: string;
  /** "Visa ending 4242" */
  readonly label: string;
  /** 1 to 12 */
  readonly expMonth: number;
  /** Four digits. */
  readonly expYear: number;
  /** The same for the same number, however often it was saved. */
  readonly fingerprint: string | null;
};

/** Makes a candidate known to Stripe by their id alone: neither name nor address goes there. */
export async function createCustomer(userId: string, idempotencyKey: string): Promise<string> {
  return call(async () => {
    const customer = await stripe().customers.create({ metadata: { userId } }, { idempotencyKey });
    return customer.id;
  });
}

/** Deletes a customer with the cards that they saved. One that is gone is no fault. */
export async function deleteCustomer(customerId: string): Promise<void> {
  await orNullWhenMissing(() => stripe().customers.del(customerId));
}

/** The cards that a customer has asked us to show again, the newest first. */
export async function listCards(customerId: string): Promise<SavedCard[]> {
  return call(async () => {
    const { data } = await stripe().customers.listPaymentMethods(customerId, {
      type: 'card',
      allow_redisplay: 'always',
      limit: 100,
    });
    return data.flatMap(toCard);
  });
}

/** Takes a card from its customer, for ever. */
export async function detachCard(id: string): Promise<void> {
  await orNullWhenMissing(() => stripe().paymentMethods.detach(id));
}

/** Lets Stripe's own form in the browser show, save and remove the cards of a customer; good for one page. */
export async function openCustomerSession(customerId: string): Promise<string> {
  return call(async () => {
    const session = await stripe().customerSessions.create({
      customer: customerId,
      components: {
        payment_element: {
          enabled: true,
          features: {
            payment_method_redisplay: 'enabled',
            payment_method_remove: 'enabled',
            payment_method_save: 'enabled',
            payment_method_save_usage: 'on_session',
          },
        },
      },
    });
    return session.client_secret;
  });
}

function toCard({ id, card }: Stripe.PaymentMethod): SavedCard[] {
  if (!card) return [];
  return [
    {
      id,
      label: cardName(card.brand, card.last4),
      expMonth: card.exp_month,
      expYear: card.exp_year,
      fingerprint: card.fingerprint ?? null,
    },
  ];
}

/** "Visa ending 4242" */
export function cardName(brand: string | null, last4: string): string {
  const name = brand ?? 'card';
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ending ${last4}`;
}
