import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';

/** What a control needs to be tied to its label, hint and error. */
export type FieldWiring = {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
};

/** The attributes of a control `id` whose hint and error are shown by `Field` with the same id. */
export function fieldWiring(id: string, hint: ReactNode, error: ReactNode, more?: string): FieldWiring {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`, more].filter(Boolean).join(' ');
  return {
    id,
    ...(describedBy && { 'aria-describedby': describedBy }),
    ...(error && { 'aria-invalid': true as const }),
  };
}

/** An error of one field: what is wrong and how to put it right ("Enter $10.00 or more."). */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="err" id={id}>
      <Icon name="error" />
      <span>{children}</span>
    </p>
  );
}

/**
 * Label, hint, control and error of one field, in that order. The control is the child and takes its attributes from
 * `fieldWiring(id, hint, error)`; `TextField`, `SelectField` and `TextareaField` do both.
 */
export function Field({
  id,
  label,
  hint,
  error,
  className,
  children,
}: {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className={classNames('field', Boolean(error) && 'field--bad', className)}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

/** A group of controls under one legend: checkboxes, radios, a range. The hint and the error belong to the group. */
export function FieldGroup({
  id,
  legend,
  hint,
  error,
  className,
  children,
}: {
  id: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const { 'aria-describedby': describedBy } = fieldWiring(id, hint, error);
  return (
    <fieldset
      className={classNames('field', Boolean(error) && 'field--bad', className)}
      id={id}
      {...(describedBy && { 'aria-describedby': describedBy })}
    >
      <legend className="label">{legend}</legend>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
