'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from './button';
import type { ButtonLook } from './button-class';

/**
 * The button that sends the form it stands in. While the form's action runs it says `busy` ("Paying") and a second
 * press does nothing. Without script it is an ordinary submit button.
 */
export function SubmitButton({
  children,
  busy,
  look = 'primary',
  small = false,
  block = false,
  name,
  value,
}: {
  children: ReactNode;
  busy: ReactNode;
  look?: ButtonLook;
  small?: boolean;
  block?: boolean;
  name?: string;
  value?: string;
}) {
  const { pending } = useFormStatus();
  return (
    <Button
      type="submit"
      look={look}
      small={small}
      block={block}
      busy={pending ? busy : false}
      {...(name !== undefined && { name })}
      {...(value !== undefined && { value })}
    >
      {children}
    </Button>
  );
}
