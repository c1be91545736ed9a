import type { Route } from 'next';
import type { Party } from '@/lib/domain/booking';

/** Addresses of the pages of one booking, in one place. */

export function bookingPage(side: Party, bookingId: string): Route {
  return `/${side}/bookings/${bookingId}` as Route;
}

export function payPage(bookingId: string): Route {
  return `/candidate/bookings/${bookingId}/pay` as Route;
}

/** The receipt of a paid booking, to print. */
export function receiptPage(bookingId: string): Route {
  return `/candidate/bookings/${bookingId}/receipt` as Route;
}

/** Where a card's bank leads back to after its question. */
export function paidPage(bookingId: string): Route {
  return `/candidate/bookings/${bookingId}/pay/return` as Route;
}

/** Where either side proposes another time. */
export function reschedulePage(side: Party, bookingId: string): Route {
  return `/${side}/bookings/${bookingId}/reschedule` as Route;
}

/** The feedback: received, or being written. */
export function feedbackPage(side: Party, bookingId: string): Route {
  return `/${side}/bookings/${bookingId}/feedback` as Route;
}

/** Where a call is disputed, and what became of that. */
export function disputePage(side: Party, bookingId: string): Route {
  return `/${side}/bookings/${bookingId}/dispute` as Route;
}

/** Where the professional sees the hours when both are free, and answers. */
export function answerPage(bookingId: string): Route {
  return `/professional/requests/${bookingId}` as Route;
}

export const BROWSE = '/browse' as Route;
export const BOOKINGS = '/candidate/bookings' as Route;
export const CALLS = '/professional/calls' as Route;
export const REQUESTS = '/professional/requests' as Route;
export const EARNINGS = '/professional/earnings' as Route;
export const HELP = '/help' as Route;
export const HOURS: Readonly<Record<Party, Route>> = {
  candidate: '/candidate/availability' as Route,
  professional: '/professional/availability' as Route,
};

/** Where the two wait for the call and go to it. Lead there by plain links: it alone may use the camera. */
export function callPage(side: Party, bookingId: string): Route {
  return `/${side}/bookings/${bookingId}/call` as Route;
}

/** Leads into the call, to Zoom, by an address of ours that knows who comes. */
export function joinLink(view: { readonly id: string }): Route {
  return `/api/bookings/${view.id}/join` as Route;
}

/** The call as a file for a calendar. */
export function calendarFile(bookingId: string): Route {
  return `/api/bookings/${bookingId}/calendar.ics` as Route;
}
