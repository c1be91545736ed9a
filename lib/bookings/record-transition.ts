import type { Temporal } from 'temporal-polyfill';
import { type ActingAs, audit } from '@/lib/audit';
import { now, timestamp, toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import {
  type BookingChanges,
  type BookingEvent,
  type Decision,
  decide,
  type Effect,
  isTerminal,
  type Refusal,
} from '@/lib/domain/booking';
import { CURRENCY, type Split } from '@/lib/domain/fees';
import { env } from '@/lib/env';
import type { BookingId } from '@/lib/ids';
import { notify } from '@/lib/notifications/notify';
import { enqueue } from '@/lib/outbox';
import { recordMoney } from '@/lib/payments/record-money';
import type { Booking } from '@/prisma/generated/client/client';
import { type LockedBooking, stateOf } from './locked-booking';
import { recordProposal } from './record-proposal';

export type Transition =
  | { readonly ok: true; readonly booking: LockedBooking }
  | { readonly ok: false; readonly code: Refusal };

/**
 * The only writer of `bookings.status`. Asks the table what the event does and writes all of it in the caller's
 * transaction: the booking, its event row, the audit row, the money, the outbox and the notifications.
 *
 * @param booking locked by this transaction, so that nothing can have changed since it was read
 * @returns the booking as it is now, or why the table refuses
 */
export async function recordTransition(
  tx: Tx,
  booking: LockedBooking,
  event: BookingEvent,
  by: ActingAs,
): Promise<Transition> {
  const at = now();
  const decision = decide(stateOf(booking), event, by.kind, at, env().policy);
  if (!decision.ok) return decision;
  if (changesNothing(booking, decision)) return { ok: true, booking };

  const version = booking.version + 1;
  const changed = await tx.booking.update({
    where: { id: booking.id, version: booking.version },
    data: {
      version,
      status: decision.to,
      ...columns(decision.changes),
      ...(isTerminal(decision.to) ? { endedAt: toDate(at) } : {}),
    },
  });
  const changedBooking: LockedBooking = { ...booking, ...changed };
  await tx.bookingEvent.create({
    data: {
      bookingId: booking.id,
      version,
      event: event.type,
      fromStatus: booking.status,
      toStatus: decision.to,
      actor: by.kind,
      actorId: by.id,
      at: toDate(at),
      data: timesOf(event),
    },
  });
  const proposals = decision.proposal && (await recordProposal(tx, changedBooking, decision.proposal, at));
  const after = proposals ? { ...changedBooking, proposals } : changedBooking;
  await audit(tx, by, `booking.${event.type}`, `booking/${booking.id}`, {
    from: booking.status,
    to: decision.to,
    version,
  });
  await recordMoney(tx, after, decision.money);
  for (const effect of decision.effects) await recordEffect(tx, after, effect);
  return { ok: true, booking: after };
}

/** Asked again for what is so already, such as a second acceptance: nothing to write. */
function changesNothing(booking: LockedBooking, decision: Extract<Decision, { ok: true }>): boolean {
  const { to, changes, money, effects } = decision;
  return (
    to === booking.status &&
    money.kind === 'none' &&
    effects.length === 0 &&
    Object.keys(changes).length === 0
  );
}

async function recordEffect(tx: Tx, booking: LockedBooking, effect: Effect): Promise<void> {
  switch (effect.kind) {
    case 'timer':
      return enqueue(tx, effect.job, jobId(booking, effect.job), { bookingId: booking.id }, effect.at);
    case 'work':
      return enqueue(tx, effect.job, jobId(booking, effect.job), { bookingId: booking.id });
    case 'tell': {
      const userId = effect.who === 'candidate' ? booking.candidateId : booking.professionalId;
      return notify(tx, { userId, kind: effect.message, bookingId: booking.id, occasion: booking.version });
    }
  }
}

/** The times that an event is about, for the story of the booking. */
function timesOf(event: BookingEvent): { startAt?: string; startAts?: string[] } {
  if (event.type === 'schedule' || event.type === 'take_time') return { startAt: timestamp(event.startAt) };
  return event.type === 'propose_times' ? { startAts: event.startAts.map(timestamp) } : {};
}

/** The version makes it unique: each transition causes each of its jobs once. */
function jobId(booking: LockedBooking, job: string): string {
  return `${booking.id}/${booking.version}/${job}`;
}

function columns(changes: BookingChanges): Record<string, Date | string | number> {
  const isInstant = (value: unknown): value is Temporal.Instant =>
    typeof value === 'object' && value !== null;
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [name, isInstant(value) ? toDate(value) : value]),
  );
}

/** What a booking is made of when it is asked for. Prices in cents, frozen from here on. */
export type NewBooking = {
  readonly id: BookingId;
  readonly candidateId: string;
  readonly professionalId: string;
  readonly listingId: string;
  readonly question: string;
  readonly requestKey?: string | null;
  readonly price: Split;
  /** The card as the candidate saw it, and what the professional will see of the candidate. */
  readonly card: object;
  readonly candidateCard: object;
};

/** Writes the first version of a booking: `requested`, with its expiry and the message to the professional. */
export async function recordRequest(tx: Tx, booking: NewBooking): Promise<Booking> {
  const at = now();
  const by: ActingAs = { kind: 'candidate', id: booking.candidateId };
  const expiresAt = at.add({ hours: 24 * env().policy.requestDays });
  const { price, card, candidateCard, ...people } = booking;
  const created = await tx.booking.create({
    data: {
      ...people,
      priceCents: price.grossCents,
      feeCents: price.feeCents,
      netCents: price.netCents,
      card: { ...card },
      candidateCard: { ...candidateCard },
      status: 'requested',
      version: 1,
      currency: CURRENCY,
      requestedAt: toDate(at),
      requestExpiresAt: toDate(expiresAt),
    },
  });
  await tx.bookingEvent.create({
    data: {
      bookingId: booking.id,
      version: 1,
      event: 'request',
      toStatus: 'requested',
      actor: 'candidate',
      actorId: booking.candidateId,
      at: toDate(at),
      data: {},
    },
  });
  await audit(tx, by, 'booking.request', `booking/${booking.id}`, { priceCents: price.grossCents });
  await enqueue(tx, 'expire-request', `${booking.id}/1/expire-request`, { bookingId: booking.id }, expiresAt);
  const { id: bookingId, professionalId: userId } = booking;
  await notify(tx, { userId, kind: 'request_received', bookingId, occasion: 1 });
  return created;
}
