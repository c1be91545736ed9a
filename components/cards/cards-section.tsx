import { OneButtonForm } from '@/components/account/security/one-button-form';
import type { Month } from '@/components/checkout/card-fields';
import { expiryWords, type SavedCard } from '@/components/checkout/saved-card';
import { Note } from '@/components/ui/note';
import type { FormAction } from '@/lib/form-state';

/**
 * A candidate's saved cards, each with its way out.
 * @param saving null when Stripe does not say
 */
export async function SavedCards({
  saving,
  present,
  remove,
}: {
  saving: Promise<readonly SavedCard[] | null>;
  present: Month;
  remove: FormAction;
}) {
  const cards = await saving;
  if (!cards) {
    return (
      <Note tone="warn" title="Stripe did not answer.">
        Your cards are as they were. Load the page again in a minute.
      </Note>
    );
  }
  if (cards.length === 0) {
    return <p>No card is saved. You can save one when you pay for a call.</p>;
  }
  return (
    <ul className="stack">
      {cards.map((card) => (
        <li key={card.id} className="flex items-center justify-between gap-3">
          <span>
            {card.label}, <span className="nb">{expiryWords(card, present)}</span>
          </span>
          <OneButtonForm
            action={remove}
            hidden={{ card: card.id }}
            label="Remove"
            about={card.label}
            busy="Removing"
          />
        </li>
      ))}
    </ul>
  );
}
