import { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/audit';
import { cancel } from '@/lib/bookings/cancel';
import { checkout } from '@/lib/bookings/checkout';
import { confirm } from '@/lib/bookings/confirm';
import { lockBooking } from '@/lib/bookings/locked-booking';
import { recordTransition } from '@/lib/bookings/record-transition';
import { now } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { decideDispute, withdrawDispute } from '@/lib/disputes/close';
import { openDispute } from '@/lib/disputes/open';
import { holdPayout, refund, releasePayout, retryPayout, retryRefund } from '@/lib/payments/decide';
import { as } from '../factories/people';
import type { MoneyWorld } from './money-world';
import type { Random } from './random';

/** One booking whose two people, admin, bank and network do whatever they like. */
export type Life = {
  readonly id: string;
  readonly candidateId: string;
  readonly professionalId: string;
  readonly adminId: string;
  readonly price: number;
};

export type Deed = (world: MoneyWorld, life: Life, random: Random) => Promise<unknown>;

const TEXT = 'Something about this call was not as agreed.';
const CARDS = ['pm_card_visa', 'pm_card_visa', 'pm_card_bypassPending', 'pm_card_visa_chargeDeclined'];

const candidate = ({ candidateId }: Life) => candidateId;
const intentOf = async ({ id }: Life) =>
  (await db().payment.findUnique({ where: { bookingId: id } }))?.paymentIntentId ?? null;
const disputeOf = ({ id }: Life) => db().dispute.findUnique({ where: { bookingId: id } });

/** Everything that somebody may try, whether or not it is possible now: most of it is refused most of the time. */
export const DEEDS: Readonly<Record<string, Deed>> = {
  checkout: async (_, life) => checkout(await as(candidate(life), 'booking.checkout'), life.id),

  pay: async (world, life, random) => {
    const open = await checkout(await as(candidate(life), 'booking.checkout'), life.id);
    await fetch(`${world.origin}/stripe/v1/payment_intents/${open.paymentIntentId}/confirm`, {
      method: 'POST',
      body: new URLSearchParams({
        ...{ key: 'pk_test_sandbox', client_secret: open.clientSecret, payment_method: random.pick(CARDS) },
      }),
    });
  },

  comeBack: async (_, life) => {
    const intent = await intentOf(life);
    if (intent) await confirm(await as(candidate(life), 'booking.confirm'), intent);
  },

  cancel: async (_, life, random) => {
    const by = random.pick([life.candidateId, life.professionalId]);
    return cancel(await as(by, 'booking.cancel'), life.id);
  },

  // The written feedback has passed; its judge is tested elsewhere.
  passFeedback: (_, life) => happen(life, { type: 'pass_feedback' }),
  candidateAbsent: (_, life) => happen(life, { type: 'candidate_absent' }),
  // Often objected to and decided at once: several deeds on one life in time are rare, and the money follows later.
  professionalAbsent: async (_, life, random) => {
    await happen(life, { type: random.pick(['professional_absent', 'nobody_came']) });
    if (random.happens(0.9)) await object(life);
    if (random.happens(0.8)) await decide(life, random);
  },

  dispute: async (_, life, random) => {
    const by = random.pick([life.candidateId, life.professionalId]);
    return openDispute(await as(by, 'dispute.open'), { bookingId: life.id, matter: 'call', text: TEXT });
  },

  object: (_, life) => object(life),

  withdraw: async (_, life) => {
    const dispute = await disputeOf(life);
    if (!dispute) return;
    const by = dispute.openedBy === 'candidate' ? life.candidateId : life.professionalId;
    await withdrawDispute(await as(by, 'dispute.open'), dispute.id);
  },

  decide: (_, life, random) => decide(life, random),

  giveBack: async (_, life, random) => {
    const cents = random.happens(0.5) ? life.price : random.between(1, life.price);
    await refund(await as(life.adminId, 'money.decide'), life.id, cents, 'By chance');
  },

  // Often for a moment only: two deeds on one life are rare, and what follows a release matters most.
  keepBack: async (_, life, random) => {
    const admin = await as(life.adminId, 'money.decide');
    await holdPayout(admin, life.id, 'By chance');
    if (random.happens(0.6)) await releasePayout(admin, life.id, 'By chance');
  },
  letGo: async (_, life) => releasePayout(await as(life.adminId, 'money.decide'), life.id, 'By chance'),
  payAgain: async (_, life) => retryPayout(await as(life.adminId, 'money.decide'), life.id, 'By chance'),
  refundAgain: async (_, life) => retryRefund(await as(life.adminId, 'money.decide'), life.id, 'By chance'),

  bankDisputes: async (world, life, random) => {
    const paymentIntentId = await intentOf(life);
    if (!paymentIntentId) return;
    const inquiry = random.happens(0.3);
    const part = random.happens(0.2) ? { amountCents: random.between(50, life.price) } : {};
    await world.control('POST', '/control/stripe/disputes', { paymentIntentId, inquiry, ...part });
  },

  bankDecides: async (world, life, random) => {
    const [dispute] = await db().cardDispute.findMany({ where: { bookingId: life.id, closedAt: null } });
    if (!dispute) return;
    const outcome = dispute.status.startsWith('warning') ? 'warning_closed' : random.pick(['won', 'lost']);
    await world.control('POST', `/control/stripe/disputes/${dispute.id}/close`, { outcome });
  },

  bankReturnsPayout: async (world, life) => {
    const payout = await db().payout.findUnique({ where: { bookingId: life.id } });
    if (payout?.payoutId) await world.control('POST', `/control/stripe/payouts/${payout.payoutId}/fail`, {});
  },

  bankReturnsRefund: (world, _, random) =>
    world.control('POST', '/control/stripe/refunds', {
      outcome: random.pick(['failed', 'pending']),
      count: 1,
    }),
};

/** What is tried how often, so that lives get far enough for all of it to matter. */
export const WEIGHTS: Readonly<Record<keyof typeof DEEDS, number>> = {
  ...{ checkout: 4, pay: 16, comeBack: 6, cancel: 2, passFeedback: 8, candidateAbsent: 2, nobodyCame: 1 },
  ...{ professionalAbsent: 8, object: 2 },
  ...{ dispute: 4, withdraw: 2, decide: 6, giveBack: 3, keepBack: 2, letGo: 2, payAgain: 3, refundAgain: 3 },
  ...{ bankDisputes: 2, bankDecides: 5, bankReturnsPayout: 2, bankReturnsRefund: 1 },
};

async function decide(life: Life, random: Random): Promise<void> {
  const dispute = await disputeOf(life);
  if (!dispute) return;
  // Mostly what is possible: a decision that is refused is seldom of interest.
  const { status } = await db().booking.findUniqueOrThrow({ where: { id: life.id } });
  const outcome =
    status === 'refunded'
      ? random.pick(['pay', 'pay', 'pay', 'none', 'full'] as const)
      : random.pick(['full', 'part', 'none', 'pay'] as const);
  const refundCents = random.between(1, life.price);
  const decision =
    outcome === 'part' ? { outcome, refundCents, decision: TEXT } : { outcome, decision: TEXT };
  await decideDispute(await as(life.adminId, 'dispute.decide'), dispute.id, decision);
}

async function object({ id: bookingId, professionalId }: Life): Promise<void> {
  const professional = await as(professionalId, 'dispute.open');
  await openDispute(professional, { bookingId, matter: 'absence', text: TEXT });
}

async function happen(
  { id }: Life,
  event: { type: 'pass_feedback' | 'candidate_absent' | 'professional_absent' | 'nobody_came' },
): Promise<void> {
  await transaction(async (tx) => {
    const booking = await lockBooking(tx, id);
    // Nobody judges a call that has not ended.
    if (!booking?.endAt || booking.endAt.getTime() > now().epochMilliseconds) return;
    await recordTransition(tx, booking, event, SYSTEM);
  });
}

/** The earliest start of a call that can be set now, on the grid. */
export function soonestStart(): Temporal.Instant {
  const quarter = 15 * 60_000;
  const earliest = now().add({ hours: 6 }).epochMilliseconds;
  return Temporal.Instant.fromEpochMilliseconds(Math.ceil(earliest / quarter) * quarter);
}
