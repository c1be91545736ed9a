import type { ReactNode } from 'react';

/**
 * A page that could not be what it should: `title` says what happened, the children what was not lost and what is
 * still true, `actions` what to do. `reference` is what support can find it by.
 */
export function ErrorState({
  title,
  children,
  actions,
  context,
  reference,
}: {
  title: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
  context?: ReactNode;
  reference?: string | undefined;
}) {
  return (
    <div className="trouble">
      {context && <p className="s muted">{context}</p>}
      <h1>{title}</h1>
      <p>{children}</p>
      {actions && <div className="row">{actions}</div>}
      {reference && (
        <p className="ref">
          If you write to us, name <span className="id">{reference}</span>.
        </p>
      )}
    </div>
  );
}
