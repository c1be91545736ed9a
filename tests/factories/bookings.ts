import type { Temporal } from 'temporal-polyfill';
import { type ActingAs, SYSTEM } from '@/lib/audit';
import { type LockedBooking, lockBooking } from '@/lib/bookings/locked-booking';
import { recordRequest, recordTransition } from '@/lib/bookings/record-transition';
import { now, toDate, toInstant } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import type { BookingEvent } from '@/lib/domain/booking';
import { split } from '@/lib/domain/fees';
import { type BookingId, newId } from '@/lib/ids';
import { demoCandidates } from '@/prisma/demo/candidates';
import { type InsertedPeople, insertPeople } from '@/prisma/demo/people';
import { demoProfessionals } from '@/prisma/demo/professionals';
import { MAYA_QUESTION } from '../fixtures/feedback/story';
import type { StillWorld } from '../support/still-world';

/** The two people of a booking and the card it was asked on. */
export type Pair = {
  readonly candidateId: string;
  readonly professionalId: string;
  readonly listingId: string;
};

/** So many pairs of demo people, each person in one pair. At most 40. */
export async function insertPairs(count: number): Promise<Pair[]> {
  const people: InsertedPeople = await transaction((tx) =>
    insertPeople(tx, {
      passwordHash: 'nobody signs in',
      now: now(),
      professionals: demoProfessionals().slice(0, count),
      candidates: demoCandidates().slice(0, count),
    }),
  );
  return people.professionals.flatMap(({ userId, listingId }, at) => {
    const candidate = people.candidates[at];
    return candidate ? [{ candidateId: candidate.userId, professionalId: userId, listingId }] : [];
  });
}

/**
 * Takes a booking to `confirmed` through the real transitions; instead of Stripe's answers it writes the rows that
 * they lead to. The slot starts five to six hours from now. 120.00 dollars.
 */
export async function confirmedBooking(pair: Pair, question = MAYA_QUESTION): Promise<LockedBooking> {
  const { candidateId, professionalId } = pair;
  const candidate: ActingAs = { kind: 'candidate', id: candidateId };
  const professional: ActingAs = { kind: 'professional', id: professionalId };
  const id = newId('bk');
  await transaction((tx) =>
    recordRequest(tx, {
      ...pair,
      id,
      question,
      price: split(12_000, 2_000),
      card: { headline: 'Mid-level, investment banking' },
      candidateCard: {
        stage: 'final_year_student',
        schoolType: 'public_university',
        interests: ['leveraged finance'],
      },
    }),
  );
  await happen(id, { type: 'accept' }, professional);
  await happen(id, { type: 'schedule', startAt: nextQuarter(now().add({ hours: 5 })) }, professional);
  await happen(id, { type: 'checkout' }, candidate, async (tx, booking) => {
    const { priceCents: amountCents, feeCents, currency } = booking;
    await tx.payment.create({
      data: {
        bookingId: id,
        status: 'requires_payment',
        currency,
        amountCents,
        feeCents,
        destination: 'acct_test',
        paymentIntentId: `pi_${id}`,
        createdAt: toDate(now()),
      },
    });
  });
  await db().payment.update({ where: { bookingId: id }, data: { paidAt: toDate(now()) } });
  return happen(id, { type: 'pay' }, SYSTEM);
}

/** Takes a booking to the end of its call: the clock stands at that instant. */
export async function endedCall(
  world: StillWorld,
  pair: Pair,
  question?: string,
): Promise<{ id: string; endAt: Temporal.Instant } & Pair> {
  const { id, endAt } = await confirmedBooking(pair, question);
  if (!endAt) throw new TypeError('a confirmed booking has its slot');
  world.moveTo(toInstant(endAt));
  await happen(id, { type: 'call_ended' }, SYSTEM);
  return { ...pair, id, endAt: toInstant(endAt) };
}

/** Lets one event happen to a booking; a refusal fails the test. */
export async function happen(
  id: BookingId | string,
  event: BookingEvent,
  by: ActingAs,
  alongside?: (tx: Tx, booking: LockedBooking) => Promise<void>,
): Promise<LockedBooking> {
  return transaction(async (tx) => {
    const booking = await lockBooking(tx, id);
    if (!booking) throw new TypeError(`no booking ${id}`);
    const transition = await recordTransition(tx, booking, event, by);
    if (!transition.ok) throw new TypeError(`${event.type} was refused: ${transition.code}`);
    await alongside?.(tx, transition.booking);
    return transition.booking;
  });
}

function nextQuarter(instant: Temporal.Instant): Temporal.Instant {
  return instant.round({ smallestUnit: 'minute', roundingIncrement: 15, roundingMode: 'ceil' });
}
