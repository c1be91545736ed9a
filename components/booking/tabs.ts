import type { Route } from 'next';
import type { BookingStatus, Party } from '@/lib/domain/booking';

/** The parts of a person's list of bookings. Every booking stands in exactly one. */
export const BOOKING_TABS = ['to-do', 'coming-up', 'past', 'cancelled'] as const;
export type BookingTab = (typeof BOOKING_TABS)[number];

const PAST: readonly BookingStatus[] = ['completed', 'refunded'];
const CANCELLED: readonly BookingStatus[] = ['declined', 'cancelled', 'expired'];

/** What waits for the reader; all else that lives is coming up. */
const STATUSES: Readonly<Record<Party, Readonly<Record<BookingTab, readonly BookingStatus[]>>>> = {
  candidate: {
    'to-do': ['accepted'],
    'coming-up': ['requested', 'confirmed', 'completed_pending_feedback'],
    past: PAST,
    cancelled: CANCELLED,
  },
  professional: {
    'to-do': ['requested', 'completed_pending_feedback'],
    'coming-up': ['accepted', 'confirmed'],
    past: PAST,
    cancelled: CANCELLED,
  },
};

export function tabStatuses(side: Party, tab: BookingTab): readonly BookingStatus[] {
  return STATUSES[side][tab];
}

/** How many bookings a tab holds, from the counts of each state. */
export function tabCount(
  side: Party,
  tab: BookingTab,
  counts: Readonly<Record<BookingStatus, number>>,
): number {
  return STATUSES[side][tab].reduce((sum, status) => sum + counts[status], 0);
}

/** The tab that an address names; without one, what is to do, or what comes up where nothing is. */
export function tabOf(named: unknown, toDo: number): BookingTab {
  const known = BOOKING_TABS.find((tab) => tab === named);
  return known ?? (toDo > 0 ? 'to-do' : 'coming-up');
}

export function tabHref(tab: BookingTab, cursor?: string): Route {
  const query = new URLSearchParams({ tab, ...(cursor && { cursor }) });
  return `/candidate/bookings?${query}` as Route;
}

export const TAB_LABELS: Readonly<Record<BookingTab, string>> = {
  'to-do': 'To do',
  'coming-up': 'Coming up',
  past: 'Past',
  cancelled: 'Cancelled',
};
