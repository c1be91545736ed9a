import { Leaf } from '@/components/ui/leaf';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import { faultWords } from '@/lib/availability/addresses/fault-words';
import type { AddressItem } from '@/lib/availability/queries';
import { now } from '@/lib/clock';
import type { FormAction } from '@/lib/form-state';
import { formatDateTime } from '@/lib/format';
import { AddressForm } from './address-form';

/** Calendars of any other kind, read by their secret address: each with its state, and a form for one more. */
export function AddressesLeaf({
  items,
  zone,
  add,
  remove,
}: {
  items: readonly AddressItem[];
  zone: string;
  add: FormAction;
  remove: (form: FormData) => Promise<void>;
}) {
  return (
    <Leaf
      title="Any other calendar"
      note="Apple, Outlook, Proton, Nextcloud: all publish one by a secret address. We only read when you are busy."
    >
      <div className="stack measure">
        {items.map((item) => (
          <div key={item.id} className="stack">
            {item.failure && item.failedAt ? (
              <Note tone="warn" title={`${item.name} cannot be read, so no times are offered with you.`}>
                {faultWords(item.failure)} Since {formatDateTime(item.failedAt, zone, { now: now() })}. Add it
                again with its present address, or remove it.
              </Note>
            ) : (
              <p>
                <b>{item.name}</b> is read whenever a time is looked for.
              </p>
            )}
            <form action={remove} className="row">
              <input type="hidden" name="id" value={item.id} />
              <SubmitButton look="quiet" small busy="Removing">
                Remove {item.name}
              </SubmitButton>
            </form>
          </div>
        ))}
        <AddressForm action={add} />
      </div>
    </Leaf>
  );
}
