'use client';

import { useActionState, useState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { TextField } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { PRICE_RANGE_CENTS, split } from '@/lib/domain/fees';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { formatMoney } from '@/lib/format';
import { typed } from './typed';

/** The price of a call. What is received of it follows while somebody types. */
export function PriceForm({
  action,
  price,
  range,
  fee,
  feeBps,
  minutes,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  /** As it stands in the field: `120.00`, or empty. */
  price: string;
  /** "$10.00 to $2,000.00" */
  range: string;
  /** "20%" */
  fee: string;
  feeBps: number;
  minutes: number;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const saved = typed(state, 'price', price);
  const [written, write] = useState(saved);
  return (
    <form action={send} noValidate>
      <div className="mb-4 empty:hidden">
        <FormOutcome state={state} saved="Your price is saved. It counts for requests from now on." />
      </div>
      <TextField
        name="price"
        label={`Price for ${minutes} minutes, in US dollars`}
        hint={`From ${range}. Requests that are open and calls that are agreed keep their price.`}
        prefix="$"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={saved}
        onChange={(event) => write(event.target.value)}
        error={state.fields.price}
      />
      <p className="s muted mt-2" aria-live="polite">
        {receivedWords(written, feeBps)} our fee of {fee}.
      </p>
      <div className="row mt-4">
        <SubmitButton look="plain" busy="Saving">
          Save the price
        </SubmitButton>
      </div>
    </form>
  );
}

/** By the rule that reckons the sum on a booking. */
function receivedWords(written: string, feeBps: number): string {
  const cents = Math.round(Number(written.replaceAll(',', '').replace('$', '').trim()) * 100);
  if (!(cents >= PRICE_RANGE_CENTS.min && cents <= PRICE_RANGE_CENTS.max)) {
    return 'You receive what is left after';
  }
  return `You receive ${formatMoney(split(cents, feeBps).netCents)} after`;
}
