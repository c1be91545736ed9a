import { now, toDate } from '@/lib/clock';
import { db } from '@/lib/db';
import { createAccount } from '@/lib/providers/stripe/accounts';
import { Control } from './control';

const AT_ONCE = 8;

/**
 * Opens a connected account for every professional without one, and finishes its onboarding. All are American
 * accounts, since Monet pays US dollars and Stripe pays them out within one region.
 */
export async function openStripeAccounts(): Promise<void> {
  const control = new Control();
  const missing = await db().user.findMany({
    where: { role: 'professional', stripeAccount: null },
    select: { id: true, email: true },
  });
  const rows: { userId: string; accountId: string }[] = [];
  const next = missing.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const { id, email } of next) {
        const account = await createAccount({ userId: id, email, country: 'US' });
        await control.onboard(account.id);
        rows.push({ userId: id, accountId: account.id });
      }
    }),
  );
  const updatedAt = toDate(now());
  await db().stripeAccount.createMany({
    data: rows.map((row) => ({
      ...row,
      state: 'ready' as const,
      payoutsEnabled: true,
      transfersActive: true,
      requirements: [],
      updatedAt,
    })),
  });
}
