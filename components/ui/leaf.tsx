import type { ReactNode } from 'react';
import { classNames } from './class-names';

/**
 * A section with its heading in the margin and its matter in the column, under a hairline. `note` is a line under the
 * heading; `side` stands in a third column on wide screens; `bare` leaves the hairline out (the first on a page).
 */
export function Leaf({
  title,
  note,
  side,
  bare = false,
  id,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  side?: ReactNode;
  bare?: boolean;
  id?: string;
  children: ReactNode;
}) {
  return (
    <section className={classNames('leaf', bare && 'leaf--bare', side !== undefined && 'leaf--side')} id={id}>
      <header>
        <h2>{title}</h2>
        {note && <p>{note}</p>}
      </header>
      <div>{children}</div>
      {side !== undefined && <div>{side}</div>}
    </section>
  );
}
