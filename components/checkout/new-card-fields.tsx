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
  return (
    <>
      <TextField
        name="number"
        label="Card number"
        inputMode="numeric"
        autoComplete="cc-number"
        error={errors.number}
        readOnly={locked}
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
            readOnly={locked}
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
            readOnly={locked}
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
