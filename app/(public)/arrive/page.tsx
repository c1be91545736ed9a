import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { destinationFor } from '@/lib/accounts/destination';
import { currentVisitor } from '@/lib/auth';

/** Where every way of signing in ends: leads on to where somebody wanted to go, or to the home of their role. */
export default async function ArrivePage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const [visitor, { next }] = await Promise.all([currentVisitor(), searchParams]);
  redirect(visitor ? (destinationFor(visitor.role, [next].flat()[0]) as Route) : '/sign-in');
}
