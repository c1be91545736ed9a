'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Radio } from '@/components/ui/check';
import { FieldGroup } from '@/components/ui/field';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';
import type { Month } from './card-fields';
import { expiryWords, isExpired, type SavedCard } from './saved-card';

/** Instead of a saved card's id: the one that is typed in. */
export const NEW_CARD = 'new';

/** Which card pays: one of those that were saved, or another. Each can be removed here as well. */
export function CardChoice({
  cards,
  present,
  chosen,
  choose,
  remove,
  locked,
}: {
  cards: readonly SavedCard[];
  present: Month;
  chosen: string;
  choose: (id: string) => void;
  remove: FormAction;
  locked: boolean;
}) {
  const router = useRouter();
  const [removing, startRemoving] = useTransition();
  const [outcome, setOutcome] = useState('');

  function drop(card: SavedCard) {
    const form = new FormData();
    form.set('card', card.id);
    startRemoving(async () => {
      const state = await remove(EMPTY_FORM, form);
      setOutcome(state.message ?? `${card.label} is removed.`);
      router.refresh();
    });
  }

  return (
    <FieldGroup id="card-choice" legend="Pay with" className="mb-5">
      {cards.map((card) => (
        <div key={card.id} className="flex items-center justify-between gap-3">
          <Radio
            name="card"
            value={card.id}
            checked={chosen === card.id}
            disabled={locked || isExpired(card, present)}
            onChange={() => choose(card.id)}
          >
            {card.label}, <span className="nb">{expiryWords(card, present)}</span>
          </Radio>
          <Button type="button" look="plain" small disabled={locked || removing} onClick={() => drop(card)}>
            Remove<span className="vh"> {card.label}</span>
          </Button>
        </div>
      ))}
      <Radio
        name="card"
        value={NEW_CARD}
        checked={chosen === NEW_CARD}
        disabled={locked}
        onChange={() => choose(NEW_CARD)}
      >
        Another card
      </Radio>
      <p role="status" className="s muted">
        {outcome}
      </p>
    </FieldGroup>
  );
}
