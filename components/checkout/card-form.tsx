'use client';

import { type FormEvent, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { TextField } from '@/components/ui/input';
import { type CardField, groupDigits, type Month, readCard, tidyExpiry } from './card-fields';
import type { CardPayment } from './card-payment';
import { confirmIntent } from './confirm-intent';
import { declineWords } from './decline-words';
import { RefusalNote } from './refusal-note';
import { type Checkout, usePayment } from './use-payment';

const NAMES: readonly CardField[] = ['number', 'expiry', 'cvc'];

/**
 * Card number, date and code, sent from the browser to the address that confirms payments and nowhere else. What was
 * typed stays in the fields, whatever the answer.
 */
export function CardForm({
  payment,
  checkout,
  returnPath,
  label,
  present,
}: {
  payment: CardPayment;
  checkout: Checkout;
  returnPath: string;
  label: string;
  present: Month;
}) {
  const { paying, refusal, pay } = usePayment(checkout);
  const [errors, setErrors] = useState<Partial<Record<CardField, string>>>({});

  const listed = useMemo(
    () => NAMES.flatMap((field) => (errors[field] ? [{ field, message: errors[field] }] : [])),
    [errors],
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [number, expiry, cvc] = NAMES.map((name) => String(form.get(name) ?? ''));
    const reading = readCard({ number: number ?? '', expiry: expiry ?? '', cvc: cvc ?? '' }, present);
    setErrors(reading.ok ? {} : reading.errors);
    if (!reading.ok) return;
    void pay(async () => {
      const outcome = await confirmIntent(payment, reading.card, `${location.origin}${returnPath}`);
      if (outcome.kind === 'declined') {
        const { field, title } = declineWords(outcome.code, outcome.declineCode);
        if (field) setErrors({ [field]: title });
      }
      return outcome;
    });
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
      <TextField
        name="number"
        label="Card number"
        inputMode="numeric"
        autoComplete="cc-number"
        error={errors.number}
        readOnly={paying}
        maxLength={23}
        onBlur={(event) => {
          event.currentTarget.value = groupDigits(event.currentTarget.value);
        }}
      />
      <div className="mt-4 grid grid-cols-2 gap-4 items-start">
        <div>
          <TextField
            name="expiry"
            label="Expires"
            hint="Month and year"
            inputMode="numeric"
            autoComplete="cc-exp"
            placeholder="MM / YY"
            error={errors.expiry}
            readOnly={paying}
            maxLength={9}
            onBlur={(event) => {
              event.currentTarget.value = tidyExpiry(event.currentTarget.value);
            }}
          />
        </div>
        <div>
          <TextField
            name="cvc"
            label="Security code"
            hint="3 or 4 digits"
            inputMode="numeric"
            autoComplete="cc-csc"
            error={errors.cvc}
            readOnly={paying}
            maxLength={4}
          />
        </div>
      </div>
      <div className="mt-6">
        <Button type="submit" look="primary" block busy={paying ? 'Paying' : false}>
          {label}
        </Button>
      </div>
    </form>
  );
}
