import { db } from '@/lib/db';

type Items = { items: { book: string; available: number; pending: number }[] };

/** What each balance with Stripe comes to: by our books, and as the sandbox has it. Cents; those at zero left out. */
export async function balances(world: {
  origin: string;
}): Promise<Record<'books' | 'there', Record<string, number>>> {
  const response = await fetch(`${world.origin}/control/stripe/balances`);
  const { items } = (await response.json()) as Items;
  const rows = await db().$queryRaw<{ account: string; cents: number }[]>`
    SELECT coalesce(a.account_id, 'acct_platform') AS account, sum(l.amount_cents)::int AS cents
    FROM ledger_open_lines l LEFT JOIN stripe_accounts a ON a.user_id = l.user_id
    WHERE l.account IN ('stripe_platform', 'stripe_connected') GROUP BY 1`;
  const there = items
    .filter(({ book }) => book.startsWith('acct_'))
    .map(({ book, available, pending }) => [book, available + pending] as const);
  const books = rows.map(({ account, cents }) => [account, cents] as const);
  const withMoney = (sums: readonly (readonly [string, number])[]) =>
    Object.fromEntries(sums.filter(([, cents]) => cents !== 0));
  return { books: withMoney(books), there: withMoney(there) };
}
