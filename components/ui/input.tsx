import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';
import { Field, fieldWiring } from './field';
import { Icon } from './icon';

type Labelled = { name: string; label: ReactNode; hint?: ReactNode; error?: ReactNode };

/** One line of input without a label of its own (give it an `aria-label`); `prefix` stands inside on the left: "$". */
export function Input({
  small = false,
  prefix,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'prefix'> & { small?: boolean; prefix?: ReactNode }) {
  const input = <input {...rest} className={classNames('input', small && 'input--s', className)} />;
  if (prefix === undefined) return input;
  return (
    <span className="affix">
      <span aria-hidden="true">{prefix}</span>
      {input}
    </span>
  );
}

/** One line of input with label, hint and error. Its id is `id`, or else its `name`, so that an error summary finds it. */
export function TextField({
  label,
  hint,
  error,
  id,
  ...rest
}: Labelled & Omit<ComponentProps<typeof Input>, 'name' | 'aria-describedby' | 'aria-invalid'>) {
  const wiring = fieldWiring(id ?? rest.name, hint, error);
  return (
    <Field id={wiring.id} label={label} hint={hint} error={error}>
      <Input {...rest} {...wiring} />
    </Field>
  );
}

/** Many lines of input. `grow` makes it as high as its text; `under` is a line below it, such as a count of words. */
export function TextareaField({
  label,
  hint,
  error,
  under,
  grow = false,
  id,
  className,
  ...rest
}: Labelled & { under?: ReactNode; grow?: boolean } & Omit<
    ComponentProps<'textarea'>,
    'name' | 'aria-describedby' | 'aria-invalid'
  >) {
  const ownId = id ?? rest.name;
  const wiring = fieldWiring(ownId, hint, error, under ? `${ownId}-under` : undefined);
  return (
    <Field id={ownId} label={label} hint={hint} error={error}>
      <textarea {...rest} {...wiring} className={classNames('area', grow && 'area--grow', className)} />
      {under && (
        <p className="under" id={`${ownId}-under`}>
          {under}
        </p>
      )}
    </Field>
  );
}

export type SelectOption = { value: string; label: string; disabled?: boolean };

/** A choice of one from a list, without a label of its own (give it an `aria-label`). */
export function Select({
  options,
  small = false,
  className,
  ...rest
}: ComponentProps<'select'> & { options: readonly SelectOption[]; small?: boolean }) {
  return (
    <span className="pick">
      <select {...rest} className={classNames('select', small && 'input--s', className)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </span>
  );
}

/** A choice of one from a list, with label, hint and error. */
export function SelectField({
  label,
  hint,
  error,
  id,
  ...rest
}: Labelled & Omit<ComponentProps<typeof Select>, 'name' | 'aria-describedby' | 'aria-invalid'>) {
  const wiring = fieldWiring(id ?? rest.name, hint, error);
  return (
    <Field id={wiring.id} label={label} hint={hint} error={error}>
      <Select {...rest} {...wiring} />
    </Field>
  );
}

/** A search box with its glass. `label` is read out, not shown. */
export function SearchInput({
  label,
  ...rest
}: { label: string } & Omit<ComponentProps<typeof Input>, 'type'>) {
  return (
    <span className="affix affix--icon">
      <span>
        <Icon name="search" />
      </span>
      <Input {...rest} type="search" aria-label={label} />
    </span>
  );
}
