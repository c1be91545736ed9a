import { Temporal } from 'temporal-polyfill';
import { accept } from '@/lib/bookings/accept';
import { checkout } from '@/lib/bookings/checkout';
import { requestCall } from '@/lib/bookings/request';
import { schedule } from '@/lib/bookings/schedule';
import { now } from '@/lib/clock';
import { MAYA_QUESTION } from '../fixtures/feedback/story';
import { as } from './people';

type Professional = { readonly userId: string; readonly listingId: string };

/** A call that is accepted and has a time, at the first slot offered at least `hours` ahead; not paid. */
export async function scheduledCall(
  candidateId: string,
  { userId, listingId }: Professional,
  hours = 24,
): Promise<{ id: string; startAt: Temporal.Instant }> {
  const question = MAYA_QUESTION;
  const { id } = await requestCall(await as(candidateId, 'booking.request'), {
    professionalId: listingId,
    question,
  });
  const { availability } = await accept(await as(userId, 'booking.accept'), id);
  const earliest = now().add({ hours });
  const slot = availability.slots.find((each) => Temporal.Instant.compare(each.startAt, earliest) >= 0);
  if (!slot) throw new TypeError('no slot is offered');
  await schedule(await as(userId, 'booking.schedule'), id, slot.startAt);
  return { id, startAt: slot.startAt };
}

/** Opens the payment of a call, as its candidate does. */
export async function openCheckout(candidateId: string, bookingId: string) {
  return checkout(await as(candidateId, 'booking.checkout'), bookingId);
}
