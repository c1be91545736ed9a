import { z } from 'zod';
import { formAction } from '@/lib/form-action';
import { removeCard } from './saved-cards';

/** Removing a saved card from a page, which then shows those that are left. */
export const dropCard = formAction(
  'cards.manage',
  z.object({ card: z.string().regex(/^pm_\w{1,250}$/, 'This is not the id of a card.') }),
  async (actor, { card }) => {
    await removeCard(actor, card);
    return undefined;
  },
);
