import type { Route } from 'next';
import Link from 'next/link';

export type Tab = { href: Route; label: string; count?: number; current?: boolean };

/** Views of one list, each with an address of its own. The current one is marked for sight and for screen readers. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((tab) => (
        <Link key={tab.href} href={tab.href} {...(tab.current && { 'aria-current': 'page' })}>
          {tab.label}
          {tab.count !== undefined && ` (${tab.count})`}
        </Link>
      ))}
    </nav>
  );
}
