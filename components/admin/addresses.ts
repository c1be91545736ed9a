import type { Route } from 'next';
import { paramsOf, type TableQuery } from '@/lib/admin/query';
import type { AdminTable } from '@/lib/admin/table';

/** Addresses of the admin's pages, in one place. */

export function bookingRecord(id: string): Route {
  return `/admin/bookings/${id}` as Route;
}

export function disputeRecord(id: string): Route {
  return `/admin/disputes/${id}` as Route;
}

export function userRecord(id: string): Route {
  return `/admin/users/${id}` as Route;
}

/** Where the subject of an audit row is told of: `payout/bk_…` is on its booking's page. */
export function subjectRecord(subject: string): Route | null {
  const booking = /\bbk_[0-9A-Z]{16}/.exec(subject)?.[0];
  if (booking) return bookingRecord(booking);
  const user = /^user\/(us_[0-9A-Z]{16})$/.exec(subject)?.[1];
  return user ? userRecord(user) : null;
}

/** A page of a table, with what is chosen changed. A page of other rows begins with their first. */
export function tableAddress(
  base: Route,
  table: AdminTable,
  query: TableQuery,
  changes: Partial<TableQuery> = {},
): Route {
  const changed = { ...query, after: null, before: null, ...changes };
  return withParams(base, paramsOf(table, changed));
}

/** The pages beside this one, by their cursors. */
export function besideAddress(
  base: Route,
  table: AdminTable,
  query: TableQuery,
  place: { readonly cursor: string } | { readonly before: string },
): Route {
  return withParams(base, { ...paramsOf(table, { ...query, after: null, before: null }), ...place });
}

/** The chosen rows as CSV. Not a page: it takes no `Link`, which would fetch it ahead of time. */
export function exportAddress(table: AdminTable, query: TableQuery): string {
  const { rows, ...choice } = paramsOf(table, { ...query, after: null, before: null });
  return withParams(`/api/admin/${table.name}/export`, choice);
}

/** An address with more parameters; those that it has stay. */
export function withParams<Address extends string>(
  base: Address,
  params: Readonly<Record<string, string>>,
): Address {
  const text = new URLSearchParams(params).toString();
  if (!text) return base;
  return `${base}${base.includes('?') ? '&' : '?'}${text}` as Address;
}
