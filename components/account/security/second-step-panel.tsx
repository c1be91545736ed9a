'use client';

import { type ReactNode, useActionState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { EMPTY_FORM, type FormAction, type FormState } from '@/lib/form-state';
import { OneButtonForm } from './one-button-form';
import { RecoveryCodes } from './recovery-codes';
import styles from './security.module.css';

export type SecondStepActions = Readonly<
  Record<'begin' | 'leave' | 'turnOn' | 'renewCodes' | 'turnOff', FormAction>
>;

/**
 * What can be done with the second step where it stands. One component throughout: the answer to the form that turns it
 * on carries the recovery codes, and must find its place on the page that it changes.
 */
export function SecondStepPanel({
  state,
  secret,
  qr,
  actions,
}: {
  state: 'off' | 'begun' | 'on';
  secret: string;
  qr: ReactNode;
  actions: SecondStepActions;
}) {
  const [turnedOn, turnOn] = useActionState(actions.turnOn, EMPTY_FORM);
  const [renewed, renew] = useActionState(actions.renewCodes, EMPTY_FORM);
  if (state === 'off') {
    return <OneButtonForm action={actions.begin} label="Set up a second step" busy="Making a secret" />;
  }
  if (state === 'begun') {
    return (
      <>
        <ol className={styles.steps}>
          <li>Install an app that shows codes, if you have none: your password manager may be one.</li>
          <li>
            Scan this with it, or type the secret in.
            {qr}
            <span className={styles.secret}>
              <code className="mono">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
              <CopyButton value={secret} label="secret" />
            </span>
          </li>
          <li>Enter the six digits that the app shows then.</li>
        </ol>
        <form action={turnOn} noValidate className="stack">
          <FormOutcome state={turnedOn} />
          <TextField
            name="token"
            label="Code from your app"
            inputMode="numeric"
            autoComplete="one-time-code"
            spellCheck={false}
            maxLength={20}
            error={turnedOn.fields.token}
          />
          <SubmitButton busy="Checking">Turn on the second step</SubmitButton>
        </form>
        <OneButtonForm action={actions.leave} label="Not now" busy="Leaving" />
      </>
    );
  }
  const codes = codesOf(renewed) ?? codesOf(turnedOn);
  return (
    <>
      {codes && <RecoveryCodes codes={codes} />}
      <FormOutcome state={renewed} />
      <div className="row">
        <form action={renew}>
          <SubmitButton look="plain" small busy="Making codes">
            Make new recovery codes
          </SubmitButton>
        </form>
        <Dialog
          id="second-step-off"
          opener="Turn off"
          openerSmall
          title="Turn the second step off?"
          actions={<OneButtonForm action={actions.turnOff} label="Turn it off" busy="Turning it off" />}
          close="Keep it"
        >
          <p>Signing in takes one step then, and your recovery codes are forgotten.</p>
        </Dialog>
      </div>
    </>
  );
}

function codesOf({ values }: FormState): readonly string[] | undefined {
  return typeof values.codes === 'object' && values.codes.length > 0 ? values.codes : undefined;
}
