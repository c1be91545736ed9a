import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Icon } from './icon';

/** A filter as a link. `removes`: the filter is set, and the link takes it off. `opens`: it leads to a choice. */
export function Chip<T extends string>({
  href,
  children,
  removes = false,
  opens = false,
}: {
  href: Route<T>;
  children: ReactNode;
  removes?: boolean;
  opens?: boolean;
}) {
  return (
    <Link className={removes ? 'chip chip--on' : 'chip'} href={href}>
      <span>{children}</span>
      {removes && <span className="vh">, remove</span>}
      {removes && <Icon name="close" />}
      {opens && <Icon name="down" />}
    </Link>
  );
}
