import type { ReactNode } from 'react';

/** A list without entries: what would stand here, what to do (`actions`), one or two buttons. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  title: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{children}</p>
      {actions && <div className="row">{actions}</div>}
    </div>
  );
}
