import { closeAlert, raiseAlert } from '@/lib/alerts';
import { audit, SYSTEM } from '@/lib/audit';
import { type LockedBooking, lockBooking } from '@/lib/bookings/locked-booking';
import { recordTransition } from '@/lib/bookings/record-transition';
import { now, toDate, toInstantOrNull } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import { CURRENCY } from '@/lib/domain/fees';
import { invariant } from '@/lib/domain/invariant';
import { disputeFee, disputeLost, disputeReinstated, disputeWithdrawn } from '@/lib/domain/ledger';
import { log } from '@/lib/log';
import { notify } from '@/lib/notifications/notify';
import { type CardDisputeState, isClosed, retrieveCardDispute } from '@/lib/providers/stripe/disputes';
import type { CardDispute } from '@/prisma/generated/client/client';
import { keptOf } from '../kept';
import { judgePayout } from '../payout-state';
import { postLedger } from '../post-ledger';
import { judgePayment } from '../refunds/refund';
import { replaceRefunds, resumeRefunds, unsentCents } from '../refunds/refund-and-dispute';
import { takeBack } from '../refunds/take-back';
import { keepShareWithUs, restoreShare } from './disputed-share';

/**
 * Reads a dispute of a card payment from Stripe and follows it: the payout is frozen while it is open, what the network
 * takes and returns is booked, the professional's share waits with the platform, and comes back when it is won. Order and
 * number of calls do not matter.
 */
export async function syncCardDispute(disputeId: string): Promise<void> {
  const state = await retrieveCardDispute(disputeId);
  const payment =
    state?.paymentIntentId &&
    (await db().payment.findUnique({ where: { paymentIntentId: state.paymentIntentId } }));
  if (!state || !payment) {
    if (state) log().error({ disputeId }, 'a dispute of a payment that is not ours');
    return;
  }
  const { bookingId } = payment;
  await transaction((tx) => follow(tx, bookingId, state));
  // With Stripe, so outside of the transaction.
  await keepShareWithUs(disputeId);
  if (isClosed(state.status)) await restoreShare(disputeId);
}

async function follow(tx: Tx, bookingId: string, state: CardDisputeState): Promise<void> {
  const booking = await lockBooking(tx, bookingId);
  invariant(booking, `payment of ${bookingId} without its booking`);
  const before = await tx.cardDispute.findUnique({ where: { id: state.id } });
  if (!before) await open(tx, booking, state);
  else if (before.status !== state.status) {
    await tx.cardDispute.update({ where: { id: state.id }, data: { status: state.status } });
    await audit(tx, SYSTEM, 'card_dispute.changed', `payment/${bookingId}`, {
      disputeId: state.id,
      status: state.status,
    });
  }
  await bookMoves(tx, booking, state, before);
  if (isClosed(state.status) && !before?.closedAt) await close(tx, booking, state);
}

async function open(tx: Tx, booking: LockedBooking, state: CardDisputeState): Promise<void> {
  const { id, status, reason, amountCents } = state;
  const dueBy = state.dueBy === null ? null : new Date(state.dueBy * 1000);
  await tx.cardDispute.create({
    data: {
      ...{ id, bookingId: booking.id, status, reason, amountCents, dueBy },
      ...{ feeCents: 0, refusals: 0, currency: CURRENCY, openedAt: new Date(state.openedAt * 1000) },
    },
  });
  await audit(tx, SYSTEM, 'card_dispute.opened', `payment/${booking.id}`, {
    disputeId: id,
    reason,
    amountCents,
  });
  await raiseAlert(tx, {
    ...{ key: `card-dispute/${id}`, kind: 'card_dispute', subject: `booking/${booking.id}` },
    detail: { disputeId: id, reason, amountCents },
    dueBy: toInstantOrNull(dueBy),
  });
  await judgePayout(tx, booking.id);
  await tell(tx, booking, 'card_dispute_opened');
}

/** What the network and Stripe have moved since we looked last. */
async function bookMoves(
  tx: Tx,
  { id: bookingId }: LockedBooking,
  state: CardDisputeState,
  before: CardDispute | null,
): Promise<void> {
  const at = toDate(now());
  if (state.isWithdrawn && !before?.withdrawnAt) {
    await postLedger(tx, bookingId, disputeWithdrawn(state.amountCents), state.id);
    await tx.cardDispute.update({ where: { id: state.id }, data: { withdrawnAt: at } });
  }
  const feeCents = state.feeCents - (before?.feeCents ?? 0);
  if (feeCents > 0) {
    await postLedger(tx, bookingId, disputeFee(feeCents), `${state.id}/${state.feeCents}`);
    await tx.cardDispute.update({ where: { id: state.id }, data: { feeCents: state.feeCents } });
  }
  if (state.isReinstated && !before?.reinstatedAt) {
    await postLedger(tx, bookingId, disputeReinstated(state.amountCents), state.id);
    await tx.cardDispute.update({ where: { id: state.id }, data: { reinstatedAt: at } });
  }
}

async function close(tx: Tx, booking: LockedBooking, state: CardDisputeState): Promise<void> {
  await tx.cardDispute.update({ where: { id: state.id }, data: { closedAt: toDate(now()) } });
  await closeAlert(tx, `card-dispute/${state.id}`);
  const { id: disputeId, status } = state;
  await audit(tx, SYSTEM, 'card_dispute.closed', `payment/${booking.id}`, { disputeId, status });
  if (status === 'lost' && state.isWithdrawn && !state.isReinstated) {
    await lose(tx, booking, state);
    return tell(tx, booking, 'card_dispute_lost');
  }
  await judgePayout(tx, booking.id);
  await resumeRefunds(tx, booking.id, disputeId);
  return tell(tx, booking, 'card_dispute_won');
}

/**
 * The network keeps the money. All that was left of the payment: the call is undone like any refunded one. Only a part:
 * the platform bears it, since a network that takes less than the price says nothing about the call.
 */
async function lose(tx: Tx, booking: LockedBooking, { id, amountCents }: CardDisputeState): Promise<void> {
  const bookingId = booking.id;
  const kept = await keptOf(tx, bookingId);
  const isHeld = booking.payment?.status === 'held';
  const heldCents = isHeld ? booking.priceCents : kept ? kept.feeCents + kept.netCents : 0;
  const owedCents = await unsentCents(tx, bookingId);
  const takesAll = heldCents + owedCents > 0 && amountCents >= heldCents + owedCents;
  const covers = owedCents > 0 && amountCents >= owedCents;
  if (owedCents > 0) await replaceRefunds(tx, bookingId, covers);
  if (takesAll && isHeld) {
    const transition = await recordTransition(tx, booking, { type: 'charge_back' }, SYSTEM);
    invariant(transition.ok, `a lost dispute of ${bookingId} ends it`);
  } else if (takesAll) {
    await tx.payment.update({ where: { bookingId }, data: { status: 'charged_back' } });
    if (kept) await takeBack(tx, booking, kept, heldCents, 'card_dispute');
    else await judgePayout(tx, bookingId); // what the platform gave for the call goes on
  } else {
    if (covers) await judgePayment(tx, bookingId, booking.priceCents);
    await judgePayout(tx, bookingId);
  }
  const of = { heldCents: takesAll ? heldCents : 0, owedCents: covers ? owedCents : 0 };
  await postLedger(tx, bookingId, disputeLost(amountCents, of, booking), id);
}

function tell(
  tx: Tx,
  { id: bookingId, professionalId: userId, version }: LockedBooking,
  kind: 'card_dispute_opened' | 'card_dispute_won' | 'card_dispute_lost',
): Promise<void> {
  return notify(tx, { userId, kind, bookingId, occasion: version });
}
