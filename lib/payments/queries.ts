import { z } from 'zod';
import type { Authorised } from '@/lib/access';
import { db, type Tx } from '@/lib/db';
import type { Refund, StripeAccount } from '@/prisma/generated/client/client';

/** The connected account that a professional's calls are charged to, or null while Stripe would refuse it. */
export async function payableAccount(tx: Tx, userId: string): Promise<string | null> {
  const account = await tx.stripeAccount.findUnique({ where: { userId } });
  return account && isReady(account) ? account.accountId : null;
}

/** A destination charge needs active transfers; a payout needs payouts enabled. */
export function isReady(account: Pick<StripeAccount, 'transfersActive' | 'payoutsEnabled'>): boolean {
  return account.transfersActive && account.payoutsEnabled;
}

/** Where the setting up of payouts stands, as its owner sees it. `requirements`: Stripe's names of what it still asks for. */
export type PayoutAccount = {
  readonly state: StripeAccount['state'];
  readonly requirements: readonly string[];
};

/** The connected account of a professional, or null before they have begun. */
export async function payoutAccountOf(userId: string): Promise<PayoutAccount | null> {
  const account = await db().stripeAccount.findUnique({ where: { userId } });
  if (!account) return null;
  const requirements = z.array(z.string()).catch([]).parse(account.requirements);
  return { state: account.state, requirements };
}

/** The refunds of a payment as one: how much was decided, and how far the slowest of them is. */
export type RefundTotal = Pick<Refund, 'status' | 'amountCents' | 'feeRefundCents' | 'settledAt'>;

/** @returns null when nothing goes back */
export function refundTotal(refunds: readonly RefundTotal[]): RefundTotal | null {
  if (refunds.length === 0) return null;
  const statuses = refunds.map((each) => each.status);
  const slowest = (['failed', 'pending'] as const).find((each) => statuses.includes(each)) ?? 'succeeded';
  return {
    status: slowest,
    amountCents: refunds.reduce((sum, each) => sum + each.amountCents, 0),
    feeRefundCents: refunds.reduce((sum, each) => sum + each.feeRefundCents, 0),
    settledAt: slowest === 'pending' ? null : (refunds.at(-1)?.settledAt ?? null),
  };
}

/** What `refundTotal` needs, for a Prisma `select`. */
export const REFUND_TOTAL = {
  status: true,
  amountCents: true,
  feeRefundCents: true,
  settledAt: true,
} as const;

/** How the money of a booking stands, in the words of its rows. */
export async function moneyOf(
  _actor: Authorised<'money.decide'>,
  bookingId: string,
): Promise<{ bookingId: string; paymentStatus: string; payoutStatus: string | null }> {
  const payment = await db().payment.findUniqueOrThrow({ where: { bookingId }, include: { payout: true } });
  return { bookingId, paymentStatus: payment.status, payoutStatus: payment.payout?.status ?? null };
}
