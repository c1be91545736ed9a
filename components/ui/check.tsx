import type { ComponentProps, ReactNode } from 'react';

type CheckProps = Omit<ComponentProps<'input'>, 'type' | 'children'> & {
  children: ReactNode;
  /** A second line under the words. */
  note?: ReactNode;
  /** A number at the right, such as how many would match. */
  count?: ReactNode;
};

function Check({ kind, children, note, count, ...rest }: CheckProps & { kind: 'checkbox' | 'radio' }) {
  return (
    <label className="check">
      <input {...rest} type={kind} />
      <span>
        {children}
        {note && <small>{note}</small>}
      </span>
      {count !== undefined && <span className="n">{count}</span>}
    </label>
  );
}

/** One box to tick, with its words beside it. Several stand in a `FieldGroup`. */
export function Checkbox(props: CheckProps) {
  return <Check kind="checkbox" {...props} />;
}

/** One of several choices with the same `name`. They stand in a `FieldGroup`. */
export function Radio(props: CheckProps) {
  return <Check kind="radio" {...props} />;
}
