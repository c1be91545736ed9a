import type { FocusEvent } from 'react';
import { Checkbox } from '@/components/ui/check';
import { TextField } from '@/components/ui/input';
import { type CardField, groupDigits, tidyExpiry } from './card-fields';

/** Number, date and code of a card that is typed in, and whether to keep it for next time. */
export function NewCardFields({
  errors,
  locked,
}: {
  errors: Readonly<Partial<Record<CardField, string>>>;
  locked: boolean;
}) {
  const common = (name: CardField) => ({
    name,
    error: errors[name],
    readOnly: locked,
    inputMode: 'numeric' as const,
  });
  const onBlur = (tidy: (typed: string) => string) => (event: FocusEvent<HTMLInputElement>) => {
    event.currentTarget.value = tidy(event.currentTarget.value);
  };
  return (
    <>
      <TextField
        {...common('number')}
        label="Card number"
        autoComplete="cc-number"
        maxLength={23}
        onBlur={onBlur(groupDigits)}
      />
      <div className="mt-4 grid grid-cols-2 gap-4 items-start">
        {/* Fields that follow one another stand apart; these stand beside one another. */}
        <div>
          <TextField
            {...common('expiry')}
            label="Expires"
            hint="Month and year"
            autoComplete="cc-exp"
            placeholder="MM / YY"
            maxLength={9}
            onBlur={onBlur(tidyExpiry)}
          />
        </div>
        <div>
          <TextField
            {...common('cvc')}
            label="Security code"
            hint="3 or 4 digits"
            autoComplete="cc-csc"
            maxLength={4}
          />
        </div>
      </div>
      <div className="mt-4">
        <Checkbox
          name="keep"
          note="Stripe keeps it. You can remove it at any time, here and in your settings."
        >
          Save this card for next time
        </Checkbox>
      </div>
    </>
  );
}
