import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { destinationFor, ownPath } from '@/lib/accounts/destination';
import { currentOwing, currentVisitor } from '@/lib/auth';

/**
 * Where every way of signing in ends: leads on to the second step where that is owed, else to where somebody wanted to
 * go, or to the home of their role.
 */
export default async function ArrivePage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const [visitor, owing, { next: given }] = await Promise.all([
    currentVisitor(),
    currentOwing(),
    searchParams,
  ]);
  const [next] = [given].flat();
  if (visitor) redirect(destinationFor(visitor.role, next) as Route);
  if (!owing) redirect('/sign-in');
  const path = ownPath(next);
  redirect(path === null ? '/sign-in/second-step' : `/sign-in/second-step?next=${encodeURIComponent(path)}`);
}
