import type { Temporal } from 'temporal-polyfill';
import { Leaf } from '@/components/ui/leaf';
import { SubmitButton } from '@/components/ui/submit-button';
import { now } from '@/lib/clock';
import type { FormAction } from '@/lib/form-state';
import { formatDateTime } from '@/lib/format';
import { FeedForm } from './feed-form';

/** One's own calls as a calendar that any program can follow: its secret address is made, replaced and ended here. */
export function FeedLeaf({
  madeAt,
  zone,
  make,
  revoke,
}: {
  /** Since when there is an address; null where there is none. */
  madeAt: Temporal.Instant | null;
  zone: string;
  make: FormAction;
  revoke: (form: FormData) => Promise<void>;
}) {
  return (
    <Leaf
      title="Your calls in your calendar"
      note="A secret address that any calendar can follow: your confirmed calls, and those of the last 90 days."
    >
      <div className="stack measure">
        <p>
          {madeAt
            ? `Your address was made on ${formatDateTime(madeAt, zone, { now: now() })}. If it was seen by somebody else, or you have lost it, replace it: the one before ends at once.`
            : 'Whoever has the address can read with whom you have calls and when, so give it to your own calendar only. It does not open the calls themselves.'}
        </p>
        <FeedForm action={make} hasOne={madeAt !== null} />
        {madeAt && (
          <form action={revoke} className="row">
            <SubmitButton look="quiet" small busy="Ending it">
              End the address
            </SubmitButton>
          </form>
        )}
      </div>
    </Leaf>
  );
}
