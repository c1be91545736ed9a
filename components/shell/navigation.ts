import type { Route } from 'next';

/** One entry of the main menu. `exact`: current on its own address only, not on those below it. */
export type NavItem = { href: Route; label: string; exact?: boolean };

export type ShellRole = 'candidate' | 'professional' | 'admin';

const MENUS: Record<ShellRole | 'nobody', readonly NavItem[]> = {
  nobody: [
    { href: '/browse', label: 'Browse' },
    { href: '/how-it-works', label: 'How it works' },
    { href: '/pricing', label: 'Pricing' },
  ],
  candidate: [
    { href: '/browse', label: 'Browse' },
    { href: '/candidate/bookings', label: 'Bookings' },
    { href: '/candidate/availability', label: 'Availability' },
    { href: '/candidate/feedback', label: 'Feedback' },
  ],
  professional: [
    { href: '/professional/requests', label: 'Requests' },
    { href: '/professional/calls', label: 'Calls' },
    { href: '/professional/availability', label: 'Availability' },
    { href: '/professional/earnings', label: 'Earnings' },
  ],
  admin: [
    { href: '/admin', label: 'Exceptions', exact: true },
    { href: '/admin/bookings', label: 'Bookings' },
    { href: '/admin/payments', label: 'Payments' },
    { href: '/admin/payouts', label: 'Payouts' },
    { href: '/admin/disputes', label: 'Disputes' },
    { href: '/admin/feedback', label: 'Feedback' },
    { href: '/admin/users', label: 'Users' },
    { href: '/admin/audit-log', label: 'Audit log' },
  ],
};

/** The main menu of a role, or of somebody who is signed out. */
export function menuFor(role: ShellRole | null): readonly NavItem[] {
  return MENUS[role ?? 'nobody'];
}

/** Whether a menu entry stands for the page at `pathname`: the page itself, or one below it. */
export function isCurrent(item: NavItem, pathname: string): boolean {
  return pathname === item.href || (!item.exact && pathname.startsWith(`${item.href}/`));
}
