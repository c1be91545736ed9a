'use client';

import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { startTransition, useActionState, useEffect, useState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/input';
import { Note } from '@/components/ui/note';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';

export type PasskeyOptions = () => Promise<{
  readonly options?: PublicKeyCredentialCreationOptionsJSON;
  readonly message?: string;
}>;

/** Has the browser make a passkey. Says why where it cannot. */
export function AddPasskey({
  begin,
  finish,
  origin,
  device,
}: {
  begin: PasskeyOptions;
  finish: FormAction;
  origin: string;
  device: string;
}) {
  const [usable, setUsable] = useState<'yes' | 'no' | 'elsewhere' | null>(null);
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [name, setName] = useState(device);
  const [state, send, pending] = useActionState(finish, EMPTY_FORM);
  useEffect(() => {
    const known = 'PublicKeyCredential' in window;
    setUsable(window.location.origin !== origin ? 'elsewhere' : known ? 'yes' : 'no');
  }, [origin]);

  async function start() {
    setTrouble(null);
    setAsking(true);
    try {
      const { startRegistration } = await import('@simplewebauthn/browser');
      const { options, message } = await begin();
      if (!options) return setTrouble(message ?? 'A passkey cannot be added at the moment.');
      const form = new FormData();
      form.set('response', JSON.stringify(await startRegistration({ optionsJSON: options })));
      form.set('name', name);
      startTransition(() => send(form));
    } catch (error) {
      const isKnown = error instanceof Error && error.name === 'InvalidStateError';
      setTrouble(isKnown ? 'This device has a passkey for you already.' : 'No passkey was made. Try again.');
    } finally {
      setAsking(false);
    }
  }

  if (usable === 'elsewhere') {
    return (
      <p className="muted">
        Passkeys belong to one name. Open <a href={`${origin}/account#passkeys`}>{origin}</a> to add one.
      </p>
    );
  }
  if (usable !== 'yes') {
    return <p className="muted">To add one, use a browser that knows passkeys, with script turned on.</p>;
  }
  return (
    <div className="stack max-w-measure">
      {trouble && <Note tone="bad" role="alert" title={trouble} />}
      {!trouble && <FormOutcome state={state} saved="The passkey is added." ids={{ name: 'passkey-name' }} />}
      <TextField
        name="passkey-name"
        label="Name of the new passkey"
        hint="So that you know it again in this list."
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.target.value)}
        error={state.fields.name}
      />
      <div className="row">
        <Button busy={asking || pending ? 'Adding a passkey' : false} onClick={start}>
          Add a passkey
        </Button>
      </div>
    </div>
  );
}
