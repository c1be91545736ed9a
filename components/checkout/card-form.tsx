'use client';

import { type FormEvent, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';
import { CardChoice, NEW_CARD } from './card-choice';
import { type CardField, type Month, readCard } from './card-fields';
import type { CardPayment, PaymentOutcome } from './card-payment';
import { confirmIntent, type PayingCard } from './confirm-intent';
import { declineWords } from './decline-words';
import { NewCardFields } from './new-card-fields';
import { RefusalNote } from './refusal-note';
import { isExpired, type SavedCard } from './saved-card';
import { type Checkout, usePayment } from './use-payment';

const NAMES: readonly CardField[] = ['number', 'expiry', 'cvc'];

/** What the server does about cards; their numbers it never sees. */
export type CardActions = {
  /** Says whether the card of the next try is kept. */
  readonly keep: FormAction;
  readonly remove: FormAction;
};

/**
 * A saved card, or number, date and code of another, sent from the browser to the address that confirms payments and
 * nowhere else. What was typed stays in the fields, whatever the answer.
 */
export function CardForm({
  payment,
  checkout,
  returnPath,
  label,
  present,
  bookingId,
  cards,
  actions,
}: {
  payment: CardPayment;
  checkout: Checkout;
  returnPath: string;
  label: string;
  present: Month;
  bookingId: string;
  cards: readonly SavedCard[];
  actions: CardActions;
}) {
  const { paying, refusal, pay } = usePayment(checkout);
  const [errors, setErrors] = useState<Partial<Record<CardField, string>>>({});
  const [wish, setWish] = useState<string | null>(null);
  const usable = cards.filter((card) => !isExpired(card, present));
  // A card that has been removed meanwhile pays no more.
  const chosen =
    wish === NEW_CARD ? NEW_CARD : ((usable.find(({ id }) => id === wish) ?? usable[0])?.id ?? NEW_CARD);

  const listed = useMemo(
    () => NAMES.flatMap((field) => (errors[field] ? [{ field, message: errors[field] }] : [])),
    [errors],
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setErrors({});
    if (chosen !== NEW_CARD) return void pay(() => confirmWith({ saved: chosen }));
    const form = new FormData(event.currentTarget);
    const [number, expiry, cvc] = NAMES.map((name) => String(form.get(name) ?? ''));
    const reading = readCard({ number: number ?? '', expiry: expiry ?? '', cvc: cvc ?? '' }, present);
    if (!reading.ok) return setErrors(reading.errors);
    const { card } = reading;
    void pay(async () => {
      const keep = form.has('keep');
      if (!(await canSay(keep))) return { kind: 'unanswered' };
      const outcome = await confirmWith({ typed: card, keep });
      if (outcome.kind === 'declined') {
        const { field, title } = declineWords(outcome.code, outcome.declineCode);
        if (field) setErrors({ [field]: title });
      }
      return outcome;
    });
  }

  function confirmWith(card: PayingCard): Promise<PaymentOutcome> {
    return confirmIntent(payment, card, `${location.origin}${returnPath}`);
  }

  /** A payment that takes no card any more keeps none: confirming it says how it stands. */
  async function canSay(keep: boolean): Promise<boolean> {
    const form = new FormData();
    form.set('bookingId', bookingId);
    form.set('keep', keep ? 'yes' : 'no');
    try {
      const { message, code } = await actions.keep(EMPTY_FORM, form);
      return message === null || code === 'payment_not_complete';
    } catch {
      return false;
    }
  }

  return (
    <form onSubmit={submit} noValidate aria-label="Card">
      {refusal ? (
        <RefusalNote refusal={refusal} bookingHref={checkout.bookingHref} />
      ) : (
        <div className={listed.length > 0 ? 'mb-5' : undefined}>
          <ErrorSummary errors={listed} />
        </div>
      )}
      {cards.length > 0 && (
        <CardChoice
          cards={cards}
          present={present}
          chosen={chosen}
          choose={setWish}
          remove={actions.remove}
          locked={paying}
        />
      )}
      {chosen === NEW_CARD && <NewCardFields errors={errors} locked={paying} />}
      <div className="mt-6">
        <Button type="submit" look="primary" block busy={paying ? 'Paying' : false}>
          {label}
        </Button>
      </div>
    </form>
  );
}
