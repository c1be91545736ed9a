import { Problem } from '../problem';
import { failureWith } from './bank-accounts';
import { openDispute, settle } from './dispute-steps';
import { emit } from './events';
import { trialBalance } from './ledger';
import { completeOnboarding, restrictAccount } from './onboarding';
import { failPayout } from './payout-steps';
import { present } from './present';
import { finishRefund } from './refund-outcome';
import { planRefunds, type RefundOutcome, type ShortBalance, setShortBalance } from './settings';
import type { Charge } from './types';
import { PLATFORM } from './types';
import type { World } from './world';

export interface DisputeRequest {
  /** A charge, or the PaymentIntent whose charge is meant. */
  of: string;
  reason: string;
  isInquiry: boolean;
  /** What is still not refunded when left out. */
  amountCents: number | null;
}

export type DisputeOutcome = 'won' | 'lost' | 'warning_closed';

/** What a script may do to the imitated Stripe that no API call can. @throws Problem 404, 409 or 400. */
export interface StripeControl {
  /** Finishes onboarding at once; `accountNumber` chooses the test bank, `isQuiet` sends no webhooks. */
  onboard(account: string, options: { accountNumber: string | null; isQuiet: boolean }): object;
  /** Stops an account, as Stripe does when documents are missing. */
  restrict(account: string): object;
  /** The account cuts the platform off: nothing can be asked of it or sent to it any more. */
  deauthorize(account: string): object;
  /** The cardholder disputes a payment, whatever card it was made with. */
  dispute(asked: DisputeRequest): object;
  closeDispute(dispute: string, outcome: DisputeOutcome): object;
  /** Decides what becomes of the next refunds. */
  planRefunds(outcome: RefundOutcome, count: number): void;
  /** Ends a pending refund, or lets one fail that had succeeded. */
  finishRefund(refund: string, end: 'succeeded' | 'failed'): object;
  setShortBalance(mode: ShortBalance): void;
  /** The bank sends a payout back, also one that was already paid. */
  failPayout(payout: string, failureCode: string): object;
  /** Every balance and what lies outside; each currency sums to zero. */
  balances(): ReturnType<typeof trialBalance>;
}

/** Stripe's part of the control interface. */
export function stripeControl(world: World): StripeControl {
  const { store } = world.core;
  const change = (work: () => object) =>
    present(
      world,
      store.transact(() => work()),
    );
  const need = (id: string) => {
    if (!world.accounts.any(id)) throw notFound('account', id);
    return id;
  };
  return {
    onboard(id, { accountNumber, isQuiet }) {
      world.isQuiet = isQuiet;
      try {
        return change(() => completeOnboarding(world, need(id), accountNumber));
      } finally {
        world.isQuiet = false;
      }
    },
    restrict: (id) => change(() => restrictAccount(world, need(id))),
    deauthorize: (id) =>
      change(() => {
        world.accounts.hide(need(id), { deauthorized: 'yes' });
        const application = { id: 'ca_sandbox', object: 'application', name: 'Monet' };
        emit(world, id, 'account.application.deauthorized', application);
        return application;
      }),
    dispute: (asked) =>
      change(() => {
        const charge = disputable(world, asked.of);
        const left = charge.amount_captured - charge.amount_refunded;
        const amount = asked.amountCents ?? (left > 0 ? left : charge.amount_captured);
        if (amount > charge.amount_captured) throw conflict('The charge is smaller than that.');
        return openDispute(world, charge, { reason: asked.reason, isInquiry: asked.isInquiry, amount });
      }),
    closeDispute: (id, outcome) =>
      change(() => {
        const dispute = world.disputes.any(id);
        if (!dispute) throw notFound('dispute', id);
        const isInquiry = dispute.status.startsWith('warning');
        const isOpen = /needs_response$|under_review$/.test(dispute.status);
        if (!isOpen) throw conflict(`The dispute is closed: ${dispute.status}.`);
        if (isInquiry !== (outcome === 'warning_closed')) {
          throw conflict(isInquiry ? 'An inquiry can only be warning_closed.' : 'It is won or lost.');
        }
        return settle(world, dispute, outcome === 'won');
      }),
    planRefunds: (outcome, count) => store.transact(() => planRefunds(world, outcome, count)),
    finishRefund: (id, end) =>
      change(() => {
        const refund = world.refunds.any(id);
        if (!refund) throw notFound('refund', id);
        const finished = finishRefund(world, id, end);
        if (!finished) throw conflict(`The refund cannot become ${end} any more: it is ${refund.status}.`);
        return finished;
      }),
    setShortBalance: (mode) => store.transact(() => setShortBalance(world, mode)),
    failPayout: (id, code) =>
      change(() => {
        const payout = world.payouts.any(id);
        if (!payout) throw notFound('payout', id);
        if (payout.status === 'failed' || payout.status === 'canceled') {
          throw conflict(`The payout is ${payout.status}.`);
        }
        const failure = failureWith(code) ?? { code, message: `The bank sent the payout back (${code}).` };
        world.core.schedule.cancel('stripe.payout', id);
        return failPayout(world, payout, world.payouts.ownerOf(id) ?? PLATFORM, failure);
      }),
    balances: () => trialBalance(world),
  };
}

function disputable(world: World, id: string): Charge {
  const charge = world.charges.any(world.paymentIntents.any(id)?.latest_charge ?? id);
  if (!charge) throw notFound('charge or PaymentIntent with a charge', id);
  if (!charge.paid || !charge.captured) throw conflict('The charge has not been paid.');
  if (world.charges.ownerOf(charge.id) !== PLATFORM) throw conflict('It is not a charge of the platform.');
  if (charge.disputed) throw conflict('The charge is disputed already.');
  return charge;
}

function notFound(noun: string, id: string): Problem {
  return new Problem(404, 'not_found', `Stripe has no ${noun} ${id}.`);
}

function conflict(message: string): Problem {
  return new Problem(409, 'wrong_state', message);
}
