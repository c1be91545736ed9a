'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { Field, fieldWiring } from '@/components/ui/field';
import type { FormState } from '@/lib/form-state';
import styles from './account.module.css';

/** A password that can be looked at while it is typed. Without script it is an ordinary one. */
export function PasswordField({
  name = 'password',
  label,
  autoComplete,
  defaultValue,
  error,
  answer,
  under,
  onChange,
}: {
  name?: string;
  label: string;
  autoComplete: 'current-password' | 'new-password';
  defaultValue?: string;
  error?: string | undefined;
  /** What the error came with. With a new password it goes as soon as something else is typed: the line below judges that. */
  answer?: FormState;
  /** A line below it, such as what is still missing. */
  under?: ReactNode;
  onChange?: (value: string) => void;
}) {
  const [shown, setShown] = useState(false);
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const [typedAfter, setTypedAfter] = useState<FormState>();
  const fault = answer && typedAfter === answer ? undefined : error;
  const wiring = fieldWiring(name, undefined, fault, under ? `${name}-under` : undefined);
  return (
    <Field id={name} label={label} error={fault}>
      <span className={styles.secret}>
        <input
          {...wiring}
          className="input"
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={1000}
          defaultValue={defaultValue}
          onChange={(event) => {
            setTypedAfter(answer);
            onChange?.(event.target.value);
          }}
        />
        {scripted && (
          <button type="button" aria-controls={name} onClick={() => setShown(!shown)}>
            {shown ? 'Hide' : 'Show'}
            <span className="vh"> password</span>
          </button>
        )}
      </span>
      {under && (
        <p className="under" id={`${name}-under`}>
          {under}
        </p>
      )}
    </Field>
  );
}
