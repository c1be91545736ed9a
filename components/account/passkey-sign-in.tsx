'use client';

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { startTransition, useActionState, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { EMPTY_FORM, type FormAction } from '@/lib/form-state';

/**
 * Signs in with a passkey: the browser asks whose. Not there without script, in browsers without passkeys, and on
 * another origin than the one that passkeys belong to.
 *
 * @param only whether there is no other way here
 */
export function PasskeySignIn({
  begin,
  finish,
  next,
  origin,
  only = false,
}: {
  begin: () => Promise<PublicKeyCredentialRequestOptionsJSON | null>;
  finish: FormAction;
  next: string | undefined;
  origin: string;
  only?: boolean;
}) {
  const [usable, setUsable] = useState(false);
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [state, send, pending] = useActionState(finish, EMPTY_FORM);
  useEffect(() => setUsable('PublicKeyCredential' in window && window.location.origin === origin), [origin]);
  if (!usable)
    return only ? <Note tone="warn" title={`This needs script and a passkey, at ${origin}.`} /> : null;

  async function start() {
    setTrouble(null);
    setAsking(true);
    try {
      const { startAuthentication } = await import('@simplewebauthn/browser');
      const options = await begin();
      if (!options) return setTrouble('Passkeys cannot be used here at the moment.');
      const form = new FormData();
      form.set('response', JSON.stringify(await startAuthentication({ optionsJSON: options })));
      if (next !== undefined) form.set('next', next);
      startTransition(() => send(form));
    } catch {
      setTrouble('No passkey was used. You can try again.');
    } finally {
      setAsking(false);
    }
  }

  const message = trouble ?? state.message;
  return (
    <div className="stack mt-5">
      {!only && <p className="s muted">Or without typing anything:</p>}
      {message && !asking && !pending && <Note tone="bad" role="alert" title={message} />}
      <Button
        block
        look={only ? 'primary' : 'plain'}
        busy={asking || pending ? 'Signing in' : false}
        onClick={start}
      >
        Sign in with a passkey
      </Button>
    </div>
  );
}
