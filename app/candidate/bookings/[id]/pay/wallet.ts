import { adapterFor } from '@/components/checkout/card-payment';
import type { Wallet } from '@/components/checkout/take-card';
import type { Authorised } from '@/lib/access';
import { env } from '@/lib/env';
import { orRefusal } from '@/lib/page-access';
import { cardSession, savedCards } from '@/lib/payments/checkout/saved-cards';

/** What the candidate has saved, for the form that takes the card. When Stripe does not say, they pay without. */
export async function walletOf(actor: Authorised<'cards.manage'>): Promise<Wallet> {
  if (adapterFor(env().STRIPE_API_BASE) === 'payment_element') {
    const session = await orRefusal(cardSession(actor));
    return { cards: [], session: session.ok ? session.value : undefined };
  }
  const cards = await orRefusal(savedCards(actor));
  return { cards: cards.ok ? cards.value.map(({ fingerprint, ...card }) => card) : [], session: undefined };
}
