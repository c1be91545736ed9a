import { Temporal } from 'temporal-polyfill';
import { Leaf } from '@/components/ui/leaf';
import { Note } from '@/components/ui/note';
import type { SecondStep } from '@/lib/accounts/second-step/queries';
import { formatDate, formatQuantity } from '@/lib/format';
import { NeedsProof } from './password-section';
import { QrCode } from './qr-code';
import { type SecondStepActions, SecondStepPanel } from './second-step-panel';

/** Codes from an app: set up, confirmed, renewed, turned off. */
export function SecondStepSection({
  step,
  proven,
  missing,
  zone,
  now,
  actions,
}: {
  step: SecondStep;
  proven: boolean;
  /** Whether nothing else is open until there is one. */
  missing: boolean;
  zone: string;
  now: Temporal.Instant;
  actions: SecondStepActions;
}) {
  return (
    <Leaf
      id="second-step"
      title="Second step"
      note="A code from an app on your phone, besides how you sign in. Then a stolen password opens nothing."
    >
      <div className="max-w-measure stack">
        {missing && (
          <Note tone="warn" title="Set up a second step first">
            The admin sees everybody’s bookings and money. Until signing in takes a code or a passkey, nothing
            else of the admin is open.
          </Note>
        )}
        <p>{wordsOf(step, zone, now)}</p>
        {proven ? (
          <SecondStepPanel
            state={step.state}
            secret={step.state === 'begun' ? step.secret : ''}
            qr={step.state === 'begun' && <QrCode text={step.uri} label="QR code for your app" />}
            actions={actions}
          />
        ) : (
          <NeedsProof />
        )}
      </div>
    </Leaf>
  );
}

function wordsOf(step: SecondStep, zone: string, now: Temporal.Instant): string {
  if (step.state === 'off') return 'It is off: signing in takes one step.';
  if (step.state === 'begun') return 'It is being set up, and off until you enter a code.';
  const since = Temporal.Instant.fromEpochMilliseconds(step.since.getTime());
  return `It is on since ${formatDate(since, zone, { now })}. ${formatQuantity(step.codesLeft, 'recovery code')} left.`;
}
