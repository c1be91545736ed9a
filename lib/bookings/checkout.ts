import { type Authorised, authoriseBooking } from '@/lib/access';
import { raiseHostAlert } from '@/lib/calls/call-alerts';
import { reserveHost } from '@/lib/calls/hosts';
import { now, toDate } from '@/lib/clock';
import { type Tx, transaction } from '@/lib/db';
import { decide } from '@/lib/domain/booking';
import { CURRENCY } from '@/lib/domain/fees';
import { invariant } from '@/lib/domain/invariant';
import { env } from '@/lib/env';
import { AppError, notFound } from '@/lib/errors';
import { customerFor } from '@/lib/payments/checkout/customer';
import { intentOf } from '@/lib/payments/checkout/intent-of';
import { payableAccount } from '@/lib/payments/queries';
import type { Intent, IntentStatus } from '@/lib/providers/stripe/payment-intents';
import type { Payment } from '@/prisma/generated/client/client';
import { actingAs, lockOwn } from './act';
import { type BookingRecord, findBooking, type LockedBooking, stateOf } from './locked-booking';
import { recordTransition } from './record-transition';
import { refuse } from './refuse';
import { needFreeTime } from './still-free';

export type Checkout = {
  readonly paymentIntentId: string;
  readonly clientSecret: string;
  readonly publishableKey: string;
  /** Where the PaymentIntent stands: `open` takes a card. */
  readonly status: IntentStatus;
  /** Why the last try to pay failed, in Stripe's codes. */
  readonly lastError: Intent['lastError'];
};

/**
 * Opens the payment of an accepted booking, or finds the one that is open: however often and from however many
 * windows this is called, a booking has one PaymentIntent. The first call also reserves a Zoom host and
 * has the meeting made.
 *
 * Each call reads the calendars of both live, and takes no card while one of them forbids the time. Once a card was
 * charged no calendar is asked any more, here or by what follows the charge: the money was taken for this time.
 * @throws AppError `not_found`, `wrong_state`, `too_late`, `not_listed`, `slot_not_offered`, `calendar_unreadable`,
 *   `no_room`, `provider_unavailable`
 */
export async function checkout(actor: Authorised<'booking.checkout'>, bookingId: string): Promise<Checkout> {
  const seen = await findBooking(bookingId);
  authoriseBooking(actor, 'booking.checkout', seen);
  if (!seen) throw notFound('booking');
  needPayable(seen);
  const charged = await chargedIntent(seen);
  if (charged) return presented(charged);
  await needFreeTime(seen);
  const payment = await transaction(async (tx) => {
    const booking = await lockOwn(tx, actor, 'booking.checkout', bookingId);
    return booking.payment ? stillPayable(booking, booking.payment) : openPayment(tx, booking, actor);
  }).catch((error: unknown) => alertIfFull(error, bookingId));
  await customerFor(actor.id);
  return presented(await intentOf(payment));
}

/** The PaymentIntent that takes no card any more, since it was charged, is being charged, or was closed. */
async function chargedIntent({ payment }: BookingRecord): Promise<Intent | null> {
  if (!payment?.paymentIntentId) return null;
  const intent = await intentOf(payment);
  return intent.status === 'open' ? null : intent;
}

function presented(intent: Intent): Checkout {
  return {
    paymentIntentId: intent.id,
    clientSecret: intent.clientSecret,
    publishableKey: env().STRIPE_PUBLISHABLE_KEY,
    status: intent.status,
    lastError: intent.lastError,
  };
}

/** Asks the table again, so that a second call is refused when a first one would be; writes nothing. */
function stillPayable(booking: LockedBooking, payment: Payment): Payment {
  needPayable(booking);
  return payment;
}

function needPayable(booking: BookingRecord): void {
  const decision = decide(stateOf(booking), { type: 'checkout' }, 'candidate', now(), env().policy);
  if (!decision.ok) throw refuse(decision.code);
}

async function openPayment(
  tx: Tx,
  booking: LockedBooking,
  actor: Authorised<'booking.checkout'>,
): Promise<Payment> {
  const destination = await payableAccount(tx, booking.professionalId);
  if (!destination) {
    throw new AppError('not_listed', 'This professional cannot be paid at the moment. Nothing was charged.');
  }
  const transition = await recordTransition(tx, booking, { type: 'checkout' }, actingAs(actor));
  if (!transition.ok) throw refuse(transition.code);
  await reserveRoom(tx, booking);
  return tx.payment.create({
    data: {
      bookingId: booking.id,
      status: 'requires_payment',
      currency: CURRENCY,
      amountCents: booking.priceCents,
      feeCents: booking.feeCents,
      destination,
      createdAt: toDate(now()),
    },
  });
}

/** Nobody pays for a call that has no room: a host of ours is kept for it from now on. */
async function reserveRoom(tx: Tx, { id, startAt, endAt }: LockedBooking): Promise<void> {
  invariant(startAt && endAt, 'a booking past requested has its slot');
  if ((await reserveHost(tx, { id, startAt, endAt })) !== 'none_free') return;
  throw new AppError(
    'no_room',
    'All our rooms are taken at the time of this call. Nothing was charged, and the time stays yours until it runs out. We are adding a room: try again in a few minutes.',
    { retryAfterSeconds: 300, log: `no Zoom host is free for ${id}` },
  );
}

async function alertIfFull(error: unknown, bookingId: string): Promise<never> {
  if (error instanceof AppError && error.code === 'no_room') {
    const { startAt } = (await findBooking(bookingId)) ?? { startAt: null };
    await raiseHostAlert(bookingId, startAt);
  }
  throw error;
}
