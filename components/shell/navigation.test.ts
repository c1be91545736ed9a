import { describe, expect, it } from 'vitest';
import { isCurrent, menuFor } from './navigation';

describe('menuFor', () => {
  it('gives each role its own pages', () => {
    for (const role of ['candidate', 'professional', 'admin'] as const) {
      const own = menuFor(role).filter((item) => item.href !== '/browse');
      expect(own.every((item) => item.href === `/${role}` || item.href.startsWith(`/${role}/`))).toBe(true);
    }
    expect(menuFor(null).map((item) => item.label)).toEqual(['Browse', 'How it works', 'Pricing']);
  });
});

describe('isCurrent', () => {
  const bookings = { href: '/candidate/bookings', label: 'Bookings' } as const;
  const exceptions = { href: '/admin', label: 'Exceptions', exact: true } as const;
  it.each([
    [bookings, '/candidate/bookings', true],
    [bookings, '/candidate/bookings/b-7f3k', true],
    [bookings, '/candidate/bookings-archive', false],
    [bookings, '/candidate', false],
    [exceptions, '/admin', true],
    [exceptions, '/admin/users', false],
  ])('%o at %s: %s', (item, pathname, current) => expect(isCurrent(item, pathname)).toBe(current));
});
