import { Temporal } from 'temporal-polyfill';
import { Leaf } from '@/components/ui/leaf';
import type { OwnPasskey } from '@/lib/accounts/second-step/queries';
import type { FormAction } from '@/lib/form-state';
import { formatDate, formatRelative } from '@/lib/format';
import { AddPasskey, type PasskeyOptions } from './add-passkey';
import { OneButtonForm } from './one-button-form';
import { NeedsProof } from './password-section';
import { RenamePasskey } from './rename-passkey';
import styles from './security.module.css';

/** A person's passkeys, each with its name, and a way to add one. */
export function PasskeysSection({
  passkeys,
  proven,
  origin,
  device,
  zone,
  now,
  actions,
}: {
  passkeys: readonly OwnPasskey[];
  proven: boolean;
  /** Where passkeys work: they belong to one name. */
  origin: string;
  /** This device in words, as a name to begin with. */
  device: string;
  zone: string;
  now: Temporal.Instant;
  actions: Readonly<Record<'add' | 'rename' | 'remove', FormAction>> & { readonly begin: PasskeyOptions };
}) {
  return (
    <Leaf
      id="passkeys"
      title="Passkeys"
      note="Sign in with your finger, face or PIN. A passkey is both steps in one."
    >
      {passkeys.length > 0 ? (
        <ul className={styles.rows}>
          {passkeys.map(({ id, name, createdAt, lastUsedAt, backedUp }) => (
            <li key={id}>
              <div>
                <p>
                  <strong>{name}</strong>
                </p>
                <p className="s muted">
                  Added {formatDate(instantOf(createdAt), zone, { now })},{' '}
                  {backedUp ? 'kept by your password manager' : 'on one device'}
                </p>
                <p className="s muted">
                  {lastUsedAt ? `Last used ${formatRelative(instantOf(lastUsedAt), now)}` : 'Not used yet'}
                </p>
              </div>
              {proven && (
                <div className={styles.acts}>
                  <RenamePasskey action={actions.rename} id={id} name={name} />
                  <OneButtonForm
                    action={actions.remove}
                    hidden={{ id }}
                    label="Remove"
                    about={name}
                    busy="Removing"
                  />
                </div>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="mb-4">You have none yet.</p>
      )}
      {proven ? (
        <AddPasskey begin={actions.begin} finish={actions.add} origin={origin} device={device} />
      ) : (
        <NeedsProof />
      )}
    </Leaf>
  );
}

function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
