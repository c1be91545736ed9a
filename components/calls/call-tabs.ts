import type { Route } from 'next';
import { CALLS } from '@/components/booking/links';
import type { AgendaView } from '@/lib/bookings/agenda';
import type { BookingStatus } from '@/lib/domain/booking';

/** The parts of the professional's list of calls; requests have a page of their own. */
export const CALL_TABS = ['to-do', 'coming-up', 'past', 'cancelled'] as const;
export type CallTab = (typeof CALL_TABS)[number];

type Part = {
  readonly label: string;
  readonly view: AgendaView;
  readonly statuses: readonly BookingStatus[];
};

export const CALL_PARTS: Readonly<Record<CallTab, Part>> = {
  'to-do': { label: 'To do', view: 'feedback', statuses: ['completed_pending_feedback'] },
  'coming-up': { label: 'Coming up', view: 'coming', statuses: ['accepted', 'confirmed'] },
  past: { label: 'Past', view: 'past', statuses: ['completed', 'refunded'] },
  cancelled: { label: 'Cancelled', view: 'cancelled', statuses: ['declined', 'cancelled', 'expired'] },
};

type Counts = Readonly<Record<BookingStatus, number>>;

export function callCount(tab: CallTab, counts: Counts): number {
  return CALL_PARTS[tab].statuses.reduce((sum, status) => sum + counts[status], 0);
}

/** The tab that an address names; without one, the feedback that is due, or what comes up where none is. */
export function callTab(named: unknown, counts: Counts): CallTab {
  const known = CALL_TABS.find((tab) => tab === named);
  return known ?? (callCount('to-do', counts) > 0 ? 'to-do' : 'coming-up');
}

export function callsHref(tab: CallTab, cursor?: string): Route {
  return `${CALLS}?${new URLSearchParams({ tab, ...(cursor && { cursor }) })}` as Route;
}
