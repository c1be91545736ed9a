import type { Temporal } from 'temporal-polyfill';
import { confirm } from '@/lib/bookings/confirm';
import { db } from '@/lib/db';
import type { InsertedPeople } from '@/prisma/demo/people';
import type { World } from '../support/world';
import { as } from './people';
import { openCheckout, scheduledCall } from './scheduled-calls';

export type PaidCall = {
  readonly id: string;
  readonly candidateId: string;
  readonly professionalId: string;
  readonly paymentIntentId: string;
  readonly startAt: Temporal.Instant;
  readonly account: string;
};

/** A call that is paid: money held, nothing decided. */
export async function paidCall(
  world: World,
  people: InsertedPeople,
  { candidate = 0, professional = 0, card = 'pm_card_visa' } = {},
): Promise<PaidCall> {
  const [maya, daniel] = [people.candidates[candidate], people.professionals[professional]];
  if (!maya || !daniel) throw new TypeError('nobody is there');
  const { id, startAt } = await scheduledCall(maya.userId, daniel);
  const open = await openCheckout(maya.userId, id);
  await world.confirmCard(open, card);
  await confirm(await as(maya.userId, 'booking.confirm'), open.paymentIntentId);
  await world.settle();
  const { accountId } = await db().stripeAccount.findUniqueOrThrow({ where: { userId: daniel.userId } });
  const { paymentIntentId } = open;
  return {
    id,
    startAt,
    paymentIntentId,
    candidateId: maya.userId,
    professionalId: daniel.userId,
    account: accountId,
  };
}

/** The same, and the call has taken place: feedback is due. */
export async function heldCall(world: World, people: InsertedPeople, who = {}): Promise<PaidCall> {
  const call = await paidCall(world, people, who);
  await world.control('POST', '/control/zoom/attendance', {
    ...{ bookingId: call.id, candidate: true, professional: true },
  });
  await world.advanceTo(call.startAt.add({ minutes: 60 }).toString());
  return call;
}

/** A call to which the candidate did not come: the payout is earned without feedback. */
export async function earnedCall(world: World, people: InsertedPeople, who = {}): Promise<PaidCall> {
  const call = await paidCall(world, people, who);
  await world.control('POST', '/control/zoom/attendance', {
    ...{ bookingId: call.id, candidate: false, professional: true },
  });
  await world.advanceTo(call.startAt.add({ minutes: 60 }).toString());
  return call;
}

/** The same, and Stripe has paid it out. */
export async function paidOutCall(world: World, people: InsertedPeople, who = {}): Promise<PaidCall> {
  const call = await earnedCall(world, people, who);
  await world.advance('PT120H');
  return call;
}
