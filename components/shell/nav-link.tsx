'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { isCurrent, type NavItem } from './navigation';

/** An entry of the main menu that knows whether its page is the one shown. */
export function NavLink({ item }: { item: NavItem }) {
  const current = isCurrent(item, usePathname());
  return (
    <Link href={item.href} {...(current && { 'aria-current': 'page' })}>
      <span data-text={item.label}>{item.label}</span>
    </Link>
  );
}
