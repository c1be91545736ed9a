'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from './icon';

/** `field` is the id of the control (its `name`, unless it was given another); without it the line is no link. */
export type FormError = { field?: string; message: ReactNode };

/**
 * What is wrong with a form, above it: one line for each field, leading to it. It takes the focus when the errors
 * arrive, and is read out. Nothing is shown without errors.
 * @param answer what the errors came with: each takes the focus once, however often the form is drawn while one types
 */
export function ErrorSummary({
  errors,
  title,
  takesFocus = true,
  answer = errors,
}: {
  errors: readonly FormError[];
  title?: ReactNode;
  takesFocus?: boolean;
  answer?: unknown;
}) {
  const box = useRef<HTMLDivElement>(null);
  const heard = useRef<unknown>(null);
  useEffect(() => {
    if (!takesFocus || heard.current === answer) return;
    heard.current = answer;
    box.current?.focus();
  }, [answer, takesFocus]);
  if (errors.length === 0) return null;
  return (
    <div className="note note--bad" ref={box} role="alert" tabIndex={-1}>
      <Icon name="error" />
      <div>
        <p>
          <strong>
            {title ??
              (errors.length === 1
                ? 'One thing needs another look.'
                : `${errors.length} things need another look.`)}
          </strong>{' '}
          What you typed is still there.
        </p>
        <ul>
          {errors.map((error, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole, never reordered
            <li key={index}>
              {error.field ? <a href={`#${error.field}`}>{error.message}</a> : error.message}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
