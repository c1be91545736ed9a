import type { Temporal } from 'temporal-polyfill';
import { type Action, type Authorised, authorise } from '@/lib/access';
import { mergedAvailability } from '@/lib/availability/queries';
import { accept } from '@/lib/bookings/accept';
import { cancel } from '@/lib/bookings/cancel';
import { checkout } from '@/lib/bookings/checkout';
import { confirm } from '@/lib/bookings/confirm';
import { decline } from '@/lib/bookings/decline';
import { requestCall } from '@/lib/bookings/request';
import { schedule } from '@/lib/bookings/schedule';
import { toInstant } from '@/lib/clock';
import { db } from '@/lib/db';
import { rate } from '@/lib/feedback/rate';
import { submitFeedback } from '@/lib/feedback/submit';
import type { UserId } from '@/lib/ids';
import type { Booking } from '@/prisma/generated/client/client';
import type { Control } from '../control';
import type { Moment } from './live';
import type { Plan } from './plans';

const ANSWER_HOURS = 5;
const PAY_HOURS = 2;
const FEEDBACK_HOURS = 6;
const RATE_HOURS = 20;
const CARD = 'pm_card_visa';

/** One booking of the demo's past, lived through the use cases that the pages and the HTTP interface call. */
export class BookingOfStory {
  readonly #plan: Plan;
  readonly #key: string;
  readonly #present: Temporal.Instant;
  readonly #control: Control;

  constructor(plan: Plan, key: string, present: Temporal.Instant, control: Control) {
    this.#plan = plan;
    this.#key = key;
    this.#present = present;
    this.#control = control;
  }

  begin(): Moment {
    return { at: this.#daysAgo(this.#plan.askedDaysAgo), happen: () => this.#ask() };
  }

  async #ask(): Promise<Moment[]> {
    const { professional, question, answer } = this.#plan;
    const { listing } = await db().user.findUniqueOrThrow({
      where: { email: `pro${professional}@monet.local` },
      include: { listing: true },
    });
    const actor = await this.#candidate('booking.request');
    const { id, requestedAt } = await requestCall(actor, {
      professionalId: listing?.id ?? '',
      question,
      requestKey: this.#key,
    });
    if (!answer) return [];
    const at = toInstant(requestedAt).add({ hours: ANSWER_HOURS });
    return [{ at, happen: () => (answer === 'accept' ? this.#accept(id) : this.#decline(id)) }];
  }

  async #decline(id: string): Promise<Moment[]> {
    if ((await this.#read(id)).status === 'requested')
      await decline(await this.#professional('booking.decline'), id);
    return [];
  }

  async #accept(id: string): Promise<Moment[]> {
    const { callDaysAgo, paid } = this.#plan;
    const before = await this.#read(id);
    if (before.status === 'requested') {
      await accept(await this.#professional('booking.accept'), id);
      if (callDaysAgo === undefined) return [];
      await schedule(await this.#professional('booking.schedule'), id, await this.#slot(before, callDaysAgo));
    }
    const { scheduledAt } = await this.#read(id);
    if (!paid || !scheduledAt) return [];
    return [{ at: toInstant(scheduledAt).add({ hours: PAY_HOURS }), happen: () => this.#pay(id) }];
  }

  async #pay(id: string): Promise<Moment[]> {
    const { cancelledHoursBefore, absent } = this.#plan;
    if ((await this.#read(id)).status === 'accepted') {
      const open = await checkout(await this.#candidate('booking.checkout'), id);
      await this.#control.payByCard(open, CARD);
      await confirm(await this.#candidate('booking.confirm'), open.paymentIntentId);
    }
    const { startAt } = await this.#read(id);
    if (!startAt) return [];
    const start = toInstant(startAt);
    if (cancelledHoursBefore !== undefined) {
      return [{ at: start.subtract({ hours: cancelledHoursBefore }), happen: () => this.#cancel(id) }];
    }
    const call: Moment = {
      at: start,
      happen: async () => {
        const who = { candidate: absent !== 'candidate', professional: absent !== 'professional' };
        await this.#control.attend(id, who);
        return [];
      },
    };
    return [call, ...this.#feedback(id, start.add({ minutes: 30 }))];
  }

  async #cancel(id: string): Promise<Moment[]> {
    if ((await this.#read(id)).status === 'confirmed')
      await cancel(await this.#candidate('booking.cancel'), id);
    return [];
  }

  #feedback(id: string, end: Temporal.Instant): Moment[] {
    const { feedback = [], rating } = this.#plan;
    const submissions = feedback.map(
      (written, index): Moment => ({
        at: end.add({ hours: FEEDBACK_HOURS * (index + 1) }),
        happen: async () => {
          const done = await db().feedback.count({ where: { bookingId: id } });
          if (done === index) await submitFeedback(await this.#professional('feedback.write'), id, written);
          return [];
        },
      }),
    );
    if (!rating) return submissions;
    const review: Moment = {
      at: end.add({ hours: RATE_HOURS }),
      happen: async () => {
        const rated = await db().review.count({ where: { bookingId: id } });
        if (rated === 0) await rate(await this.#candidate('review.write'), { bookingId: id, ...rating });
        return [];
      },
    };
    return [...submissions, review];
  }

  /** The first slot offered from the planned day on; the earliest of all when none is that late. */
  async #slot(booking: Booking, callDaysAgo: number): Promise<Temporal.Instant> {
    const { slots } = await mergedAvailability(booking);
    const wanted = this.#daysAgo(callDaysAgo).epochMilliseconds;
    const slot = slots.find((each) => each.startAt.epochMilliseconds >= wanted) ?? slots[0];
    if (!slot) throw new TypeError(`${this.#key}: no slot suits both`);
    return slot.startAt;
  }

  #daysAgo(days: number): Temporal.Instant {
    return this.#present.subtract({ minutes: Math.round(days * 24 * 60) });
  }

  #read(id: string): Promise<Booking> {
    return db().booking.findUniqueOrThrow({ where: { id } });
  }

  #candidate<Act extends Action>(action: Act): Promise<Authorised<Act>> {
    return signedIn(`cand${this.#plan.candidate}@monet.local`, action);
  }

  #professional<Act extends Action>(action: Act): Promise<Authorised<Act>> {
    return signedIn(`pro${this.#plan.professional}@monet.local`, action);
  }
}

async function signedIn<Act extends Action>(email: string, action: Act): Promise<Authorised<Act>> {
  const { id, role, name, zone } = await db().user.findUniqueOrThrow({ where: { email } });
  return authorise({ id: id as UserId, role, email, name, zone, sessionId: 'demo', provenAtMs: 0 }, action);
}
