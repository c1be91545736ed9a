import type { Action } from './access';

/**
 * Every page, and the actions of the policy table that it takes: whoever may not do all of them does not get it. A page
 * that is not here is not built (scripts/start/check-routes.ts).
 */
export const PAGES = {
  '/': ['public.read'],
  '/arrive': ['public.read'],
  '/browse': ['public.read'],
  '/help': ['public.read'],
  '/how-it-works': ['public.read'],
  '/parts': ['public.read'],
  '/pricing': ['public.read'],
  '/privacy': ['public.read'],
  '/professionals/[id]': ['public.read'],
  '/reset-password': ['account.recover'],
  '/reset-password/[secret]': ['account.recover'],
  '/reset-password/sent': ['account.recover'],
  '/sign-in': ['public.read'],
  '/sign-in/second-step': ['public.read'],
  '/sign-up': ['account.sign_up'],
  '/sign-up/confirm/[secret]': ['account.sign_up'],
  '/sign-up/finish/[secret]': ['account.sign_up'],
  '/sign-up/sent': ['account.sign_up'],
  '/time-zone': ['public.read'],

  '/account': ['account.secure'],
  '/account/activity': ['account.secure'],
  '/account/confirm-email/[secret]': ['account.secure'],
  '/account/delete': ['account.delete'],
  '/account/prove': ['account.secure'],
  '/calendars': ['calendar.connect'],
  '/notifications': ['notifications.read'],

  '/candidate': ['candidate.area', 'bookings.list', 'booking.read', 'booking.request'],
  '/candidate/availability': ['candidate.area', 'availability.read'],
  '/candidate/bookings': ['candidate.area', 'bookings.list'],
  '/candidate/bookings/[id]': ['candidate.area', 'booking.read', 'booking.cancel', 'booking.reschedule'],
  '/candidate/bookings/[id]/call': ['candidate.area', 'booking.read', 'booking.join'],
  '/candidate/bookings/[id]/dispute': ['candidate.area', 'booking.read', 'dispute.read', 'dispute.open'],
  '/candidate/bookings/[id]/feedback': ['candidate.area', 'booking.read', 'feedback.read'],
  '/candidate/bookings/[id]/pay': ['booking.read', 'booking.checkout', 'cards.manage'],
  '/candidate/bookings/[id]/pay/return': ['booking.read', 'booking.confirm'],
  '/candidate/bookings/[id]/reschedule': ['candidate.area', 'booking.read', 'booking.reschedule'],
  '/candidate/bookings/[id]/receipt': ['candidate.area', 'booking.read'],
  '/candidate/feedback': ['candidate.area', 'bookings.list', 'feedback.read'],
  '/candidate/settings': ['candidate.area', 'booking.request', 'cards.manage'],
  '/candidate/welcome': ['candidate.area', 'booking.request'],

  '/professional': ['professional.area', 'bookings.list', 'booking.read', 'earnings.read'],
  '/professional/availability': ['professional.area', 'availability.read'],
  '/professional/bookings/[id]': [
    'professional.area',
    'booking.read',
    'booking.cancel',
    'booking.reschedule',
  ],
  '/professional/bookings/[id]/call': ['professional.area', 'booking.read', 'booking.join'],
  '/professional/bookings/[id]/dispute': [
    'professional.area',
    'booking.read',
    'dispute.read',
    'dispute.open',
  ],
  '/professional/bookings/[id]/feedback': ['professional.area', 'booking.read', 'feedback.read'],
  '/professional/bookings/[id]/reschedule': ['professional.area', 'booking.read', 'booking.reschedule'],
  '/professional/calls': ['professional.area', 'bookings.list'],
  '/professional/confirm-work-email/[secret]': ['listing.verify'],
  '/professional/earnings': ['earnings.read'],
  '/professional/earnings/[month]': ['earnings.read'],
  '/professional/requests': ['professional.area', 'bookings.list'],
  '/professional/requests/[id]': ['booking.read', 'booking.schedule'],
  '/professional/settings': ['listing.edit'],
  '/professional/settings/stripe/refresh': ['stripe.onboard'],
  '/professional/settings/stripe/return': ['stripe.onboard'],

  '/admin': ['admin.read'],
  '/admin/audit-log': ['admin.read'],
  '/admin/bookings': ['admin.read'],
  '/admin/bookings/[id]': ['admin.read', 'money.decide'],
  '/admin/disputes': ['admin.read'],
  '/admin/disputes/[id]': ['admin.read', 'dispute.decide', 'dispute.state'],
  '/admin/feedback': ['admin.read'],
  '/admin/payments': ['admin.read'],
  '/admin/payouts': ['admin.read'],
  '/admin/users': ['admin.read'],
  '/admin/users/[id]': ['admin.read'],
} as const satisfies Record<string, readonly Action[]>;

export type Page = keyof typeof PAGES;

/** The names in a page's address that stand in brackets. */
export type PageParams<Address extends string> = Address extends `${string}[${infer Name}]${infer Rest}`
  ? { readonly [Each in Name]: string } & PageParams<Rest>
  : unknown;

/** The address of a page. @param search what stands behind the question mark */
export function pagePath<Address extends Page>(
  page: Address,
  params: PageParams<Address>,
  search?: Readonly<Record<string, string>>,
): string {
  const filled = page.replace(/\[(\w+)\]/g, (_, name: string) =>
    encodeURIComponent((params as Record<string, string>)[name] ?? ''),
  );
  return search ? `${filled}?${new URLSearchParams(search)}` : filled;
}
