import { now, toDate } from '@/lib/clock';
import { db } from '@/lib/db';
import { createCustomer, deleteCustomer } from '@/lib/providers/stripe/customers';

/** The candidate's customer at Stripe, made at their first checkout: one for each person, by the key. */
export async function customerFor(userId: string): Promise<string> {
  const known = await db().stripeCustomer.findUnique({ where: { userId } });
  if (known) return known.customerId;
  const customerId = await createCustomer(userId, `user/${userId}/customer/1`);
  await db().stripeCustomer.createMany({
    data: [{ userId, customerId, createdAt: toDate(now()) }],
    skipDuplicates: true,
  });
  return customerId;
}

/** The customer of whoever asked for a call; null before their first checkout. */
export async function customerOfBooking(bookingId: string): Promise<string | null> {
  const { candidate } = await db().booking.findUniqueOrThrow({
    where: { id: bookingId },
    select: { candidate: { select: { stripeCustomer: true } } },
  });
  return candidate.stripeCustomer?.customerId ?? null;
}

/** Deletes the customer of a deleted account at Stripe, cards and all, then forgets it. Safe to repeat. */
export async function forgetCustomer(userId: string): Promise<void> {
  const customer = await db().stripeCustomer.findFirst({
    where: { userId, user: { deletedAt: { not: null } } },
  });
  if (!customer) return;
  await deleteCustomer(customer.customerId);
  await db().stripeCustomer.deleteMany({ where: { userId } });
}
