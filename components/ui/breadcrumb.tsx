import type { Route } from 'next';
import Link from 'next/link';
import { Icon } from './icon';

/** The way back, above the title: the pages over this one, outermost first. The page itself is its title. */
export function Breadcrumb({ items }: { items: readonly { href: Route; label: string }[] }) {
  return (
    <nav className="crumb" aria-label="Breadcrumb">
      <ol>
        {items.map((item, index) => (
          <li key={item.href}>
            {index > 0 && <span aria-hidden="true">/</span>}
            <Link href={item.href}>
              {index === 0 && <Icon name="left" />}
              {item.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
