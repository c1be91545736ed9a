import { Temporal } from 'temporal-polyfill';
import { Leaf } from '@/components/ui/leaf';
import { deviceWords } from '@/lib/accounts/device-words';
import type { OwnSession } from '@/lib/accounts/sessions';
import type { FormAction } from '@/lib/form-state';
import { formatDateTime, formatRelative } from '@/lib/format';
import { OneButtonForm } from './one-button-form';
import styles from './security.module.css';

const METHODS = { password: 'Password', google: 'Google', linkedin: 'LinkedIn', passkey: 'Passkey' } as const;

/** Everywhere somebody is signed in, each with a way to end it. */
export function SessionsSection({
  sessions,
  zone,
  now,
  actions,
}: {
  sessions: readonly OwnSession[];
  zone: string;
  now: Temporal.Instant;
  actions: { readonly one: FormAction; readonly others: FormAction };
}) {
  return (
    <Leaf id="sessions" title="Where you are signed in" note="The last part of each address is left out.">
      <ul className={styles.rows}>
        {sessions.map((session) => (
          <li key={session.key}>
            <div>
              <p>
                <strong>{deviceWords(session.userAgent)}</strong>{' '}
                {session.isThis && <span className="muted">This one</span>}
              </p>
              <p className="s muted">
                {METHODS[session.method]}, from {session.addressPrefix},{' '}
                {formatDateTime(instantOf(session.createdAt), zone, { now, showZone: false })}
              </p>
              <p className="s muted">Last used {formatRelative(instantOf(session.lastSeenAt), now)}</p>
            </div>
            {!session.isThis && (
              <OneButtonForm
                action={actions.one}
                hidden={{ key: session.key }}
                label="Sign out"
                about={deviceWords(session.userAgent)}
                busy="Signing out"
              />
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <OneButtonForm action={actions.others} label="Sign out everywhere else" busy="Signing out" />
      )}
    </Leaf>
  );
}

function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
